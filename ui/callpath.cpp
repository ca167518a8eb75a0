// SPDX-License-Identifier: GPL-3.0-or-later
#include "callpath.h"

#include "theme.h"
#include "visibletext.h"

#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int arrowHeight = 30;
constexpr int pathPadding = 8;
constexpr int pathInset = 16; ///< where arrows stand, from the left edge of the boxes

QString stopText(const CallStop &stop)
{
    return stop.value.isEmpty() ? stop.kind : QString(stop.kind + u": "_s + stop.value);
}

} // namespace

CallPath::CallPath(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"callPath"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setUnread(false);
}

void CallPath::setPath(const std::optional<CallStop> &primary, const std::optional<CallStop> &failover)
{
    m_state = State::Known;
    m_primary = primary;
    m_failover = failover;
    changed();
}

void CallPath::setUnread(bool failed)
{
    m_state = failed ? State::Failed : State::Reading;
    m_primary.reset();
    m_failover.reset();
    changed();
}

void CallPath::changed()
{
    setAccessibleName(inWords());
    setToolTip(plainToolTip(inWords())); // the drawing elides what is long
    updateGeometry();
    update();
}

QString CallPath::inWords() const
{
    if (m_state != State::Known)
        return m_state == State::Failed ? tr("Call path: could not be read") : tr("Call path: not read yet");
    const auto stop = [](const CallStop &at) {
        //: a route's name, and its type and value
        return tr("%1 (%2)").arg(at.name, stopText(at));
    };
    const QString first = m_primary ? stop(*m_primary) : tr("no primary route");
    const QString second = m_failover ? stop(*m_failover) : tr("no failover route");
    return tr("Call path: %1; if that fails: %2").arg(first, second);
}

int CallPath::boxHeight() const
{
    return 2 * fontMetrics().lineSpacing() + 2 * pathPadding;
}

QSize CallPath::sizeHint() const
{
    return {280, fontMetrics().lineSpacing() + 2 * pathPadding + 2 * (boxHeight() + arrowHeight)};
}

QSize CallPath::minimumSizeHint() const
{
    return {180, sizeHint().height()};
}

void CallPath::paintStop(QPainter &painter, int top, const QString &title, const QString &text,
                         bool strong) const
{
    const StateColors colors = StateColors::of(palette());
    const int height = text.isEmpty() ? fontMetrics().lineSpacing() + 2 * pathPadding : boxHeight();
    const QRectF box = QRectF(0, top, width(), height).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(strong ? colors.accent : colors.hairline);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(box, 6, 6);
    const QRect line(pathPadding + 4, top + pathPadding, width() - 2 * pathPadding - 8,
                     fontMetrics().lineSpacing());
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(strong ? bold : font());
    painter.setPen(palette().color(QPalette::Text));
    const QFontMetrics metrics(painter.font());
    painter.drawText(line, Qt::AlignVCenter, metrics.elidedText(title, Qt::ElideRight, line.width()));
    painter.setFont(font());
    painter.setPen(colors.muted);
    painter.drawText(line.translated(0, line.height()), Qt::AlignVCenter,
                     fontMetrics().elidedText(text, Qt::ElideMiddle, line.width()));
}

void CallPath::paintArrow(QPainter &painter, int top, const QString &label, bool dashed) const
{
    const StateColors colors = StateColors::of(palette());
    painter.setPen(QPen(colors.muted, 1.4, dashed ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(QPointF(pathInset, top + 2), QPointF(pathInset, top + arrowHeight - 6));
    QPainterPath head(QPointF(pathInset - 4, top + arrowHeight - 8));
    head.lineTo(pathInset, top + arrowHeight - 2);
    head.lineTo(pathInset + 4, top + arrowHeight - 8);
    painter.setPen(QPen(colors.muted, 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(head);
    painter.setPen(colors.muted);
    painter.drawText(QRect(pathInset + 14, top, width() - pathInset - 14, arrowHeight), Qt::AlignVCenter,
                     label);
}

void CallPath::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int top = 0;
    paintStop(painter, top, tr("Caller"), {}, false);
    top += fontMetrics().lineSpacing() + 2 * pathPadding;
    paintArrow(painter, top, tr("rings"), false);
    top += arrowHeight;
    if (m_state != State::Known) {
        const bool failed = m_state == State::Failed;
        paintStop(painter, top, failed ? tr("Routes not read") : tr("Reading the routes…"),
                  tr("The list does not carry them"), false);
        return;
    }
    if (m_primary)
        paintStop(painter, top, m_primary->name, stopText(*m_primary), true);
    else
        paintStop(painter, top, tr("No primary route"), tr("Calls are not delivered"), false);
    top += boxHeight();
    paintArrow(painter, top, tr("if that fails"), true);
    top += arrowHeight;
    if (m_failover)
        paintStop(painter, top, m_failover->name, stopText(*m_failover), true);
    else
        paintStop(painter, top, tr("No failover route"), tr("The call ends"), false);
}

} // namespace trunkline

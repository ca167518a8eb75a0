// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountchip.h"

#include "icons.h"
#include "visibletext.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {
constexpr int dot = 10;
constexpr int gap = 8;
constexpr int padX = 12;
constexpr int padY = 6;
constexpr int arrow = 14;
constexpr int widest = 260;
} // namespace

AccountChip::AccountChip(const Session &session, QWidget *parent)
    : QPushButton(parent)
    , m_session(session)
{
    setObjectName(u"accountChip"_s);
    setToolTip(tr("Everything here is done on this account. Click to open another one."));
    setAccessibleDescription(tr("Opens the list of accounts"));
    setFocusPolicy(Qt::StrongFocus);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(&session, &Session::labelChanged, this, &AccountChip::showAccount);
    connect(this, &QPushButton::clicked, this,
            [this] { Q_EMIT menuRequested(mapToGlobal(QPoint(0, height() + 2))); });
    showAccount();
}

void AccountChip::showAccount()
{
    setAccessibleName(tr("Account: %1").arg(name()));
    updateGeometry();
    update();
}

QString AccountChip::name() const
{
    return visibleLine(m_session.label().name);
}

QSize AccountChip::sizeHint() const
{
    const int text = qMin(fontMetrics().horizontalAdvance(name()), widest);
    // A little more than the advance: text is elided when it misses its width by a fraction.
    return {padX + dot + gap + text + 4 + gap + arrow + padX, fontMetrics().height() + 2 * padY};
}

void AccountChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor tint(m_session.label().color);
    const qreal edge = hasFocus() ? 1.0 : 0.5;
    const QRectF frame = QRectF(rect()).adjusted(edge, edge, -edge, -edge);
    painter.setPen(QPen(hasFocus() ? palette().color(QPalette::Highlight) : tint, 2 * edge));
    QColor fill = tint;
    fill.setAlphaF(isDown() ? 0.30F : underMouse() ? 0.20F : 0.10F);
    painter.setBrush(fill);
    painter.drawRoundedRect(frame, height() / 2.0, height() / 2.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawEllipse(QRectF(padX, (height() - dot) / 2.0, dot, dot));
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect textRect = rect().adjusted(padX + dot + gap, 0, -padX - arrow - gap, 0);
    painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(name(), Qt::ElideRight, textRect.width()));
    trunkline::icon(u"chevron-down"_s)
        .paint(&painter, QRect(width() - padX - arrow, (height() - arrow) / 2, arrow, arrow));
}

void AccountChip::keyPressEvent(QKeyEvent *event)
{
    // As with a combo box; Space is a button's own already.
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

} // namespace trunkline

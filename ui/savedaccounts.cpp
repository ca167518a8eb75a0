// SPDX-License-Identifier: GPL-3.0-or-later
#include "savedaccounts.h"

#include "icons.h"
#include "theme.h"
#include "visibletext.h"

#include <QGuiApplication>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int rowHeight = 52;
constexpr int rowGap = 6;
constexpr int mostInSight = 4;
constexpr int listWidth = 692; // of both cards above, with their frames
constexpr int pad = 16;
constexpr int savedDot = 12;
constexpr int lockSize = 16;

} // namespace

SavedAccountButton::SavedAccountButton(const Profile &profile, QWidget *parent)
    : QPushButton(parent)
    , m_label(visibleLine(profile.label, 80))
    , m_host(visibleLine(profile.baseUrl.host(), 80))
    , m_color(profile.color)
    , m_readOnly(profile.readOnly)
{
    setObjectName(u"savedAccount"_s);
    setAccessibleName(m_readOnly ? tr("Open %1, %2, read-only").arg(m_label, m_host)
                                 : tr("Open %1, %2").arg(m_label, m_host));
    setToolTip(tr("Opens this account. With Ctrl, in a new window."));
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SavedAccountButton::sizeHint() const
{
    return {320, qMax(rowHeight, 2 * fontMetrics().lineSpacing() + 16)};
}

void SavedAccountButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const StateColors colors = StateColors::of(palette());
    const qreal edge = hasFocus() ? 1.0 : 0.5;
    painter.setPen(QPen(hasFocus() ? palette().color(QPalette::Highlight) : colors.hairline, 2 * edge));
    painter.setBrush(isDown() || underMouse() ? palette().color(QPalette::Button)
                                              : palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(edge, edge, -edge, -edge), 6, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(m_color));
    painter.drawEllipse(QRectF(pad, (height() - savedDot) / 2.0, savedDot, savedDot));

    QRect words = rect().adjusted(pad + savedDot + 14, 8, -pad, -8);
    if (m_readOnly) {
        const QString text = tr("Read-only");
        const int textWidth = fontMetrics().horizontalAdvance(text) + 4;
        painter.setPen(colors.muted);
        painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, text);
        const int left = words.right() - textWidth - 6 - lockSize;
        trunkline::icon(u"lock"_s).paint(&painter,
                                         QRect(left, (height() - lockSize) / 2, lockSize, lockSize));
        words.setRight(left - 12);
    }
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop,
                     QFontMetrics(bold).elidedText(m_label, Qt::ElideRight, words.width()));
    painter.setFont(font());
    painter.setPen(colors.muted);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom,
                     fontMetrics().elidedText(m_host, Qt::ElideRight, words.width()));
}

SavedAccounts::SavedAccounts(QWidget *parent)
    : QScrollArea(parent)
    , m_content(new QWidget)
    , m_layout(new QVBoxLayout(m_content))
{
    setObjectName(u"savedAccounts"_s);
    setAccessibleName(tr("Saved accounts"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setFixedWidth(listWidth);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(rowGap);
    setWidget(m_content);
}

void SavedAccounts::showProfiles(const QList<Profile> &profiles)
{
    const auto before = m_content->findChildren<SavedAccountButton *>();
    for (SavedAccountButton *button : before) {
        m_layout->removeWidget(button);
        button->hide();
        button->deleteLater(); // it may be the one that was clicked
    }
    int wanted = 0;
    for (const Profile &profile : profiles) {
        auto *button = new SavedAccountButton(profile, m_content);
        m_layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, id = profile.id] {
            Q_EMIT chosen(id, QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
        });
        wanted = button->sizeHint().height();
    }
    const int inSight = qMin(int(profiles.size()), mostInSight);
    // A part of the next one shows that there is more.
    const int more = profiles.size() > mostInSight ? wanted / 2 : 0;
    setFixedHeight(inSight * (wanted + rowGap) + more);
    setVisible(!profiles.isEmpty());
}

} // namespace trunkline

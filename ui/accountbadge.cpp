// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbadge.h"

#include <QPainter>

namespace trunkline {

namespace {
constexpr int dot = 10;
constexpr int gap = 8;
constexpr int padX = 10;
constexpr int padY = 5;
constexpr int widest = 260;
} // namespace

AccountBadge::AccountBadge(const AccountLabel &account, QWidget *parent)
    : QWidget(parent)
    , m_account(account)
{
    setObjectName(QStringLiteral("accountBadge"));
    setAccessibleName(tr("Account: %1").arg(account.name));
    setToolTip(tr("Everything here is done on this account."));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize AccountBadge::sizeHint() const
{
    const int text = qMin(fontMetrics().horizontalAdvance(m_account.name), widest);
    // A little more than the advance: text is elided when it misses its width by a fraction.
    return {padX + dot + gap + text + 4 + padX, fontMetrics().height() + 2 * padY};
}

void AccountBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor tint(m_account.color);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(tint);
    QColor fill = tint;
    fill.setAlphaF(0.10F);
    painter.setBrush(fill);
    painter.drawRoundedRect(frame, height() / 2.0, height() / 2.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawEllipse(QRectF(padX, (height() - dot) / 2.0, dot, dot));
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect textRect = rect().adjusted(padX + dot + gap, 0, -padX, 0);
    painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(m_account.name, Qt::ElideRight, textRect.width()));
}

} // namespace trunkline

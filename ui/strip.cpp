// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxstrip.h"

#include "icons.h"
#include "theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace trunkline {

SandboxStrip::SandboxStrip(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
{
    setObjectName(QStringLiteral("sandboxStrip"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 16, 4);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    auto *text = new QLabel(tr("Sandbox account. Nothing is bought or sent."), this);
    text->setObjectName(QStringLiteral("sandboxText"));
    layout->addWidget(text, 1);
    dress();
}

void SandboxStrip::dress()
{
    m_icon->setPixmap(icon(QStringLiteral("sandbox"), palette()).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void SandboxStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor tint = StateColors::of(palette()).warning;
    painter.fillRect(QRect(0, 0, width(), 1), tint);
    tint.setAlphaF(0.16F);
    painter.fillRect(rect(), tint);
}

void SandboxStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QWidget::changeEvent(event);
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "strip.h"

#include "icons.h"
#include "theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace trunkline {

Strip::Strip(const QString &name, const QString &iconName, const QString &text, LabelTone tone,
             QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_icon(new QLabel(this))
    , m_iconName(iconName)
    , m_tone(tone)
{
    setObjectName(QString(name + u"Strip"_s));
    m_row->setContentsMargins(16, 4, 16, 4);
    m_row->setSpacing(8);
    m_row->addWidget(m_icon);
    auto *label = new QLabel(text, this);
    label->setObjectName(QString(name + u"Text"_s));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    m_row->addWidget(label, 1);
    dress();
}

void Strip::dress()
{
    m_icon->setPixmap(icon(m_iconName, palette()).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void Strip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor tint = toneColor(m_tone, palette(), StateColors::of(palette()).accent);
    painter.fillRect(QRect(0, 0, width(), 1), tint);
    tint.setAlphaF(0.16F);
    painter.fillRect(rect(), tint);
}

void Strip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QWidget::changeEvent(event);
}

} // namespace trunkline

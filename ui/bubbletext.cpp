// SPDX-License-Identifier: GPL-3.0-or-later
#include "bubbletext.h"

namespace trunkline {

BubbleText::BubbleText(const QString &text, const QFont &font, int width)
    : m_layout(QString(text).replace(QLatin1Char('\n'), QChar(QChar::LineSeparator)), font)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    m_layout.setTextOption(option);
    qreal top = 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, top));
        top += line.height();
        // Lines from right to left begin at the far edge.
        m_bounds |= QRectF(line.naturalTextRect().left(), line.y(), line.naturalTextWidth(), line.height());
    }
    m_layout.endLayout();
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "quickelision.h"

#include <QFontMetricsF>

namespace trunkline {
namespace {

constexpr char16_t ellipsis = u'…';
constexpr qsizetype codes = 0x2028;
constexpr qreal kerned = 1.05; ///< of what fits, the sum of the advances is less than that

/// Neither a control character nor a combining mark.
bool standsAlone(char16_t code)
{
    const auto isWithin = [code](char16_t first, char16_t last) { return code >= first && code <= last; };
    return (isWithin(0x20, 0x2ff) && !isWithin(0x7f, 0x9f) && code != 0xad) || isWithin(0x370, 0x482)
        || isWithin(0x48a, 0x52f) || isWithin(0x2010, 0x2027);
}

} // namespace

void QuickElision::setFont(const QFont &font)
{
    m_font = font;
    m_advances.clear();
    m_widest = 0;
}

std::optional<QString> QuickElision::elided(const QString &text, int width)
{
    const qreal shortest = width - advance(ellipsis);
    bool isSure = true;
    qreal wide = 0;
    qsizetype fitting = 0; // letters, with the ellipsis behind them
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isKnown = standsAlone(text.at(i).unicode());
        isSure = isSure && isKnown;
        wide += isKnown ? advance(text.at(i)) : widest();
        if (wide <= shortest)
            fitting = i + 1;
        if (wide > width * kerned)
            return isSure ? std::optional(QString(text.first(fitting) + QChar(ellipsis))) : std::nullopt;
    }
    return text;
}

/// Of an emoji, which are wider than they are high.
qreal QuickElision::widest()
{
    if (m_widest == 0)
        m_widest = QFontMetricsF(m_font).height();
    return m_widest;
}

qreal QuickElision::advance(QChar letter)
{
    if (m_advances.isEmpty())
        m_advances.fill(-1, codes);
    float &known = m_advances[letter.unicode()];
    if (known < 0)
        known = float(QFontMetricsF(m_font).horizontalAdvance(letter));
    return qreal(known);
}

} // namespace trunkline

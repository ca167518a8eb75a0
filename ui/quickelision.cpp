// SPDX-License-Identifier: GPL-3.0-or-later
#include "quickelision.h"

#include "plainsign.h"

#include <QFontMetricsF>

namespace trunkline {
namespace {

constexpr char16_t ellipsis = u'…';
constexpr qsizetype codes = 0x2028;
constexpr qreal kerned = 1.05; ///< of what fits, the sum of the advances is less than that

} // namespace

void QuickElision::setFont(const QFont &font)
{
    m_font = font;
    m_advances.clear();
    m_signs.clear();
    m_widest = 0;
}

std::optional<QString> QuickElision::elided(const QString &text, int width)
{
    const qreal shortest = width - advance(QStringView(&ellipsis, 1));
    bool isSure = true;
    qreal wide = 0;
    qsizetype fitting = 0; // letters, with the ellipsis behind them
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype size = plainSignAt(text, i);
        isSure = isSure && size > 0;
        wide += size > 0 ? advance(QStringView(text).sliced(i, size)) : widest();
        i += qMax<qsizetype>(size, 1);
        if (wide <= shortest)
            fitting = i;
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

qreal QuickElision::advance(QStringView sign)
{
    const QChar first = sign.front();
    const char32_t code = sign.size() > 1 ? QChar::surrogateToUcs4(first, sign.back()) : first.unicode();
    if (m_advances.isEmpty())
        m_advances.fill(0, codes);
    float &known = code < codes ? m_advances[qsizetype(code)] : m_signs[code];
    if (known <= 0)
        known = float(QFontMetricsF(m_font).horizontalAdvance(sign.toString()));
    return qreal(known);
}

} // namespace trunkline

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

/// An emoji, an arrow, a tick: nothing before it makes another picture of it.
bool isPlainSign(char32_t code)
{
    const auto isWithin = [code](char32_t first, char32_t last) { return code >= first && code <= last; };
    const bool isSkin = isWithin(0x1f3fb, 0x1f3ff);
    return !isSkin
        && (isWithin(0x2100, 0x2bff) || isWithin(0x1f300, 0x1f64f) || isWithin(0x1f680, 0x1f6ff)
            || isWithin(0x1f900, 0x1f9ff) || isWithin(0x1fa70, 0x1faff));
}

/// What makes one picture of it and of the sign before: a joiner, a style or a skin.
bool joinsSign(QStringView text)
{
    const char16_t first = text.isEmpty() ? u' ' : text.front().unicode();
    return first == 0x200d || first == 0xfe0f
        || (first == 0xd83c && text.size() > 1 && text.at(1).unicode() >= 0xdffb);
}

/// How many places of the text, from that one, are one sign of known width; 0: who knows.
qsizetype signAt(QStringView text, qsizetype place)
{
    const QChar first = text.at(place);
    if (standsAlone(first.unicode()))
        return 1;
    const bool isPair =
        first.isHighSurrogate() && place + 1 < text.size() && text.at(place + 1).isLowSurrogate();
    const char32_t code = isPair ? QChar::surrogateToUcs4(first, text.at(place + 1)) : first.unicode();
    const qsizetype size = isPair ? 2 : 1;
    return isPlainSign(code) && !joinsSign(text.sliced(place + size)) ? size : 0;
}

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
        const qsizetype size = signAt(text, i);
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

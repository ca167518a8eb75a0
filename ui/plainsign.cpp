// SPDX-License-Identifier: GPL-3.0-or-later
#include "plainsign.h"

namespace trunkline {
namespace {

/// Neither a control character nor a combining mark.
bool standsAlone(char16_t code)
{
    const auto isWithin = [code](char16_t first, char16_t last) { return code >= first && code <= last; };
    return (isWithin(0x20, 0x2ff) && !isWithin(0x7f, 0x9f) && code != 0xad) || isWithin(0x370, 0x482)
        || isWithin(0x48a, 0x52f) || isWithin(0x2010, 0x2027);
}

/// An emoji, an arrow, a tick: nothing before it makes another picture of it.
bool isPictureCode(char32_t code)
{
    const auto isWithin = [code](char32_t first, char32_t last) { return code >= first && code <= last; };
    const bool isSkin = isWithin(0x1f3fb, 0x1f3ff);
    return !isSkin
        && (isWithin(0x2100, 0x2bff) || isWithin(0x1f300, 0x1f64f) || isWithin(0x1f680, 0x1f6ff)
            || isWithin(0x1f900, 0x1f9ff) || isWithin(0x1fa70, 0x1faff));
}

char32_t codeOf(QStringView sign)
{
    const QChar first = sign.front();
    return sign.size() > 1 ? QChar::surrogateToUcs4(first, sign.at(1)) : first.unicode();
}

/// What makes one picture of it and of the sign before: a joiner, a style or a skin.
bool joinsSign(QStringView text)
{
    const char16_t first = text.isEmpty() ? u' ' : text.front().unicode();
    return first == 0x200d || first == 0xfe0f
        || (first == 0xd83c && text.size() > 1 && text.at(1).unicode() >= 0xdffb);
}

} // namespace

qsizetype plainSignAt(QStringView text, qsizetype place)
{
    const QChar first = text.at(place);
    if (standsAlone(first.unicode()))
        return 1;
    const bool isPair =
        first.isHighSurrogate() && place + 1 < text.size() && text.at(place + 1).isLowSurrogate();
    const qsizetype size = isPair ? 2 : 1;
    return isPictureCode(codeOf(text.sliced(place, size))) && !joinsSign(text.sliced(place + size)) ? size
                                                                                                    : 0;
}

bool isPicture(QStringView sign)
{
    return isPictureCode(codeOf(sign));
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trunkline {

/// Of a body only so many characters can be searched: ten times the longest message of the service.
inline constexpr qsizetype LongestIndexed = 16'000;

/// The text as it is searched, the same for what is stored and for what is typed: case folded, also where it
/// takes more letters ("ß" is "ss"); width and ligatures made plain (NFKD); no accents on Latin letters, and
/// none of the strokes of ł, ø, đ, ħ, ŧ, nor a difference between ı and i; everything else in NFC. Variation
/// selectors, soft hyphens and zero-width spaces are left out, since nobody types them; U+0000 is U+FFFD,
/// since the index ends there. folded(folded(x)) is folded(x).
QString folded(QStringView text);

/// Changes whenever folded() would give another text for the same one (Qt's version of Unicode is part of
/// it): then the text index has to be made anew.
QString foldingVersion();

} // namespace trunkline

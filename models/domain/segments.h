// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace trunkline {

enum class TextEncoding { Gsm7, Ucs2 };

/// How a body splits into parts. GSM 03.38 with its extension table: 160 septets alone, 153 a part when
/// joined, an escape pair never split; UCS-2: 70 and 67 UTF-16 units, a surrogate pair never split.
struct Segmentation {
    TextEncoding encoding = TextEncoding::Gsm7;
    int units = 0; ///< septets or UTF-16 units, escape pairs and surrogate pairs counted as two
    int parts = 0; ///< 0 for an empty body
    int leftInPart = 0; ///< units left before the next part begins
    QString firstUcs2Character; ///< the character that forces UCS-2 (whole code point), empty for Gsm7
    friend bool operator==(const Segmentation &, const Segmentation &) = default;
};
Segmentation segment(const QString &body);

/// Parts by the service's own published rule (flowroute-api 2.5): 160 alone, then 140 a part; UCS-2 70 a
/// part.
int publishedParts(const QString &body);

/// The body with typographic quotes, dashes, ellipsis and no-break spaces replaced by plain ones.
QString withPlainPunctuation(const QString &body);

/// Parts of a body that came from outside. Of one that is longer than any message of the service only the
/// first LongestCounted characters are counted, so that a page of megabytes is no work.
inline constexpr qsizetype LongestCounted = 16'000;
int partsOfReceived(const QString &body);

} // namespace trunkline

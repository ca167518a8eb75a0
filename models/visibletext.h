// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trunkline {

/// Longest text of a table cell; painting a whole message of megabytes would stop the window (house.md,
/// "Facts of Qt 6.4").
inline constexpr int longestCellText = 300;

/// Text from outside on one line: line ends and control characters become visible signs, direction controls
/// ("U+202E") are spelled out so that they cannot turn the neighbouring cells around, and everything past
/// `longest` UTF-16 units is cut with an ellipsis. No surrogate pair is split.
QString visibleLine(const QString &text, int longest = longestCellText);

/// The same for several lines: line ends stay, the rest is made visible.
QString visibleText(const QString &text);

/// Text from outside for a tool tip. Qt takes tool tips with a tag in them for rich text, which could fetch
/// files and look like ours; such text is escaped, so that it shows as it is.
QString plainToolTip(const QString &text);

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/visiblecharacters.h"

#include <QString>

namespace trunkline {

/// Longest text of a table cell. Qt shapes all of a cell's text whenever it paints it, whatever fits:
/// a page of mixed scripts takes 64 ms at 300 characters.
inline constexpr int longestCellText = 200;

/// Longest text of a tool tip, which Qt lays out in full whenever the pointer rests.
inline constexpr int longestToolTip = 1'000;

/// Text from outside on one line, fit for a table cell: see domain/visiblecharacters.h.
inline QString visibleLine(const QString &text)
{
    return visibleLine(QStringView(text), longestCellText);
}

/// Text from outside on several lines: line ends stay, the rest is made visible, and what goes beyond
/// `longest` UTF-16 units is cut with an ellipsis. What a person has to see all of is shown in parts
/// (ui/gradualtext.h).
QString visibleText(const QString &text, qsizetype longest = 4'000);

/// Text from outside for a tool tip: visible, at most longestToolTip of it. Qt takes tool tips with a tag in
/// them for rich text, which could fetch files and look like ours; such text is escaped, so that it shows as
/// it is.
QString plainToolTip(const QString &text);

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace trunkline {

/// One page of a list: the items in the service's order, whether it says that more follow (links.next), and
/// when it was made.
template <typename T> struct Page {
    QList<T> items;
    bool hasNext = false;
    qint64 date = 0; ///< by the service's clock: UTC milliseconds of whole seconds; 0 when it does not say
    qint64 bytes = 0; ///< of the answer that it came in
};

/// Bytes of answers that one list may come to: some 400,000 ordinary message records. A list that is never
/// ended, or whose records are of megabytes each, would fill the memory page by page.
inline constexpr qint64 largestList = 268'435'456;

/// Pages in a row that bring nothing new and name a next one, after which a list is taken for endless. One
/// may come of a list that grew by a page while it was read.
inline constexpr int mostVainPages = 2;

} // namespace trunkline

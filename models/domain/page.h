// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace trunkline {

/// One page of a list: the items in the service's order, and whether it says that more follow (links.next).
template <typename T> struct Page {
    QList<T> items;
    bool hasNext = false;
};

} // namespace trunkline

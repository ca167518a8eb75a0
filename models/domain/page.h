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
};

} // namespace trunkline

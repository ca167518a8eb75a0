// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemModel;
class QString;
class QTableView;

namespace trunkline {

/// A table over a RoutesModel (or a proxy of one), without a parent yet: one row at a time, nothing edited in
/// place.
QTableView *makeRouteTable(const QString &name, QAbstractItemModel *routes);

} // namespace trunkline

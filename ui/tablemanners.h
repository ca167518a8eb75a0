// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace trunkline {

/// How every table of the program looks and behaves: whole rows are selected, nothing is edited in place, Tab
/// leaves the table, quiet lines, roomy rows. Selection mode and columns are the table's own affair.
void giveTableManners(QTableView *table);

} // namespace trunkline

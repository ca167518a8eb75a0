// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures.h"
#include "searchqueries.h"

namespace trunkline::bench {

/// The same queries by other means: LIKE over the same archive, ripgrep and jq over the same messages as
/// lines of JSON. They count what they find and paint nothing.
void measureRivals(const FigureRun &run, const QString &archive, const QList<BenchQuery> &queries);

} // namespace trunkline::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/coverage.h"
#include "archive/messagesums.h"
#include "archive/messagesync.h"

namespace trunkline {

/// The sentences of the page Messages.

/// How far the sync is and how many rows there are: "1,250 loaded…", "1,250 loaded, more on the server",
/// "1,250 messages", "12 found" where not everything is meant; "counting…" while that is not known.
QString loadedText(MessageSync::State state, int rows, bool isCounted, bool isFiltered);
/// "Reading, 12 of 30 days…"
QString progressText(const MessageSync &sync);
/// "Complete from 1 Jan to now, except 3 Mar, 5 Mar to 7 Mar", of that span, days of the zone; empty where
/// there is nothing to say. The last minutes are never proven and not spoken of.
QString coverageText(const Coverage &coverage, const TimeRange &span, qint64 nowUtcMs, const QTimeZone &zone);
/// "1,250 messages · 1,300 parts · $5.20"
QString shownTotalsText(const MessageTotals &totals);
/// "3 selected · 5 parts · $0.02"
QString selectedTotalsText(const MessageTotals &totals);
/// What of the archive could not be done and what to do now.
QString archiveTroubleText(const ArchiveTrouble &trouble);

} // namespace trunkline

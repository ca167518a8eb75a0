// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/messagequery.h"

namespace trunkline {

/// Reads what a person types: `0142 delayed`, `"your code" from:206555 to:"(303) 555" number:0142
/// status:failed type:mms direction:in is:out after:2026-01-01 before:2026-02-01T12:30 on:yesterday`.
/// Days and times without an offset are those of the zone. Nothing typed is dropped: a key with a value it
/// cannot have becomes a term NotUnderstood, a word with a colon but no such key is a word. A quotation mark
/// that is not closed yet reaches to the end. The sort order stays the default.
MessageQuery parseMessageQuery(const QString &text, const QTimeZone &zone, qint64 nowUtcMs);

/// The same terms as text: reading it again in any zone of the same offset gives the same query.
QString toText(const MessageQuery &query);
/// One chip as text, with its key and quotes.
QString toText(const QueryTerm &term);

/// The terms of a span of time: one On for a day of that zone, else an After and a Before.
QList<QueryTerm> rangeTerms(const TimeRange &range, const QTimeZone &zone);
QueryTerm statusTerm(MessageStatusGroup group);

} // namespace trunkline

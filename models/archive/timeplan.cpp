// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/timeplan.h"

#include "archive/seqlists.h"

#include <algorithm>

namespace trunkline {
namespace {

constexpr qsizetype testedRows = 5'000; ///< tested in less time than a frequent word takes to count

QByteArray ordered(const QByteArray &column, bool descending)
{
    return " ORDER BY " + column + (descending ? " DESC" : "");
}

SeqStreamPtr indexedOf(SearchRun &run, const SearchConditions &conditions, bool descending)
{
    StatementStream::Source source;
    source.match = conditions.match;
    if (conditions.hasColumns() || !conditions.restTest.isEmpty()) {
        source.test = conditions.restTest;
        // Columns of texts are called like those of messages, and the filter knows only one kind.
        source.sql = "SELECT seq, sender, recipient, body FROM (SELECT rowid AS hit FROM texts"
                     " WHERE texts MATCH ?1"
            + conditions.range.seqSql("rowid") + ordered("rowid", descending)
            + ") CROSS JOIN messages ON seq = hit WHERE 1" + conditions.filterSql()
            + ordered("hit", descending);
    } else {
        source.range = conditions.range;
        source.sql = "SELECT rowid FROM texts WHERE texts MATCH ?1" + conditions.range.seqSql("rowid")
            + ordered("rowid", descending);
    }
    return std::make_unique<StatementStream>(run, std::move(source));
}

/// One ordered stream for each value of an indexed column; together they are all rows.
SeqStreamPtr columnsOf(SearchRun &run, const SearchConditions &conditions, bool descending)
{
    std::vector<SeqStreamPtr> streams;
    const auto add = [&](const QByteArray &condition) {
        StatementStream::Source source;
        source.range = conditions.range;
        source.sql = "SELECT seq FROM messages WHERE " + condition + conditions.range.seqSql("seq")
            + conditions.columnSql + ordered("seq", descending);
        streams.push_back(std::make_unique<StatementStream>(run, std::move(source)));
    };
    if (conditions.hasAllStatuses()) { // two streams are less work than six
        add("kind = 0");
        add("kind = 1");
    } else {
        for (const int status : conditions.statuses)
            add("status = " + QByteArray::number(status));
    }
    return std::make_unique<MergedStream>(std::move(streams), descending);
}

} // namespace

SeqStreamPtr planByTime(SearchRun &run, const SearchConditions &conditions, bool descending)
{
    if (conditions.isImpossible())
        return std::make_unique<ListStream>(run, std::vector<qint64>());
    if (std::optional<std::vector<qint64>> few = seqsBySide(run, conditions, testedRows)) {
        if (descending)
            std::reverse(few->begin(), few->end());
        return std::make_unique<ListStream>(run, std::move(*few), conditions.filterSql(),
                                            conditions.wholeTest);
    }
    if (!conditions.match.isEmpty()) {
        std::vector<SeqStreamPtr> streams;
        streams.push_back(indexedOf(run, conditions, descending));
        streams.push_back(unindexedOf(run, conditions, descending));
        return std::make_unique<MergedStream>(std::move(streams), descending);
    }
    if (conditions.wholeTest.isEmpty() && !conditions.hasSides)
        return columnsOf(run, conditions, descending);
    return probeOf(run, conditions, descending);
}

SeqStreamPtr scanOf(SearchRun &run, const SearchConditions &conditions, bool descending)
{
    StatementStream::Source source;
    source.test = conditions.wholeTest;
    source.sql = "SELECT seq, sender, recipient, body FROM messages WHERE 1" + conditions.range.seqSql("seq")
        + conditions.filterSql() + ordered("seq", descending);
    return std::make_unique<StatementStream>(run, std::move(source));
}

SeqStreamPtr unindexedOf(SearchRun &run, const SearchConditions &conditions, bool descending)
{
    StatementStream::Source source;
    source.test = conditions.wholeTest;
    source.sql = "SELECT u.seq, sender, recipient, body FROM unindexed AS u CROSS JOIN messages AS m"
                 " ON m.seq = u.seq WHERE 1"
        + conditions.range.seqSql("u.seq") + conditions.filterSql() + ordered("u.seq", descending);
    return std::make_unique<StatementStream>(run, std::move(source));
}

} // namespace trunkline

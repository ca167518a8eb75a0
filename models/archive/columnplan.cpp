// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/columnplan.h"

#include "archive/timeplan.h"
#include "domain/messagestatus.h"

#include <algorithm>

namespace trunkline {
namespace {

constexpr size_t sortedRows =
    20'000; ///< looked up and sorted in less time than a million of an index are read
constexpr int columnRowsPerLook = 256; ///< at the clock

QByteArray columnName(MessageColumn column)
{
    switch (column) {
    case MessageColumn::Sender:
        return "sender";
    case MessageColumn::Recipient:
        return "recipient";
    case MessageColumn::Body:
        return "bodykey";
    case MessageColumn::Status:
        return "status";
    case MessageColumn::Kind:
        return "kind";
    case MessageColumn::Parts:
        return "parts";
    case MessageColumn::Cost:
        return "cost";
    case MessageColumn::Time:
    case MessageColumn::Direction:
        break;
    }
    return "at";
}

QByteArray orderedBy(const MessageSort &sort)
{
    const QByteArray way = sort.descending ? " DESC" : "";
    return " ORDER BY " + columnName(sort.column) + way + ", seq" + way;
}

StatementStream::Source allBy(const MessageSort &sort)
{
    StatementStream::Source source;
    source.sql = "SELECT seq FROM messages" + orderedBy(sort);
    return source;
}

StatementStream::Source theseBy(const MessageSort &sort, const std::vector<qint64> &seqs)
{
    QByteArray list;
    for (const qint64 seq : seqs)
        list += (list.isEmpty() ? '[' : ',') + QByteArray::number(seq);
    StatementStream::Source source;
    source.sql =
        "SELECT seq FROM json_each(?1) CROSS JOIN messages ON seq = json_each.value" + orderedBy(sort);
    source.match = list.isEmpty() ? QByteArray("[]") : list + ']';
    return source;
}

/// Finds the rows first, and then puts them in order.
class SortedStream : public SeqStream {
public:
    SortedStream(SearchRun &run, SeqStreamPtr ascending, const MessageSort &sort)
        : m_run(run)
        , m_finding(std::move(ascending))
        , m_sort(sort)
    {
    }

    Step next(qint64 *seq) override
    {
        if (const Step step = find(); step != Step::Ended)
            return step;
        for (int refused = 1;; ++refused) {
            if (const Step step = m_ordered->next(seq); step != Step::Found || isAmongThem(*seq))
                return step;
            if (refused % columnRowsPerLook == 0 && m_run.until.hasExpired())
                return Step::Paused;
        }
    }

private:
    /// Ended once all are found.
    Step find()
    {
        while (m_finding) {
            qint64 seq = 0;
            switch (const Step step = m_finding->next(&seq)) {
            case Step::Found:
                m_found.push_back(seq);
                if (m_found.size() % columnRowsPerLook == 0 && m_run.until.hasExpired())
                    return Step::Paused;
                break;
            case Step::Ended:
                m_finding.reset();
                m_isSorted = m_found.size() <= sortedRows;
                m_ordered = std::make_unique<StatementStream>(
                    m_run, m_isSorted ? theseBy(m_sort, m_found) : allBy(m_sort));
                break;
            default:
                return step;
            }
        }
        return Step::Ended;
    }

    bool isAmongThem(qint64 seq) const
    {
        return m_isSorted || std::binary_search(m_found.begin(), m_found.end(), seq);
    }

    SearchRun &m_run;
    SeqStreamPtr m_finding; ///< until all are found
    MessageSort m_sort;
    std::vector<qint64> m_found; ///< ascending
    SeqStreamPtr m_ordered; ///< then
    bool m_isSorted = false; ///< m_ordered has nothing but what was found
};

/// Those received are before those sent, each in order of time.
SeqStreamPtr byDirection(SearchRun &run, const SearchConditions &conditions, bool descending)
{
    SearchConditions received = conditions;
    SearchConditions sent = conditions;
    received.statuses.removeIf([](int status) { return status != int(MessageStatus::Received); });
    sent.statuses.removeAll(int(MessageStatus::Received));
    std::vector<SeqStreamPtr> streams;
    streams.push_back(planByTime(run, descending ? sent : received, descending));
    streams.push_back(planByTime(run, descending ? received : sent, descending));
    return std::make_unique<ChainStream>(std::move(streams));
}

} // namespace

SeqStreamPtr planSearch(SearchRun &run, const MessageQuery &query)
{
    const SearchConditions conditions(query);
    if (query.sort.column == MessageColumn::Time)
        return planByTime(run, conditions, query.sort.descending);
    if (query.sort.column == MessageColumn::Direction)
        return byDirection(run, conditions, query.sort.descending);
    if (conditions.isAll())
        return std::make_unique<StatementStream>(run, allBy(query.sort));
    return std::make_unique<SortedStream>(run, planByTime(run, conditions, false), query.sort);
}

} // namespace trunkline

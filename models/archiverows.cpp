// SPDX-License-Identifier: GPL-3.0-or-later
#include "archiverows.h"

#include "seqchanges.h"

#include <algorithm>

namespace trunkline {
namespace {

/// Above this, one reset costs views less than their work for every run.
constexpr qsizetype manyRuns = 100;
constexpr int mostIds = 4 * ArchiveRows::KeptRows;
/// What a window asks for at most, with what is around it.
constexpr int largestWindow = ArchiveRows::KeptRows / 2;

} // namespace

ArchiveRows::ArchiveRows(ArchiveReader &reader, QObject *parent)
    : RowSource(parent)
    , m_reader(reader)
    , m_cache(KeptRows)
{
    connect(&reader, &ArchiveReader::found, this, &ArchiveRows::take);
    connect(&reader, &ArchiveReader::totalKnown, this, &ArchiveRows::takeTotal);
    connect(&reader, &ArchiveReader::read, this, &ArchiveRows::takeRows);
    connect(&reader, &ArchiveReader::failed, this, &ArchiveRows::takeFailure);
}

void ArchiveRows::setQuery(const MessageQuery &query)
{
    m_query = query;
    m_isRefreshDue = false;
    m_isAsked = false;
    m_rowsSince = m_generation + 1;
    markOld();
    start(Phase::Replacing);
}

void ArchiveRows::refresh()
{
    m_isRefreshDue = m_phase != Phase::Idle;
    if (!m_isRefreshDue)
        start(Phase::Refreshing);
}

void ArchiveRows::start(Phase phase)
{
    m_phase = phase;
    m_trouble = {};
    m_fresh.clear();
    m_total = -1;
    m_isComplete = m_isComplete && phase == Phase::Refreshing;
    m_reader.search(m_query, ++m_generation);
    Q_EMIT extentChanged();
}

void ArchiveRows::take(int generation, const QList<qint64> &seqs, bool isComplete)
{
    if (generation != m_generation)
        return;
    if (m_phase == Phase::Refreshing)
        m_fresh += seqs;
    else if (m_phase == Phase::Replacing)
        replace(seqs);
    else
        append(seqs);
    if (isComplete) {
        if (m_phase == Phase::Refreshing)
            mergeFresh();
        m_phase = Phase::Idle;
        m_isComplete = true;
    }
    Q_EMIT extentChanged();
    if (isComplete && m_isRefreshDue)
        refresh();
}

void ArchiveRows::takeTotal(int generation, qint64 total)
{
    if (generation != m_generation)
        return;
    m_total = int(total);
    Q_EMIT extentChanged();
}

void ArchiveRows::replace(const QList<qint64> &seqs)
{
    m_phase = Phase::Appending;
    reset(seqs);
    Q_EMIT replaced();
}

void ArchiveRows::append(const QList<qint64> &seqs)
{
    if (seqs.isEmpty())
        return;
    Q_EMIT aboutToInsert(count(), int(seqs.size()));
    m_seqs += seqs;
    Q_EMIT inserted();
}

void ArchiveRows::reset(const QList<qint64> &seqs)
{
    Q_EMIT aboutToReset();
    m_seqs.clear();
    m_seqs += seqs; // and not "=": the room for a million is kept
    m_order = m_query.sort;
    m_wanted = {};
    m_isWantedAsked = true;
    Q_EMIT wasReset();
}

/// What is at hand may have changed meanwhile: shown until it is read anew.
void ArchiveRows::markOld()
{
    m_old.clear();
    for (const qint64 seq : m_cache.keys())
        m_old.insert(seq);
}

void ArchiveRows::mergeFresh()
{
    markOld();
    const std::optional<SeqChanges> changes = seqChanges(m_seqs, m_fresh, manyRuns);
    if (!changes) {
        const Window wanted = m_wanted;
        reset(m_fresh);
        m_wanted = wanted;
    } else {
        for (auto run = changes->removed.crbegin(); run != changes->removed.crend(); ++run) {
            Q_EMIT aboutToRemove(run->first, run->count());
            m_seqs.remove(run->first, run->count());
            Q_EMIT removed();
        }
        for (const RowRun &run : changes->inserted) {
            Q_EMIT aboutToInsert(run.first, run.count());
            m_seqs.insert(run.first, run.count(), 0);
            std::copy_n(m_fresh.cbegin() + run.first, run.count(), m_seqs.begin() + run.first);
            Q_EMIT inserted();
        }
        m_order = m_query.sort;
    }
    m_fresh.clear();
    m_isWantedAsked = false;
    askForWindow();
}

void ArchiveRows::takeFailure(int generation, const ArchiveTrouble &trouble)
{
    if (generation < m_rowsSince || generation > m_generation)
        return;
    // Whatever it was that failed, no more pieces are to come: their beginning may be missing.
    m_reader.cancelSearch();
    ++m_generation;
    m_isAsked = false;
    m_phase = Phase::Idle;
    m_isComplete = false;
    m_total = -1;
    m_fresh.clear();
    m_trouble = trouble;
    Q_EMIT extentChanged();
    Q_EMIT failed(trouble);
}

int ArchiveRows::rowOfSeq(qint64 seq) const
{
    if (m_order.column != MessageColumn::Time)
        return int(m_seqs.indexOf(seq));
    const bool down = m_order.descending;
    const auto found = std::lower_bound(m_seqs.begin(), m_seqs.end(), seq,
                                        [down](qint64 a, qint64 b) { return down ? a > b : a < b; });
    return found != m_seqs.end() && *found == seq ? int(found - m_seqs.begin()) : -1;
}

QString ArchiveRows::id(int row) const
{
    const Message *message = this->row(row);
    return message ? message->id : QString::number(m_seqs.at(row));
}

int ArchiveRows::indexOf(const QString &id) const
{
    const auto known = m_seqOfId.constFind(id);
    if (known != m_seqOfId.cend())
        return rowOfSeq(*known);
    bool isSeq = false;
    const qint64 seq = id.toLongLong(&isSeq);
    return isSeq ? rowOfSeq(seq) : -1;
}

void ArchiveRows::want(int first, int last)
{
    m_wanted = {std::max(first, 0), last};
    m_isWantedAsked = false;
    askForWindow();
}

/// A screen before and one after.
ArchiveRows::Window ArchiveRows::around(const Window &window) const
{
    const int screen = std::min(window.last - window.first + 1, largestWindow / 3);
    return {std::max(window.first - screen, 0), std::min(window.last + screen, count() - 1)};
}

QList<qint64> ArchiveRows::missingIn(const Window &window) const
{
    QList<qint64> missing;
    for (int row = window.first; row <= std::min(window.last, count() - 1); ++row) {
        const qint64 seq = m_seqs.at(row);
        if ((!m_cache.contains(seq) || m_old.contains(seq)) && missing.size() < largestWindow)
            missing += seq;
    }
    return missing;
}

void ArchiveRows::askForWindow()
{
    if (m_isWantedAsked || m_isAsked)
        return;
    m_isWantedAsked = true;
    QList<qint64> seqs = missingIn(m_wanted);
    const Window wide = around(m_wanted);
    const QList<qint64> beside =
        missingIn({wide.first, m_wanted.first - 1}) + missingIn({m_wanted.last + 1, wide.last});
    // What is seen is at hand and most of what is around: not a read for every line that is scrolled.
    if (seqs.isEmpty() && beside.size() < (wide.last - wide.first + 1) / 4)
        return;
    seqs += beside;
    if (seqs.isEmpty())
        return;
    m_isAsked = true;
    m_reader.rows(seqs, m_generation);
}

void ArchiveRows::takeRows(int generation, const ReadMessages &messages)
{
    if (generation < m_rowsSince)
        return;
    m_isAsked = false;
    if (m_seqOfId.size() > mostIds)
        m_seqOfId.clear();
    QSet<qint64> changed;
    for (const auto &[seq, message] : messages) {
        m_old.remove(seq);
        m_seqOfId.insert(message.id, seq);
        const Message *known = m_cache.object(seq);
        if (known && *known == message)
            continue;
        m_cache.insert(seq, new Message(message));
        changed.insert(seq);
    }
    tellChanged(changed);
    askForWindow();
}

/// They lie where rows are wanted or, when they came by themselves, at the beginning.
void ArchiveRows::tellChanged(const QSet<qint64> &seqs)
{
    const Window wide = around(m_wanted);
    const auto tell = [&](int begin, int end) {
        for (int row = begin; row < end; ++row) {
            const int first = row;
            while (row < end && seqs.contains(m_seqs.at(row)))
                ++row;
            if (row > first)
                Q_EMIT changed(first, row - 1);
        }
    };
    const int top = std::min(int(seqs.size()), count());
    tell(0, top);
    tell(std::max(wide.first, top), std::min(wide.last + 1, count()));
}

} // namespace trunkline

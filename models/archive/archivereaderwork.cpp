// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivereaderwork.h"

#include <QTimer>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

constexpr int firstPiece = 100; ///< seqs: more than a screen shows
constexpr int largestPiece = 50'000; ///< more hold a view up for too long
constexpr int breathMs = 4; ///< after one of these: many of them one behind the other do as well
constexpr int pieceMs = 100; ///< between two pieces after that: a view paints itself anew with each
constexpr int turnMs = 8; ///< what a row that is waited for may wait for a search
constexpr qsizetype firstRows = 60; ///< whose contents go along with the first piece

const ArchiveTrouble notOpen{ArchiveTrouble::Kind::CannotOpen, {}};

} // namespace

ArchiveReaderWork::Connection::Connection(std::unique_ptr<ArchiveDatabase> opened)
    : database(std::move(opened))
    , reading(*database)
    , search(*database)
    , histogram(*database)
    , sums(*database)
{
}

void ArchiveReaderWork::open(const QString &path)
{
    close();
    auto database = std::make_unique<ArchiveDatabase>();
    const ArchiveTrouble trouble = database->open(path, ArchiveDatabase::Access::Read);
    if (!trouble) {
        m_connection = std::make_unique<Connection>(std::move(database));
        const std::lock_guard lock(m_handleLock);
        m_handle = m_connection->database->handle();
    }
    m_reader.answer([reader = &m_reader, trouble] { Q_EMIT reader->opened(trouble); });
}

void ArchiveReaderWork::close()
{
    {
        const std::lock_guard lock(m_handleLock);
        m_handle = nullptr;
    }
    m_connection.reset();
    m_counting.reset();
    m_isCounting = false;
    m_summing.reset();
    m_isSumming = false;
}

void ArchiveReaderWork::interrupt()
{
    const std::lock_guard lock(m_handleLock);
    if (m_handle)
        sqlite3_interrupt(m_handle);
}

void ArchiveReaderWork::fail(int generation, const ArchiveTrouble &trouble)
{
    m_reader.answer(
        [reader = &m_reader, generation, trouble] { Q_EMIT reader->failed(generation, trouble); });
}

void ArchiveReaderWork::search(const MessageQuery &query, int generation, qint64 number)
{
    if (!m_connection)
        return fail(generation, notOpen);
    m_number = number;
    m_generation = generation;
    m_found.clear();
    m_told = 0;
    endBackground(); // they would share a transaction
    m_connection->search.end();
    if (isOutOfDate())
        return;
    const ArchiveTrouble trouble = m_connection->search.start(query);
    if (trouble && !isOutOfDate())
        return fail(generation, trouble);
    step();
}

/// What is counted and summed is begun anew later.
void ArchiveReaderWork::endBackground()
{
    if (m_isCounting)
        m_connection->histogram.end();
    m_isCounting = false;
    if (m_isSumming)
        m_connection->sums.end();
    m_isSumming = false;
}

void ArchiveReaderWork::stepLater()
{
    if (m_isQueued)
        return;
    m_isQueued = true;
    QTimer::singleShot(std::exchange(m_hasToldMany, false) ? breathMs : 0, this, [this] {
        m_isQueued = false;
        step();
    });
}

void ArchiveReaderWork::step()
{
    if (!m_connection)
        return;
    if (m_connection->search.isRunning() && isOutOfDate())
        m_connection->search.end();
    if (m_connection->search.isRunning())
        stepSearch();
    else if (m_counting)
        stepHistogram();
    else if (m_summing)
        stepSums();
    if (m_connection->search.isRunning() || m_counting || m_summing)
        stepLater();
}

void ArchiveReaderWork::stepSearch()
{
    const MessageSearch::Chunk chunk = m_connection->search.next(
        m_told < firstPiece ? firstPiece : largestPiece - int(m_found.size()), turnMs);
    if (isOutOfDate())
        return;
    if (chunk.trouble)
        return fail(m_generation, chunk.trouble);
    m_found += chunk.seqs;
    const bool isDue =
        m_told < firstPiece || m_sinceTold.hasExpired(pieceMs) || m_found.size() >= largestPiece;
    const bool isFirst = m_told == 0;
    if (chunk.isComplete || (isDue && !m_found.isEmpty()))
        tellFound(chunk.isComplete);
    if (isFirst && m_told > 0 && !chunk.isComplete)
        tellTotal();
}

/// Behind the first piece, which is painted meanwhile.
void ArchiveReaderWork::tellTotal()
{
    if (const std::optional<qint64> total = m_connection->search.total())
        m_reader.answer([reader = &m_reader, generation = m_generation, number = m_number, total = *total] {
            if (reader->m_newestSearch == number)
                Q_EMIT reader->totalKnown(generation, total);
        });
}

/// The contents of the first rows go along, since they are asked for next anyway: so nobody sees them blank.
void ArchiveReaderWork::tellFound(bool isComplete)
{
    const QList<qint64> seqs = std::exchange(m_found, {});
    ReadMessages messages;
    if (m_told < firstRows
        && m_connection->reading.rows(seqs.first(qMin(seqs.size(), firstRows - m_told)), &messages))
        messages.clear(); // interrupted, or worse; whoever asks for the rows is told
    m_told += seqs.size();
    m_hasToldMany = seqs.size() >= largestPiece;
    m_sinceTold.start();
    m_reader.answer(
        [reader = &m_reader, generation = m_generation, number = m_number, seqs, isComplete, messages] {
            if (reader->m_newestSearch != number) // cancelled, or another has begun meanwhile
                return;
            Q_EMIT reader->found(generation, seqs, isComplete);
            if (!messages.isEmpty())
                Q_EMIT reader->read(generation, messages);
        });
}

void ArchiveReaderWork::histogram(const Counting &counting)
{
    if (!m_connection)
        return fail(counting.generation, notOpen);
    endBackground();
    m_counting = counting;
    stepLater();
}

void ArchiveReaderWork::sum(const Summing &summing)
{
    if (!m_connection)
        return fail(summing.generation, notOpen);
    if (m_isSumming)
        m_connection->sums.end();
    m_isSumming = false;
    m_summing = summing;
    stepLater();
}

void ArchiveReaderWork::stepHistogram()
{
    MessageHistogram &histogram = m_connection->histogram;
    ArchiveTrouble trouble;
    if (!m_isCounting)
        trouble = histogram.start(m_counting->query, m_counting->bucketMs, m_counting->zone);
    m_isCounting = !trouble;
    if (!trouble && !histogram.advance(turnMs, &trouble))
        return;
    m_isCounting = false;
    if (trouble.kind == ArchiveTrouble::Kind::Interrupted) // begun anew once the new search is complete
        return histogram.end();
    if (trouble)
        fail(m_counting->generation, trouble);
    else
        m_reader.answer([reader = &m_reader, generation = m_counting->generation,
                         buckets = histogram.buckets()] { Q_EMIT reader->counted(generation, buckets); });
    histogram.end();
    m_counting.reset();
}

void ArchiveReaderWork::stepSums()
{
    MessageSums &sums = m_connection->sums;
    ArchiveTrouble trouble;
    if (!m_isSumming)
        trouble = sums.start(m_summing->seqs);
    m_isSumming = !trouble;
    if (!trouble && !sums.advance(turnMs, &trouble))
        return;
    m_isSumming = false;
    const MessageTotals totals = sums.totals();
    sums.end();
    if (trouble.kind == ArchiveTrouble::Kind::Interrupted)
        return;
    if (trouble)
        fail(m_summing->generation, trouble);
    else
        m_reader.answer([reader = &m_reader, generation = m_summing->generation, totals] {
            Q_EMIT reader->summed(generation, totals);
        });
    m_summing.reset();
}

/// An interrupt is meant for an older search. It lasts as long as that has a statement.
ArchiveTrouble ArchiveReaderWork::untilUninterrupted(const std::function<ArchiveTrouble()> &reading)
{
    ArchiveTrouble trouble = reading();
    while (trouble.kind == ArchiveTrouble::Kind::Interrupted) {
        if (m_connection->search.isRunning() && isOutOfDate())
            m_connection->search.end();
        endBackground();
        trouble = reading();
    }
    return trouble;
}

void ArchiveReaderWork::rows(const QList<qint64> &seqs, int generation)
{
    if (!m_connection)
        return fail(generation, notOpen);
    ReadMessages messages;
    const ArchiveTrouble trouble = untilUninterrupted([&] {
        messages.clear();
        return m_connection->reading.rows(seqs, &messages);
    });
    if (trouble)
        return fail(generation, trouble);
    m_reader.answer(
        [reader = &m_reader, generation, messages] { Q_EMIT reader->read(generation, messages); });
}

void ArchiveReaderWork::conversation(const PhoneNumber &a, const PhoneNumber &b, qint64 beforeSeq, int most,
                                     int generation)
{
    if (!m_connection)
        return fail(generation, notOpen);
    ReadMessages messages;
    const ArchiveTrouble trouble = untilUninterrupted([&] {
        messages.clear();
        return m_connection->reading.conversation(a, b, beforeSeq, most + 1, &messages);
    });
    if (trouble)
        return fail(generation, trouble);
    const bool isAll = messages.size() <= most;
    messages = messages.first(qMin<qsizetype>(messages.size(), most));
    m_reader.answer([reader = &m_reader, generation, messages, isAll] {
        Q_EMIT reader->conversed(generation, messages, isAll);
    });
}

} // namespace trunkline

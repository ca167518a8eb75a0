// SPDX-License-Identifier: GPL-3.0-or-later
// How an ArchiveWriter deletes history.
#include "archive/archivewriterparts.h"

#include <limits>
#include <QDateTime>

namespace trunkline {

namespace {

constexpr int rowsAtOnce = 4'000;
/// A file that was set aside, or a copy from before a migration, stays so long for somebody to look at.
constexpr int daysOfCopies = 7;

/// Of a burst some rows are numbered as if they were later (messagerecord.h); of any that is likely, this
/// far.
constexpr qint64 spillReach = 1 << 16;

} // namespace

ArchiveTrouble ArchiveWriter::forgetBefore(qint64 at)
{
    const ArchiveTrouble uncovered = change([&] {
        ArchiveTrouble trouble;
        Coverage left = coverage(&trouble);
        left.remove({std::numeric_limits<qint64>::min(), at});
        return trouble ? trouble : saveCoverage(left);
    });
    if (uncovered)
        return uncovered;
    if (const ArchiveTrouble trouble = unlessOver([&] { return forgetRowsBefore(at); }))
        return trouble;
    return giveBackRoom(QDateTime::currentDateTimeUtc().addDays(-daysOfCopies));
}

ArchiveTrouble ArchiveWriter::forgetRowsBefore(qint64 at)
{
    if (const ArchiveTrouble trouble = forgetIndexOfMost(at))
        return trouble;
    for (int forgotten = rowsAtOnce; forgotten == rowsAtOnce;) {
        if (const ArchiveTrouble trouble = forgetSome(at, &forgotten))
            return trouble;
    }
    return {};
}

/// Taking a text out of the index costs as much as putting it in: where more go than stay, those that stay
/// are put in anew instead.
ArchiveTrouble ArchiveWriter::forgetIndexOfMost(qint64 at)
{
    qint64 going = 0;
    const ArchiveTrouble trouble = eachRow("SELECT count(*) FROM messages WHERE seq < ?1", {firstSeq(at)},
                                           [&going](const ArchiveStatement &row) {
                                               going = row.integer(0);
                                               return ArchiveTrouble();
                                           });
    if (trouble || going <= rowsAtOnce || going <= count() / 2)
        return trouble;
    return change([this] { return m_parts->texts.reset(); });
}

ArchiveTrouble ArchiveWriter::forgetSome(qint64 at, int *forgotten)
{
    *forgotten = 0;
    const ArchiveTrouble trouble = change([&] {
        return eachRow(
            "SELECT seq, body, sender, recipient FROM messages WHERE seq < ?1 AND at < ?2"
            " ORDER BY seq LIMIT ?3",
            {firstSeq(at) + spillReach, at, rowsAtOnce}, [&](const ArchiveStatement &row) {
                ++*forgotten;
                const qint64 seq = row.integer(0);
                m_parts->erase.bind(1, seq);
                const TextIndex::Texts texts{row.bytes(1).toByteArray(), row.bytes(2).toByteArray(),
                                             row.bytes(3).toByteArray()};
                return m_parts->erase.run() ? m_parts->texts.remove(seq, texts) : m_database.trouble();
            });
    });
    if (m_parts)
        m_parts->free.forget();
    return trouble;
}

ArchiveTrouble ArchiveWriter::forgetAll()
{
    const ArchiveTrouble trouble = change([this] {
        const ArchiveTrouble cleared = m_parts->texts.clear();
        return cleared ? cleared
                       : m_database.run("DELETE FROM messages; DELETE FROM coverage;"
                                        " DELETE FROM numbers; DELETE FROM routes");
    });
    if (trouble)
        return trouble;
    m_parts->free.forget();
    return giveBackRoom({});
}

/// And deletes copies from before that moment; all of them when there is none.
ArchiveTrouble ArchiveWriter::giveBackRoom(const QDateTime &copiesBefore)
{
    qint64 pages = 0;
    qint64 unused = 0;
    if (const ArchiveTrouble trouble = m_database.ask("PRAGMA page_count", &pages))
        return trouble;
    if (const ArchiveTrouble trouble = m_database.ask("PRAGMA freelist_count", &unused))
        return trouble;
    // Neither is needed for what was promised: the rows are gone, and later rows take the room.
    const auto vacuum = [this] { return m_database.run("VACUUM"); };
    if (unused > pages / 4) { // makes a copy of what remains, which the memory need not hold
        m_database.run("PRAGMA temp_store=FILE");
        if (copiesBefore.isValid())
            unlessOver(vacuum);
        else
            vacuum(); // hardly anything remains, and nothing else takes the texts out of the file
        m_database.run("PRAGMA temp_store=MEMORY");
    }
    m_database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    if (ArchiveDatabase::removeLeftovers(m_database.path(), copiesBefore))
        return {};
    return {ArchiveTrouble::Kind::Failed,
            tr("Old copies beside %1 cannot be deleted.").arg(m_database.path())};
}

} // namespace trunkline

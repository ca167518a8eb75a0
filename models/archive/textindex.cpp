// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/textindex.h"

#include "archive/foldedtext.h"
#include "archive/messagerecord.h"

#include <sqlite3.h>

namespace trunkline {

namespace {

/// Pages of the index that one tidy() writes.
constexpr auto tidyPages = "300";

} // namespace

TextIndex::TextIndex(ArchiveDatabase &database)
    : m_database(database)
    , m_wait(database.handle(), "INSERT OR IGNORE INTO unindexed (seq) VALUES (?1)")
    , m_waitNoMore(database.handle(), "DELETE FROM unindexed WHERE seq = ?1")
    , m_next(database.handle(),
             "SELECT seq, body, sender, recipient FROM unindexed JOIN messages USING (seq)"
             " ORDER BY unindexed.seq LIMIT ?1")
    , m_insert(database.handle(),
               "INSERT INTO texts (rowid, body, sender, recipient) VALUES (?1, ?2, ?3, ?4)")
    , m_delete(database.handle(),
               "INSERT INTO texts (texts, rowid, body, sender, recipient) VALUES ('delete', ?1, ?2, ?3, ?4)")
    , m_counts(database)
{
}

ArchiveTrouble TextIndex::prepare()
{
    for (const ArchiveStatement *statement : {&m_wait, &m_waitNoMore, &m_next, &m_insert, &m_delete}) {
        if (!statement->isValid())
            return troubleOf(statement->code(), m_database.path());
    }
    if (m_counts.code() != 0)
        return troubleOf(m_counts.code(), m_database.path());
    const QByteArray version = foldingVersion().toUtf8();
    ArchiveStatement known(m_database.handle(), "SELECT value FROM meta WHERE key = 'folding'");
    if (known.isValid() && known.step() == ArchiveStatement::Step::Row && known.bytes(0) == version)
        return recount();
    known.reset();
    return m_database.transaction([&] {
        ArchiveStatement keep(m_database.handle(), "REPLACE INTO meta (key, value) VALUES ('folding', ?1)");
        keep.bindText(1, version);
        return keep.run() ? reset() : m_database.trouble();
    });
}

ArchiveTrouble TextIndex::add(qint64 seq)
{
    m_wait.bind(1, seq);
    if (!m_wait.run())
        return m_database.trouble();
    m_waiting += sqlite3_changes(m_database.handle());
    return {};
}

ArchiveTrouble TextIndex::remove(qint64 seq, const Texts &texts)
{
    m_waitNoMore.bind(1, seq);
    if (!m_waitNoMore.run())
        return m_database.trouble();
    if (sqlite3_changes(m_database.handle()) > 0) { // it was not in the index
        --m_waiting;
        return {};
    }
    return copy(m_delete, seq, texts, -1);
}

ArchiveTrouble TextIndex::copy(ArchiveStatement &statement, qint64 seq, const Texts &texts, int change)
{
    const QByteArray body = indexedBody(texts.body);
    const QByteArray sender = indexedNumber(texts.sender);
    const QByteArray recipient = indexedNumber(texts.recipient);
    statement.bind(1, seq);
    statement.bindText(2, body);
    statement.bindText(3, sender);
    statement.bindText(4, recipient);
    if (!statement.run())
        return m_database.trouble();
    m_counts.count(change, body, texts.sender, texts.recipient);
    return {};
}

ArchiveTrouble TextIndex::index(int most)
{
    m_next.bind(1, most);
    qint64 last = -1;
    ArchiveTrouble trouble;
    ArchiveStatement::Step step = ArchiveStatement::Step::Done;
    while (!trouble && (step = m_next.step()) == ArchiveStatement::Step::Row) {
        last = m_next.integer(0);
        trouble = copy(
            m_insert, last,
            {m_next.bytes(1).toByteArray(), m_next.bytes(2).toByteArray(), m_next.bytes(3).toByteArray()}, 1);
    }
    if (!trouble && step == ArchiveStatement::Step::Failed)
        trouble = m_database.trouble();
    m_next.reset();
    if (trouble || last < 0)
        return trouble;
    trouble = m_database.run("DELETE FROM unindexed WHERE seq <= " + QByteArray::number(last));
    if (!trouble)
        m_waiting -= sqlite3_changes(m_database.handle());
    return trouble;
}

ArchiveTrouble TextIndex::recount()
{
    m_counts.forget();
    qint64 rows = 0;
    const ArchiveTrouble trouble = m_database.ask("SELECT count(*) FROM unindexed", &rows);
    m_waiting = int(rows);
    return trouble;
}

ArchiveTrouble TextIndex::reset()
{
    if (const ArchiveTrouble trouble = clear())
        return trouble;
    if (const ArchiveTrouble trouble =
            m_database.run("INSERT INTO unindexed SELECT seq FROM messages ORDER BY seq"))
        return trouble;
    return recount();
}

ArchiveTrouble TextIndex::clear()
{
    m_waiting = 0;
    if (const ArchiveTrouble trouble = m_counts.clear())
        return trouble;
    return m_database.run("INSERT INTO texts (texts) VALUES ('delete-all'); DELETE FROM unindexed");
}

ArchiveTrouble TextIndex::tidy(bool *done)
{
    const qint64 before = sqlite3_total_changes64(m_database.handle());
    const ArchiveTrouble trouble =
        m_database.run(QByteArray("INSERT INTO texts (texts, rank) VALUES ('merge', ") + tidyPages + ')');
    *done = sqlite3_total_changes64(m_database.handle()) - before < 2; // as FTS5 documents it
    return trouble;
}

} // namespace trunkline

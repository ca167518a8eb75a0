// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivewriter.h"

#include "archive/archivewriterparts.h"
#include "domain/messagestatus.h"

#include <algorithm>
#include <QSet>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int stepsPerLook = 1'000; ///< of SQLite: some tens of microseconds
constexpr qint64 checkEveryMs = 7LL * 24 * 3'600'000;

/// Of several with the same id the last one, in the order of time: rows and indexes then grow at their ends.
QList<MessageRecord> recordsOf(const QList<Message> &messages)
{
    QList<MessageRecord> records;
    records.reserve(messages.size());
    QSet<QString> seen;
    for (auto message = messages.crbegin(); message != messages.crend(); ++message) {
        if (seen.contains(message->id))
            continue;
        seen.insert(message->id);
        records.append(recordOf(*message));
    }
    std::reverse(records.begin(), records.end());
    std::stable_sort(records.begin(), records.end(),
                     [](const MessageRecord &a, const MessageRecord &b) { return a.at < b.at; });
    return records;
}

} // namespace

ArchiveWriter::Parts::Parts(ArchiveDatabase &database)
    : texts(database)
    , free(database.handle())
    , find(database.handle(), "SELECT seq, " TRUNKLINE_MESSAGE_COLUMNS " FROM messages WHERE id = ?1")
    , insert(database.handle(),
             "INSERT INTO messages (seq, " TRUNKLINE_MESSAGE_COLUMNS
             ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")
    , update(database.handle(),
             "UPDATE messages SET (" TRUNKLINE_MESSAGE_COLUMNS
             ") = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) WHERE seq = ?1")
    , erase(database.handle(), "DELETE FROM messages WHERE seq = ?1")
    , span(database.handle(), "INSERT INTO coverage (first, last) VALUES (?1, ?2)")
{
}

int ArchiveWriter::Parts::code() const
{
    for (const ArchiveStatement *statement : {&find, &insert, &update, &erase, &span}) {
        if (!statement->isValid())
            return statement->code();
    }
    return free.code();
}

void ArchiveWriter::Parts::afterRollback()
{
    free.forget();
    texts.recount();
}

ArchiveWriter::ArchiveWriter() = default;

ArchiveWriter::~ArchiveWriter()
{
    close();
}

void ArchiveWriter::close()
{
    m_parts.reset();
    m_database.close();
}

ArchiveTrouble ArchiveWriter::open(const QString &path, QString *aside)
{
    m_parts.reset();
    ArchiveTrouble trouble = m_database.open(path, ArchiveDatabase::Access::Write);
    if (!trouble)
        trouble = prepare();
    if (trouble.kind == ArchiveTrouble::Kind::Damaged)
        return beginAnew(aside);
    if (trouble)
        close();
    return trouble;
}

ArchiveTrouble ArchiveWriter::beginAnew(QString *aside)
{
    const QString path = m_database.path();
    close();
    ArchiveTrouble trouble = ArchiveDatabase::setAside(path, aside);
    if (!trouble)
        trouble = m_database.open(path, ArchiveDatabase::Access::Write);
    if (!trouble)
        trouble = prepare();
    if (trouble)
        close();
    return trouble;
}

ArchiveTrouble ArchiveWriter::prepare()
{
    m_parts = std::make_unique<Parts>(m_database);
    const int code = m_parts->code();
    ArchiveTrouble trouble = code == 0 ? m_parts->texts.prepare() : troubleOf(code, m_database.path());
    if (trouble.kind == ArchiveTrouble::Kind::Misfit) // the statements are right, so the file is not
        trouble.kind = ArchiveTrouble::Kind::Damaged;
    return trouble;
}

ArchiveTrouble ArchiveWriter::store(const QList<Message> &messages, StoreCount *count,
                                    const QList<TimeRange> &covered)
{
    StoreCount counted;
    const QList<MessageRecord> records = recordsOf(messages);
    const ArchiveTrouble trouble = change([&] {
        const ArchiveTrouble unmerged = merge(records, &counted);
        if (unmerged || covered.isEmpty())
            return unmerged;
        ArchiveTrouble unread;
        Coverage whole = coverage(&unread);
        for (const TimeRange &range : covered)
            whole.add(range);
        return unread ? unread : saveCoverage(whole);
    });
    if (count)
        *count = trouble ? StoreCount() : counted;
    return trouble;
}

ArchiveTrouble ArchiveWriter::cover(const TimeRange &range)
{
    return store({}, nullptr, {range});
}

ArchiveTrouble ArchiveWriter::merge(const QList<MessageRecord> &records, StoreCount *count)
{
    m_parts->outdated.clear();
    for (const MessageRecord &record : records) {
        if (const ArchiveTrouble trouble = mergeOne(record, count))
            return trouble;
    }
    for (auto row = m_parts->outdated.cbegin(); row != m_parts->outdated.cend(); ++row) {
        if (const ArchiveTrouble trouble = m_parts->texts.remove(row.key(), row->texts))
            return trouble;
        if (!row->remains)
            continue;
        if (const ArchiveTrouble trouble = m_parts->texts.add(row.key()))
            return trouble;
    }
    return {};
}

ArchiveTrouble ArchiveWriter::mergeOne(const MessageRecord &record, StoreCount *count)
{
    m_parts->find.bindBlob(1, record.id);
    const ArchiveStatement::Step step = m_parts->find.step();
    if (step == ArchiveStatement::Step::Failed) {
        m_parts->find.reset();
        return m_database.trouble();
    }
    if (step == ArchiveStatement::Step::Done) {
        m_parts->find.reset();
        ++count->added;
        return insert(record);
    }
    const qint64 seq = m_parts->find.integer(0);
    const MessageRecord older = readRecord(m_parts->find, 1);
    m_parts->find.reset();
    if (older == record) {
        ++count->same;
        return {};
    }
    ++count->changed;
    return replace(seq, older, record);
}

ArchiveTrouble ArchiveWriter::replace(qint64 seq, const MessageRecord &older, const MessageRecord &newer)
{
    const bool remains = older.at == newer.at;
    const TextIndex::Texts texts{older.body, older.sender, older.recipient};
    if (!remains || newer.body != older.body || newer.sender != older.sender
        || newer.recipient != older.recipient)
        m_parts->outdated.insert(seq, {texts, remains});
    if (remains) {
        m_parts->update.bind(1, seq);
        bindRecord(m_parts->update, 2, newer);
        return m_parts->update.run() ? ArchiveTrouble() : m_database.trouble();
    }
    m_parts->erase.bind(1, seq);
    if (!m_parts->erase.run())
        return m_database.trouble();
    return insert(newer);
}

ArchiveTrouble ArchiveWriter::insert(const MessageRecord &record)
{
    const qint64 seq = m_parts->free.next(record.at);
    if (seq < 0)
        return m_database.trouble();
    m_parts->insert.bind(1, seq);
    bindRecord(m_parts->insert, 2, record);
    if (!m_parts->insert.run())
        return m_database.trouble();
    const auto freed = m_parts->outdated.find(seq); // of a row that gave its number up just now
    if (freed == m_parts->outdated.end())
        return m_parts->texts.add(seq);
    freed->remains = true; // merge() takes the old texts out first
    return {};
}

ArchiveTrouble ArchiveWriter::index(int most, int *left)
{
    const ArchiveTrouble trouble = change([&] { return m_parts->texts.index(most); });
    if (left)
        *left = waiting();
    return trouble;
}

int ArchiveWriter::waiting() const
{
    return m_parts ? m_parts->texts.waiting() : 0;
}

ArchiveTrouble ArchiveWriter::tidy(bool *done)
{
    bool nothingLeft = true;
    const ArchiveTrouble trouble = change([&] { return m_parts->texts.tidy(&nothingLeft); });
    if (done)
        *done = nothingLeft;
    return trouble;
}

ArchiveTrouble ArchiveWriter::checkWhenDue()
{
    if (!m_parts)
        return ArchiveDatabase::closedTrouble();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    qint64 last = 0;
    if (const ArchiveTrouble trouble = m_database.ask("SELECT value FROM meta WHERE key = 'checked'", &last))
        return trouble;
    if (last > 0 && now - last < checkEveryMs)
        return {};
    const ArchiveTrouble found =
        last > 0 ? unlessOver([this] { return m_database.check(); }) : ArchiveTrouble();
    if (found)
        return found;
    return change([&] {
        return m_database.run("REPLACE INTO meta (key, value) VALUES ('checked', " + QByteArray::number(now)
                              + ')');
    });
}

ArchiveTrouble ArchiveWriter::unlessOver(const std::function<ArchiveTrouble()> &work)
{
    if (!m_over || !m_database.isOpen())
        return work();
    if (*m_over)
        return {ArchiveTrouble::Kind::Interrupted, {}};
    const auto isOver = [](void *over) {
        return static_cast<const std::atomic<bool> *>(over)->load() ? 1 : 0;
    };
    sqlite3_progress_handler(m_database.handle(), stepsPerLook, isOver,
                             const_cast<std::atomic<bool> *>(m_over));
    const ArchiveTrouble trouble = work();
    sqlite3_progress_handler(m_database.handle(), 0, nullptr, nullptr);
    return trouble;
}

ArchiveTrouble ArchiveWriter::change(const std::function<ArchiveTrouble()> &work)
{
    const ArchiveTrouble trouble = m_database.transaction([&] {
        const ArchiveTrouble undone = work();
        return undone || !m_parts ? undone : m_parts->texts.save();
    });
    if (trouble && m_parts)
        m_parts->afterRollback();
    return trouble;
}

ArchiveTrouble ArchiveWriter::saveCoverage(const Coverage &coverage)
{
    if (const ArchiveTrouble trouble = m_database.run("DELETE FROM coverage"))
        return trouble;
    for (const TimeRange &range : coverage.ranges()) {
        m_parts->span.bind(1, range.from);
        m_parts->span.bind(2, range.to);
        if (!m_parts->span.run())
            return m_database.trouble();
    }
    return {};
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
// What an ArchiveWriter tells of its file.
#include "archive/archivewriterparts.h"
#include "domain/messagestatus.h"

namespace trunkline {

ArchiveTrouble ArchiveWriter::eachRow(const char *select, std::initializer_list<qint64> values,
                                      const std::function<ArchiveTrouble(const ArchiveStatement &)> &take)
{
    if (!m_parts)
        return ArchiveDatabase::closedTrouble();
    ArchiveStatement statement(m_database.handle(), select);
    int place = 0;
    for (const qint64 value : values)
        statement.bind(++place, value);
    ArchiveStatement::Step step = statement.isValid() ? statement.step() : ArchiveStatement::Step::Failed;
    for (; step == ArchiveStatement::Step::Row; step = statement.step()) {
        if (const ArchiveTrouble trouble = take(statement))
            return trouble;
    }
    return step == ArchiveStatement::Step::Done ? ArchiveTrouble() : m_database.trouble();
}

Coverage ArchiveWriter::coverage(ArchiveTrouble *trouble)
{
    Coverage coverage;
    const ArchiveTrouble found =
        eachRow("SELECT first, last FROM coverage ORDER BY first", {}, [&](const ArchiveStatement &row) {
            coverage.add({row.integer(0), row.integer(1)});
            return ArchiveTrouble();
        });
    if (trouble)
        *trouble = found;
    return found ? Coverage() : coverage;
}

QList<Message> ArchiveWriter::unsettled(qint64 since, int most, ArchiveTrouble *trouble)
{
    static_assert(int(MessageStatus::Accepted) == 1 && int(MessageStatus::AcceptedByCarrier) == 3);
    QList<Message> messages;
    const ArchiveTrouble found = eachRow(
        "SELECT " TRUNKLINE_MESSAGE_COLUMNS
        " FROM messages WHERE status IN (1, 2, 3) AND seq >= ?1 ORDER BY seq DESC LIMIT ?2",
        {firstSeq(since), most}, [&](const ArchiveStatement &row) {
            Message message;
            if (!messageOf(readRecord(row, 0), &message))
                return ArchiveTrouble{ArchiveTrouble::Kind::Damaged, tr("A stored message cannot be read.")};
            messages.append(message);
            return ArchiveTrouble();
        });
    if (trouble)
        *trouble = found;
    return found ? QList<Message>() : messages;
}

qint64 ArchiveWriter::count(ArchiveTrouble *trouble)
{
    qint64 rows = 0;
    const ArchiveTrouble found =
        m_parts ? m_database.ask("SELECT count(*) FROM messages", &rows) : ArchiveDatabase::closedTrouble();
    if (trouble)
        *trouble = found;
    return rows;
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/messagereading.h"

#include "archive/messagerecord.h"

namespace trunkline {
namespace {

constexpr int countedRows = 2'000;

// The pluses keep each half on the index of the first number, which has the seqs in order.
constexpr const char *talkSql =
    "SELECT seq, " TRUNKLINE_MESSAGE_COLUMNS " FROM messages WHERE seq IN ("
    "SELECT seq FROM (SELECT seq FROM messages WHERE sender = ?1 AND +recipient = ?2 AND seq < ?3"
    " ORDER BY seq DESC LIMIT ?4) UNION ALL "
    "SELECT seq FROM (SELECT seq FROM messages WHERE recipient = ?1 AND +sender = ?2 AND seq < ?3"
    " ORDER BY seq DESC LIMIT ?4)) ORDER BY seq DESC LIMIT ?4";

} // namespace

MessageReading::MessageReading(ArchiveDatabase &database)
    : m_database(database)
    , m_row(database.handle(), "SELECT seq, " TRUNKLINE_MESSAGE_COLUMNS " FROM messages WHERE seq = ?1")
    , m_talk(database.handle(), talkSql)
    , m_count(database.handle(),
              "SELECT (SELECT count(*) FROM (SELECT 1 FROM messages WHERE sender = ?1 LIMIT ?2))"
              " + (SELECT count(*) FROM (SELECT 1 FROM messages WHERE recipient = ?1 LIMIT ?2))")
{
}

ArchiveTrouble MessageReading::take(const ArchiveStatement &row, ReadMessages *messages) const
{
    Message message;
    if (!messageOf(readRecord(row, 1), &message))
        return {ArchiveTrouble::Kind::Damaged, m_database.path()};
    messages->append({row.integer(0), message});
    return {};
}

ArchiveTrouble MessageReading::rows(const QList<qint64> &seqs, ReadMessages *messages)
{
    ArchiveTrouble trouble;
    for (const qint64 seq : seqs) {
        m_row.bind(1, seq);
        const ArchiveStatement::Step step = m_row.step();
        if (step == ArchiveStatement::Step::Failed)
            trouble = m_database.trouble();
        else if (step == ArchiveStatement::Step::Row)
            trouble = take(m_row, messages);
        m_row.reset();
        if (trouble)
            break;
    }
    return trouble;
}

/// An own number may have half of all messages, who it talks to has few as a rule.
bool MessageReading::isRarer(const PhoneNumber &a, const PhoneNumber &b)
{
    const auto count = [this](const PhoneNumber &number) {
        const QByteArray digits = number.digits().toUtf8();
        m_count.bindText(1, digits);
        m_count.bind(2, countedRows);
        const qint64 rows = m_count.step() == ArchiveStatement::Step::Row ? m_count.integer(0) : 0;
        m_count.reset();
        return rows;
    };
    return count(a) <= count(b);
}

ArchiveTrouble MessageReading::conversation(const PhoneNumber &a, const PhoneNumber &b, qint64 beforeSeq,
                                            int most, ReadMessages *messages)
{
    const bool isA = isRarer(a, b);
    const QByteArray rare = (isA ? a : b).digits().toUtf8();
    const QByteArray other = (isA ? b : a).digits().toUtf8();
    m_talk.bindText(1, rare);
    m_talk.bindText(2, other);
    m_talk.bind(3, beforeSeq);
    m_talk.bind(4, most);
    ArchiveTrouble trouble;
    ArchiveStatement::Step step = m_talk.step();
    for (; step == ArchiveStatement::Step::Row && !trouble; step = m_talk.step())
        trouble = take(m_talk, messages);
    if (step == ArchiveStatement::Step::Failed)
        trouble = m_database.trouble();
    m_talk.reset();
    return trouble;
}

} // namespace trunkline

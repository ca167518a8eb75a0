// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchqueries.h"

#include "archive/messagerecord.h"
#include "messagetexts.h"

#include <algorithm>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace trunkline::bench {
namespace {

/// Messages at random places of the time that the archive spans.
class Sample {
public:
    Sample(const ArchiveDatabase &database, quint64 seed)
        : m_dice(seed, 0)
        , m_next(database.handle(),
                 "SELECT seq, " TRUNKLINE_MESSAGE_COLUMNS
                 " FROM messages WHERE seq >= ?1 ORDER BY seq LIMIT 1")
    {
        ArchiveStatement span(database.handle(), "SELECT min(seq), max(seq) FROM messages");
        span.step();
        m_first = span.integer(0);
        m_last = span.integer(1);
    }

    Message message()
    {
        m_next.bind(1, m_first + qint64(m_dice.next() % quint64(m_last - m_first + 1)));
        Message message;
        if (m_next.step() != ArchiveStatement::Step::Row || !messageOf(readRecord(m_next, 1), &message))
            qFatal("no messages");
        m_next.reset();
        return message;
    }
    /// A message that says something of the kind.
    QStringList matches(const QRegularExpression &wanted, qsizetype fewest, Message *from = nullptr)
    {
        for (;;) {
            const Message some = message();
            QStringList found;
            for (auto match = wanted.globalMatch(some.body); match.hasNext();)
                found += match.next().captured();
            if (found.size() < fewest)
                continue;
            if (from)
                *from = some;
            return found;
        }
    }
    QString any(const QStringList &of) { return of.at(m_dice.below(int(of.size()))); }
    Dice &dice() { return m_dice; }

private:
    Dice m_dice;
    ArchiveStatement m_next;
    qint64 m_first = 0;
    qint64 m_last = 0;
};

const QRegularExpression wholeWord(u"[A-Za-z]{3,}"_s);

BenchQuery oneWord(Sample &sample)
{
    const QString word = sample.any(sample.matches(wholeWord, 1));
    return {u"one word"_s, word, {word}, {}};
}

BenchQuery phrase(Sample &sample)
{
    const QRegularExpression some(sample.dice().below(2) == 0 ? u"[A-Za-z]{2,} [A-Za-z]{2,}"_s
                                                              : u"[A-Za-z]{2,} [A-Za-z]+ [A-Za-z]{2,}"_s);
    const QString words = sample.any(sample.matches(some, 1));
    return {u"phrase"_s, QString(u'"' + words + u'"'), {words}, {}};
}

BenchQuery shortWord(Sample &sample)
{
    const int length = 1 + sample.dice().below(2);
    const QString word = sample.any(sample.matches(wholeWord, 1)).left(length);
    return {u"short"_s, word, {word}, {}};
}

BenchQuery digits(Sample &sample)
{
    Message message;
    const QString word = sample.any(sample.matches(wholeWord, 1, &message));
    const QString number = (message.outbound ? message.to : message.from).digits().right(4);
    return {u"digits"_s, QString(number + u' ' + word), {word}, number};
}

BenchQuery otherScripts(Sample &sample)
{
    const QStringList kinds{u"[\\x{4e00}-\\x{9fff}]{2}"_s, u"[\\x{400}-\\x{4ff}]{3,}"_s,
                            u"[\\x{1f300}-\\x{1faff}]"_s};
    const QString word = sample.any(sample.matches(QRegularExpression(sample.any(kinds)), 1));
    return {u"other scripts"_s, word, {word}, {}};
}

BenchQuery noHit(Sample &sample)
{
    QString word;
    for (int i = 0; i < 7; ++i)
        word += QChar(u'a' + sample.dice().below(26));
    return {u"no hit"_s, word, {word}, {}};
}

} // namespace

QList<BenchQuery> searchQueries(const ArchiveDatabase &database, quint64 seed)
{
    Sample sample(database, seed);
    QList<BenchQuery> queries;
    const auto add = [&](int count, BenchQuery (*make)(Sample &)) {
        while (count-- > 0)
            queries += make(sample);
    };
    add(80, oneWord);
    add(40, phrase);
    add(20, shortWord);
    add(30, digits);
    add(20, otherScripts);
    add(10, noHit);
    for (qsizetype i = queries.size() - 1; i > 0; --i)
        queries.swapItemsAt(i, sample.dice().below(int(i) + 1));
    return queries;
}

} // namespace trunkline::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/querytext.h"

#include <QDateTime>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;
using Key = QueryTerm::Key;

class TestMessageQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void readsFewDigits_data();
    void readsFewDigits();
    void tellsWhatItDidNotUnderstand_data();
    void tellsWhatItDidNotUnderstand();
    void comesBackAsText_data();
    void comesBackAsText();
    void anyTextSettlesAtOnce();
    void daysAreThoseOfTheZone();
    void rangesAreWrittenAsShortAsTheyCan_data();
    void rangesAreWrittenAsShortAsTheyCan();
    void chipsGoAndComeOneByOne();
    void choicesOfOneKeyAreAlternatives();

private:
    MessageQuery parsed(const QString &text) const { return parseMessageQuery(text, m_zone, m_now); }

    const QTimeZone m_zone = QTimeZone("America/Los_Angeles");
    const qint64 m_now =
        QDateTime(QDate(2026, 3, 9), QTime(1, 0), QTimeZone("America/Los_Angeles")).toMSecsSinceEpoch();
};

namespace {

/// "word:delayed digits:0142", for tables.
QString told(const MessageQuery &query)
{
    static const QStringList names{u"word"_s,   u"digits"_s, u"from"_s, u"to"_s,
                                   u"number"_s, u"status"_s, u"type"_s, u"direction"_s,
                                   u"after"_s,  u"before"_s, u"on"_s,   u"not"_s};
    QStringList terms;
    for (const QueryTerm &term : query.terms())
        terms += names.at(int(term.key)) + u'=' + term.value;
    return terms.join(u'|');
}

} // namespace

void TestMessageQuery::reads_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("terms");
    const auto row = [](const char *name, const QString &typed, const QString &terms) {
        QTest::newRow(name) << typed << terms;
    };
    row("nothing", u"  \n "_s, u""_s);
    row("digits and a word", u"0142 delayed"_s, u"digits=0142|word=delayed"_s);
    row("a phrase", u"\"your code is\" Delayed"_s, u"word=your code is|word=Delayed"_s);
    row("quotes not closed yet", u"\"your code"_s, u"word=your code"_s);
    row("quotes and strokes in a phrase", u"\"say \\\"hi\\\\\""_s, u"word=say \"hi\\"_s);
    row("a quote inside a word", u"5\" wide"_s, u"word=5\"|word=wide"_s);
    row("an empty phrase", u"\"\" x"_s, u"word=x"_s);
    row("a line end in a phrase", u"\"a\nb\""_s, u"word=a b"_s);
    row("punctuation of numbers", u"555-0142"_s, u"digits=555-0142"_s);
    row("digits in quotes are a word", u"\"0142\""_s, u"word=0142"_s);
    row("a number with blanks", u"+1 206 555 0142 x"_s, u"digits=12065550142|word=x"_s);
    row("a number with brackets", u"(206) 555-0142"_s, u"digits=2065550142"_s);
    row("a number half typed", u"(206) 5"_s, u"digits=2065"_s);
    row("a bare number with blanks", u"206 555 0142"_s, u"digits=2065550142"_s);
    row("two things of digits", u"0142 0155"_s, u"digits=0142|digits=0155"_s);
    row("a sender", u"from:206555"_s, u"from=206555"_s);
    row("in quotes", u"FROM:\"(206) 555\" to:+1303"_s, u"from=(206) 555|to=+1303"_s);
    row("either side", u"number:0142"_s, u"number=0142"_s);
    row("a sender that is a word", u"from:Anonymous"_s, u"from=Anonymous"_s);
    row("status", u"status:failed status:Delivered status:arrived"_s,
        u"status=failed|status=delivered|status=delivered"_s);
    row("type and direction", u"type:MMS direction:in is:out is:inbound"_s,
        u"type=mms|direction=in|direction=out|direction=in"_s);
    row("is", u"is:failed is:sms is:received"_s, u"status=failed|type=sms|status=received"_s);
    row("no key", u"https://example.com 12:30 subject:x"_s,
        u"word=https://example.com|word=12:30|word=subject:x"_s);
    row("days", u"after:2026-01-01 before:2026-02-01 on:2026-01-31"_s,
        u"after=2026-01-01|before=2026-02-01|on=2026-01-31"_s);
    row("days by name", u"on:today after:YESTERDAY"_s, u"on=2026-03-09|after=2026-03-08"_s);
    row("moments", u"after:2026-01-01T12:30 before:2026-01-01t12:30:00z"_s,
        u"after=2026-01-01T12:30|before=2026-01-01T12:30:00Z"_s);
}

void TestMessageQuery::readsFewDigits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("terms");
    QTest::newRow("two digits") << u"42 delayed"_s << u"digits=42|word=delayed"_s;
    QTest::newRow("one digit") << u"4"_s << u"digits=4"_s;
    QTest::newRow("one digit in quotes is a word") << u"\"4\""_s << u"word=4"_s;
    QTest::newRow("few digits with punctuation")
        << u"(42) x +4 5%"_s << u"digits=(42)|word=x|digits=+4|word=5%"_s;
    QTest::newRow("a country code and one digit") << u"+1 2"_s << u"digits=+1|digits=2"_s;
}

void TestMessageQuery::readsFewDigits()
{
    reads();
}

void TestMessageQuery::reads()
{
    QFETCH(QString, typed);
    const MessageQuery query = parsed(typed);
    QTEST(told(query), "terms");
    QCOMPARE(query.notUnderstood(), QStringList());
    QCOMPARE(query.sort, MessageSort());
}

void TestMessageQuery::tellsWhatItDidNotUnderstand_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("left");
    for (const char *typed :
         {"status:blue", "status:", "type:fax", "direction:up", "is:nice", "after:soon", "after:2026-02-30",
          "on:2026-01-01T12:00", "before:2026-01-01T", "from:", "number:none", "after:2026-1-1"})
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(typed);
    QTest::newRow("in quotes") << u"Status:\"sky blue\""_s << u"status:sky blue"_s;
}

void TestMessageQuery::tellsWhatItDidNotUnderstand()
{
    QFETCH(QString, typed);
    QFETCH(QString, left);
    const MessageQuery query = parsed(u"delayed "_s + typed + u" 0142"_s);
    QCOMPARE(query.notUnderstood(), QStringList{left});
    QCOMPARE(query.terms().size(), 3);
    QVERIFY(!query.range());
    QCOMPARE(query.groups().size(), 4);
    QCOMPARE(parsed(toText(query)), query);
}

void TestMessageQuery::comesBackAsText_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"0142 delayed", "\"your code is\" from:206555", "\"0142\"", "\"from:206\"", "\"a \\\"b\\\" \\\\c\"",
          "5\" wide", "\"\\\"x\"", "from:\"(206) 555\" to:+1303 number:0142",
          "status:failed type:mms direction:in", "after:2026-01-01 before:2026-02-01T12:30", "on:2026-03-08",
          "status:\"sky blue\"", "https://example.com", "\\ x\\\"y", "2065550142", "12:30",
          "status:", "206 \"\" 555 \"\" 0142 x", "0142 0155"})
        QTest::newRow(text) << QString::fromUtf8(text);
    QTest::newRow("few digits") << u"42 4 \"4\""_s;
}

void TestMessageQuery::comesBackAsText()
{
    QFETCH(QString, text);
    const MessageQuery query = parsed(text);
    QCOMPARE(toText(query), text);
    QCOMPARE(parsed(toText(query)), query);
}

/// Chips of whatever was typed are the same chips when their text is read again.
void TestMessageQuery::anyTextSettlesAtOnce()
{
    const QStringList pieces{u"\""_s, u"\\"_s, u" "_s,   u"a"_s, u"from:"_s,  u"status:"_s, u"0142"_s,
                             u"+1"_s, u"("_s,  u")"_s,   u":"_s, u"failed"_s, u"on:"_s,     u"today"_s,
                             u"\n"_s, u"語"_s, u"206"_s, u"1"_s, u"is:"_s,    u"\u00a0"_s};
    quint32 dice = 12345;
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (int i = 0; i < 9; ++i) {
            dice = dice * 1664525U + 1013904223U;
            text += pieces.at(int((dice >> 16) % quint32(pieces.size())));
        }
        const MessageQuery query = parsed(text);
        if (parsed(toText(query)) != query)
            QFAIL(qPrintable(text + u" → "_s + toText(query)));
    }
}

void TestMessageQuery::daysAreThoseOfTheZone()
{
    // A day of 23 hours.
    const std::optional<TimeRange> day = parsed(u"on:2026-03-08"_s).range();
    QVERIFY(day);
    QCOMPARE(day->to - day->from, 23 * 3'600'000);
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(day->from, Qt::UTC).toString(Qt::ISODate),
             u"2026-03-08T08:00:00Z"_s);
    const std::optional<TimeRange> since = parsed(u"after:2026-03-08"_s).range();
    QCOMPARE(*since, (TimeRange{day->from, QueryTerm::latest}));
    const std::optional<TimeRange> until = parsed(u"before:2026-03-08 on:2026-03-08"_s).range();
    QVERIFY(until && until->isEmpty());
    QVERIFY(!parsed(u"delayed"_s).range());
}

void TestMessageQuery::rangesAreWrittenAsShortAsTheyCan_data()
{
    QTest::addColumn<QString>("from"); // UTC
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("text");
    QTest::newRow("a day") << u"2026-03-08T08:00:00Z"_s << u"2026-03-09T07:00:00Z"_s << u"on:2026-03-08"_s;
    QTest::newRow("days") << u"2026-03-08T08:00:00Z"_s << u"2026-03-11T07:00:00Z"_s
                          << u"after:2026-03-08 before:2026-03-11"_s;
    QTest::newRow("an hour") << u"2026-01-01T20:00:00Z"_s << u"2026-01-01T21:00:00Z"_s
                             << u"after:2026-01-01T12:00 before:2026-01-01T13:00"_s;
    QTest::newRow("a moment") << u"2026-01-01T20:00:01Z"_s << u"2026-01-01T20:00:01.250Z"_s
                              << u"after:2026-01-01T12:00:01 before:2026-01-01T12:00:01.250"_s;
}

void TestMessageQuery::rangesAreWrittenAsShortAsTheyCan()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const TimeRange range{QDateTime::fromString(from, Qt::ISODateWithMs).toMSecsSinceEpoch(),
                          QDateTime::fromString(to, Qt::ISODateWithMs).toMSecsSinceEpoch()};
    const MessageQuery query(rangeTerms(range, m_zone));
    QTEST(toText(query), "text");
    QCOMPARE(query.range(), std::optional(range));
    QCOMPARE(parsed(toText(query)), query);
}

void TestMessageQuery::chipsGoAndComeOneByOne()
{
    MessageQuery query = parsed(u"0142 delayed status:failed on:2026-01-01"_s);
    query.removeAt(1);
    QCOMPARE(toText(query), u"0142 status:failed on:2026-01-01"_s);
    query.removeAt(7); // no such chip
    QCOMPARE(query.terms().size(), 3);
    query.replace({Key::On, Key::After, Key::Before},
                  rangeTerms(daysRange({2026, 2, 1}, {2026, 2, 7}, m_zone), m_zone));
    query.replace({Key::Status}, {statusTerm(MessageStatusGroup::Received)});
    query.add({Key::Word, u"two words"_s, {}});
    QCOMPARE(toText(query), u"0142 after:2026-02-01 before:2026-02-08 status:received \"two words\""_s);
    query.replace({Key::After, Key::Before, Key::Digits, Key::Status, Key::Word}, {});
    QVERIFY(query.isEmpty());
}

void TestMessageQuery::choicesOfOneKeyAreAlternatives()
{
    QCOMPARE(parsed(u"status:failed status:received"_s).groups(),
             (QList<MessageStatusGroup>{MessageStatusGroup::Received, MessageStatusGroup::Failed}));
    QCOMPARE(parsed(u"from:206 from:303"_s).values(Key::From), (QStringList{u"206"_s, u"303"_s}));
}

QTEST_GUILESS_MAIN(TestMessageQuery)
#include "tst_messagequery.moc"

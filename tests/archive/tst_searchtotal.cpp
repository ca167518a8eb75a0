// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archiveschema.h"
#include "archive/messagesearch.h"
#include "archive/querytext.h"
#include "searchplace.h"

#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr int messages = 6'000;
constexpr int usuallyWaiting = 2'000;

/// Of one or two characters in several scripts; digits also at the ends of numbers. Spans that leave none
/// out.
const QStringList counted{u""_s,
                          u"a"_s,
                          u"A"_s,
                          u"ok"_s,
                          u"z"_s,
                          u"qq"_s,
                          u"5%"_s,
                          u"'"_s,
                          u"裹"_s,
                          u"包裹"_s,
                          u"код"_s.left(2),
                          u"й"_s,
                          u"コー"_s,
                          u"👍"_s,
                          u"🍕🚗"_s,
                          u"ü"_s,
                          u"ß"_s,
                          u"x_"_s,
                          u"4"_s,
                          u"1"_s,
                          u"42"_s,
                          u"14"_s,
                          u"12"_s,
                          u"01"_s,
                          u"after:2025-12-31"_s,
                          u"after:2026-01-01 a"_s, // as the first message
                          u"after:2025-12-31 before:2026-02-01 ok"_s,
                          u"before:2026-02-01 42"_s};

} // namespace

/// How many rows a search will find is told before they are found, and is right: whatever came, changed,
/// went, waits for the index or could not be written.
class TestSearchTotal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isThatOfTheRows_data();
    void isThatOfTheRows();
    void staysRightOverChanges();
    void staysRightOverForgetting_data();
    void staysRightOverForgetting();
    void staysRightWhenWritingFails();
    void isNotToldWhileManyWait();
    void comesWithANewSchema();

private:
    static MessageQuery parsed(const QString &text)
    {
        return parseMessageQuery(text, QTimeZone::utc(), 1'767'400'000'000);
    }
    void begin(int count = messages, int waiting = usuallyWaiting);
    std::optional<qint64> total(const QString &text) const;
    QStringList wrong() const;
    bool indexAll();

    std::unique_ptr<SearchPlace> m_place;
};

void TestSearchTotal::begin(int count, int waiting)
{
    m_place = std::make_unique<SearchPlace>(count, waiting);
}

std::optional<qint64> TestSearchTotal::total(const QString &text) const
{
    ArchiveDatabase database;
    if (database.open(m_place->path(), ArchiveDatabase::Access::Read))
        return std::nullopt;
    MessageSearch search(database);
    return search.start(parsed(text)) ? std::nullopt : search.total();
}

/// What is told, where it is not what looking at each message finds.
QStringList TestSearchTotal::wrong() const
{
    QStringList wrong;
    for (const QString &text : counted) {
        const qsizetype expected = m_place->expected(parsed(text)).size();
        const std::optional<qint64> told = total(text);
        if (told != std::optional<qint64>(expected))
            wrong += u"\"%1\": %2 of %3"_s.arg(text).arg(told.value_or(-1)).arg(expected);
    }
    return wrong;
}

bool TestSearchTotal::indexAll()
{
    int left = 1;
    while (left > 0) {
        if (m_place->writer().index(1'000, &left))
            return false;
    }
    return true;
}

void TestSearchTotal::isThatOfTheRows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTold");
    QTest::addColumn<int>("waiting");
    const QStringList untold = u"delayed|\"4\"|+4|(4|4 2|a ok|a status:failed|a from:206|a on:2026-01-02"
                               "|a after:2026-02-01 before:2026-01-01|status:failed|number:4|on:2026-01-02"
                               "|after:2026-01-01T00:10:00|before:2026-01-02 a"_s.split(u'|');
    for (const int waiting : {usuallyWaiting / 2, 0}) {
        for (const QString &text : counted + untold)
            QTest::addRow("\"%s\", %d wait", qPrintable(text), waiting)
                << text << counted.contains(text) << waiting;
    }
}

void TestSearchTotal::isThatOfTheRows()
{
    QFETCH(QString, text);
    QFETCH(bool, isTold);
    QFETCH(int, waiting);
    if (!m_place || m_place->writer().waiting() != waiting)
        begin(messages / 2, waiting);
    const qsizetype rows = m_place->expected(parsed(text)).size();
    QCOMPARE(total(text), isTold ? std::optional<qint64>(rows) : std::nullopt);
}

void TestSearchTotal::staysRightOverChanges()
{
    begin();
    QList<Message> changed;
    for (const Message &message : m_place->messages()) {
        if (changed.size() < 500 && message.at % 3 == 0) {
            changed += message;
            changed.last().body = u"zz 42 包裹 "_s + message.body;
        }
    }
    QCOMPARE(changed.size(), 500);
    changed.first().at += 86'400'000; // it gets another place
    StoreCount count;
    QVERIFY(!m_place->writer().store(changed, &count));
    QCOMPARE(count.changed, 500);
    m_place->readAll();
    QCOMPARE(wrong(), QStringList());
    QVERIFY(indexAll());
    QCOMPARE(wrong(), QStringList());
    QCOMPARE(total(u"zz"_s), std::optional<qint64>(500));
}

void TestSearchTotal::staysRightOverForgetting_data()
{
    QTest::addColumn<int>("kept"); // of all
    for (const int kept : {messages - 100, 100, 0})
        QTest::addRow("%d of %d", kept, messages) << kept;
}

/// The index of a few is changed, that of most is made anew.
void TestSearchTotal::staysRightOverForgetting()
{
    QFETCH(int, kept);
    begin();
    QVERIFY(indexAll());
    const QList<Message> all = m_place->messages().values();
    QVERIFY(!m_place->writer().forgetBefore(kept == 0 ? all.last().at + 1 : all.at(messages - kept).at));
    m_place->readAll();
    QCOMPARE(wrong(), QStringList());
    QVERIFY(indexAll());
    QCOMPARE(wrong(), QStringList());
    // Nor does anything tell what the texts were.
    if (kept > 0)
        return;
    qint64 words = -1;
    QVERIFY(!m_place->writer().database().ask("SELECT count(*) FROM counts", &words));
    QCOMPARE(words, 0);
}

/// What was counted goes with what could not be written.
void TestSearchTotal::staysRightWhenWritingFails()
{
    begin();
    ArchiveDatabase &database = m_place->writer().database();
    QVERIFY(!database.run("CREATE TEMP TRIGGER refused BEFORE DELETE ON main.unindexed"
                          " BEGIN SELECT RAISE(ABORT, 'refused'); END"));
    QVERIFY(m_place->writer().index(messages));
    QVERIFY(!database.run("DROP TRIGGER refused"));
    QCOMPARE(wrong(), QStringList());
    QVERIFY(indexAll());
    QCOMPARE(wrong(), QStringList());
}

void TestSearchTotal::isNotToldWhileManyWait()
{
    begin(11'000, 5'500);
    QCOMPARE(total(u"a"_s), std::nullopt);
    QVERIFY(!m_place->writer().index(500));
    QCOMPARE(wrong(), QStringList());
}

/// An archive from before there were counts: its index is made anew, and all is found meanwhile.
void TestSearchTotal::comesWithANewSchema()
{
    begin();
    QVERIFY(indexAll());
    const QString path = m_place->path();
    QVERIFY(!m_place->writer().database().run("DROP TABLE counts; PRAGMA user_version=1"));
    QVERIFY(!m_place->writer().open(path));
    QCOMPARE(m_place->writer().waiting(), messages);
    QCOMPARE(total(u"ok"_s), std::nullopt);
    ArchiveDatabase database;
    QVERIFY(!database.open(path, ArchiveDatabase::Access::Read));
    MessageSearch search(database);
    QVERIFY(!search.start(parsed(u"ok"_s)));
    QCOMPARE(search.next(messages).seqs, m_place->expected(parsed(u"ok"_s)));
    QVERIFY(indexAll());
    QCOMPARE(wrong(), QStringList());
}

QTEST_GUILESS_MAIN(TestSearchTotal)
#include "tst_searchtotal.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivereader.h"
#include "archive/querytext.h"
#include "domain/messageparts.h"
#include "searchplace.h"

#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestArchiveReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void findsAndReads();
    void theNewerSearchWins();
    void aCancelledSearchIsSilent();
    void rowsAreReadWhileSearchesCome();
    void countsAfterTheSearch();
    void sumsFewRowsAndMany_data();
    void sumsFewRowsAndMany();
    void conversesNewestFirst();
    void saysWhatIsWrong();
    void endsInTheMiddle();

private:
    static MessageQuery parsed(const QString &text)
    {
        return parseMessageQuery(text, QTimeZone::utc(), 1'767'400'000'000);
    }

    std::unique_ptr<SearchPlace> m_place;
    std::unique_ptr<ArchiveReader> m_reader;
    QMap<int, QList<qint64>> m_found; ///< by generation
    QList<int> m_complete; ///< generations
    QMap<int, ReadMessages> m_read;
    QList<std::pair<int, ArchiveTrouble>> m_failed;
};

void TestArchiveReader::initTestCase()
{
    m_place = std::make_unique<SearchPlace>(8'000, 1'000);
}

void TestArchiveReader::init()
{
    m_found.clear();
    m_complete.clear();
    m_read.clear();
    m_failed.clear();
    m_reader = std::make_unique<ArchiveReader>();
    connect(m_reader.get(), &ArchiveReader::found, this,
            [this](int generation, const QList<qint64> &seqs, bool isComplete) {
                m_found[generation] += seqs;
                if (isComplete)
                    m_complete += generation;
            });
    connect(m_reader.get(), &ArchiveReader::read, this,
            [this](int generation, const ReadMessages &messages) { m_read[generation] += messages; });
    connect(m_reader.get(), &ArchiveReader::failed, this,
            [this](int generation, const ArchiveTrouble &trouble) {
                m_failed.append({generation, trouble});
            });
    QSignalSpy opened(m_reader.get(), &ArchiveReader::opened);
    m_reader->open(m_place->path());
    QTRY_COMPARE(opened.size(), 1);
    QVERIFY(!opened.at(0).at(0).value<ArchiveTrouble>());
}

void TestArchiveReader::cleanup()
{
    m_reader.reset();
}

void TestArchiveReader::findsAndReads()
{
    const MessageQuery query = parsed(u"delayed"_s);
    m_reader->search(query, 7);
    QTRY_COMPARE(m_complete, QList<int>{7});
    const QList<qint64> expected = m_place->expected(query);
    QCOMPARE(m_found[7], expected);
    // The first rows come by themselves.
    QTRY_VERIFY(!m_read[7].isEmpty());
    for (qsizetype i = 0; i < m_read[7].size(); ++i) {
        QCOMPARE(m_read[7].at(i).first, expected.at(i));
        QCOMPARE(m_read[7].at(i).second, m_place->messages()[expected.at(i)]);
    }
    const QList<qint64> some{expected.at(200), expected.at(3), 12'345}; // the last is none
    m_reader->rows(some, 8);
    QTRY_COMPARE(m_read[8].size(), 2);
    QCOMPARE(m_read[8].at(0).second, m_place->messages()[some.at(0)]);
    QCOMPARE(m_read[8].at(1).first, some.at(1));
}

void TestArchiveReader::theNewerSearchWins()
{
    const QStringList typed{u"p"_s, u"pa"_s, u"par"_s, u"parc"_s, u"parce"_s, u"parcel"_s};
    int generation = 0;
    for (int round = 0; round < 20; ++round) {
        for (const QString &text : typed)
            m_reader->search(parsed(text), ++generation);
        if (round % 5 == 0)
            QCoreApplication::processEvents();
    }
    QTRY_VERIFY(m_complete.contains(generation));
    QCOMPARE(m_found[generation], m_place->expected(parsed(u"parcel"_s)));
    QCOMPARE(m_complete.last(), generation);
    // What came of older ones was the beginning of what they are to find, and none of them failed.
    for (int older = 1; older < generation; ++older) {
        const QList<qint64> all = m_place->expected(parsed(typed.at((older - 1) % typed.size())));
        QCOMPARE(m_found[older], all.first(m_found[older].size()));
    }
    QVERIFY(m_failed.isEmpty());
    QVERIFY(m_complete.size() < generation / 2);
}

void TestArchiveReader::aCancelledSearchIsSilent()
{
    m_reader->search(parsed(u"ok"_s), 1);
    m_reader->cancelSearch();
    m_reader->rows({m_place->messages().firstKey()}, 2);
    QTRY_COMPARE(m_read[2].size(), 1);
    QVERIFY(!m_complete.contains(1));
    QVERIFY(m_failed.isEmpty());
}

void TestArchiveReader::rowsAreReadWhileSearchesCome()
{
    const QList<qint64> seqs = m_place->messages().keys().first(500);
    for (int i = 1; i <= 50; ++i) {
        m_reader->search(parsed(i % 2 == 0 ? u"ok a"_s : QString()), 1'000 + i);
        m_reader->rows(seqs, i);
        if (i % 10 == 0)
            QCoreApplication::processEvents();
    }
    QTRY_VERIFY(m_complete.contains(1'050));
    for (int i = 1; i <= 50; ++i)
        QCOMPARE(m_read[i].size(), seqs.size());
    QVERIFY(m_failed.isEmpty());
}

void TestArchiveReader::countsAfterTheSearch()
{
    QSignalSpy counted(m_reader.get(), &ArchiveReader::counted);
    m_reader->rows(m_place->messages().keys(), 9); // what follows waits until all of it is asked for
    m_reader->histogram(parsed(u"ok"_s), 86'400'000, QTimeZone::utc(), 1); // another takes its place
    m_reader->search(parsed(QString()), 1);
    m_reader->histogram(parsed(u"delayed"_s), 86'400'000, QTimeZone::utc(), 2);
    m_reader->search(parsed(u"zebra"_s), 2); // interrupts counting, which begins anew after
    QTRY_VERIFY(m_complete.contains(2));
    QTRY_COMPARE(counted.size(), 1);
    QCOMPARE(counted.at(0).at(0).toInt(), 2);
    qsizetype all = 0;
    for (const ActivityBucket &bucket : counted.at(0).at(1).value<QList<ActivityBucket>>())
        all += bucket.received + bucket.underway + bucket.arrived + bucket.failed;
    QCOMPARE(all, m_place->expected(parsed(u"delayed"_s)).size());
    QVERIFY(m_failed.isEmpty());
}

void TestArchiveReader::sumsFewRowsAndMany_data()
{
    QTest::addColumn<int>("every");
    QTest::addColumn<int>("absent");
    QTest::newRow("all") << 1 << 0;
    QTest::newRow("some") << 7 << 0;
    QTest::newRow("none") << 100'000 << 0;
    QTest::newRow("rows that are gone") << 3 << 5;
    QTest::newRow("so many that indexes are read") << 2 << 30'000;
}

void TestArchiveReader::sumsFewRowsAndMany()
{
    QFETCH(int, every);
    QFETCH(int, absent);
    MessageTotals expected;
    QList<qint64> seqs;
    int number = 0;
    const QMap<qint64, Message> &all = m_place->messages();
    for (auto row = all.cbegin(); row != all.cend(); ++row) {
        if (++number % every != 0)
            continue;
        seqs.prepend(row.key());
        ++expected.rows;
        expected.parts += messageParts(*row);
        expected.cost += row->cost();
    }
    for (int gone = 0; gone < absent; ++gone)
        seqs += gone; // of a time before every message
    QSignalSpy summed(m_reader.get(), &ArchiveReader::summed);
    m_reader->sum({1}, 1); // the next takes its place, or comes after it
    m_reader->sum(seqs, 2);
    m_reader->search(parsed(u"zebra"_s), 3); // interrupts it
    QTRY_VERIFY(!summed.isEmpty() && summed.constLast().at(0).toInt() == 2);
    const auto totals = summed.constLast().at(1).value<MessageTotals>();
    QCOMPARE(totals.rows, expected.rows);
    QCOMPARE(totals.parts, expected.parts);
    QCOMPARE(totals.cost, expected.cost);
    QVERIFY(m_failed.isEmpty());
}

void TestArchiveReader::conversesNewestFirst()
{
    // The first two who talked; each number writes to all others.
    const PhoneNumber a = m_place->messages().first().from;
    const PhoneNumber b = m_place->messages().first().to;
    QList<qint64> expected;
    for (auto row = m_place->messages().cbegin(); row != m_place->messages().cend(); ++row) {
        if ((row->from == a && row->to == b) || (row->from == b && row->to == a))
            expected.prepend(row.key());
    }
    QVERIFY(expected.size() > 3);
    QSignalSpy conversed(m_reader.get(), &ArchiveReader::conversed);
    QList<qint64> seqs;
    qint64 before = std::numeric_limits<qint64>::max();
    for (bool isAll = false; !isAll; before = seqs.constLast()) {
        m_reader->conversation(seqs.isEmpty() ? a : b, seqs.isEmpty() ? b : a, before, 2, 5);
        QTRY_COMPARE(conversed.size(), 1);
        QCOMPARE(conversed.at(0).at(0).toInt(), 5);
        const auto messages = conversed.at(0).at(1).value<ReadMessages>();
        QVERIFY(!messages.isEmpty() && messages.size() <= 2);
        for (const auto &[seq, message] : messages) {
            seqs += seq;
            QCOMPARE(message, m_place->messages()[seq]);
        }
        isAll = conversed.at(0).at(2).toBool();
        conversed.clear();
    }
    QCOMPARE(seqs, expected);
}

void TestArchiveReader::saysWhatIsWrong()
{
    m_reader->close();
    m_reader->search(parsed(u"ok"_s), 1);
    m_reader->rows({1}, 2);
    m_reader->histogram({}, 1, QTimeZone::utc(), 3);
    m_reader->conversation({}, {}, 1, 1, 4);
    QTRY_COMPARE(m_failed.size(), 4);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(m_failed.at(i).first, i + 1);
        QCOMPARE(m_failed.at(i).second.kind, ArchiveTrouble::Kind::CannotOpen);
    }
    QSignalSpy opened(m_reader.get(), &ArchiveReader::opened);
    m_reader->open(m_place->path() + u".none"_s);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(0).value<ArchiveTrouble>().kind, ArchiveTrouble::Kind::CannotOpen);
}

void TestArchiveReader::endsInTheMiddle()
{
    for (int i = 0; i < 5; ++i) {
        ArchiveReader reader;
        reader.open(m_place->path());
        reader.search(parsed(u"ok a"_s), 1);
        reader.histogram(parsed(u"ok"_s), 1'000, QTimeZone::utc(), 2);
        if (i % 2 == 0)
            QCoreApplication::processEvents();
    }
    m_reader->search(parsed(u"zebra"_s), 3);
    QTRY_VERIFY(m_complete.contains(3));
}

QTEST_GUILESS_MAIN(TestArchiveReader)
#include "tst_archivereader.moc"

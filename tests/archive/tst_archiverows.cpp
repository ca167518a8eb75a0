// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/querytext.h"
#include "archiverows.h"
#include "messagesmodel.h"
#include "searchplace.h"
#include "seqchanges.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestArchiveRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rowsComeWhenWanted();
    void fewAreKept();
    void scrollingAsksForTheLastWindow();
    void aNewQueryReplaces();
    void typingEndsWithTheLastQuery();
    void findsRowsAgain();
    void knowsHowManyBeforeTheyAreThere();
    void refreshKeepsPlaces_data();
    void refreshKeepsPlaces();
    void refreshOfVeryMuchResets();
    void refreshReadsAnew();
    void lateAnswersAreDropped();
    void refreshWaitsItsTurn();
    void saysWhenItFails();
    void changesOfLists_data();
    void changesOfLists();

private:
    static MessageQuery parsed(const QString &text)
    {
        return parseMessageQuery(text, QTimeZone::utc(), 1'767'400'000'000);
    }
    QList<qint64> seqs() const
    {
        QList<qint64> seqs;
        for (int row = 0; row < m_rows->count(); ++row)
            seqs += m_rows->seq(row);
        return seqs;
    }
    void show(const QString &text)
    {
        m_rows->setQuery(parsed(text));
        QTRY_VERIFY(m_rows->isComplete());
    }

    std::unique_ptr<SearchPlace> m_place;
    std::unique_ptr<ArchiveReader> m_reader;
    std::unique_ptr<ArchiveRows> m_rows;
    std::unique_ptr<MessagesModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestArchiveRows::init()
{
    m_place = std::make_unique<SearchPlace>(3'000, 100);
    m_reader = std::make_unique<ArchiveReader>();
    m_reader->open(m_place->path());
    m_rows = std::make_unique<ArchiveRows>(*m_reader);
    m_model = std::make_unique<MessagesModel>(*m_rows);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
}

void TestArchiveRows::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_rows.reset();
    m_reader.reset();
    m_place.reset();
}

void TestArchiveRows::rowsComeWhenWanted()
{
    QVERIFY(!m_rows->isComplete());
    show(QString());
    QCOMPARE(seqs(), m_place->expected({}));
    QTRY_VERIFY(m_rows->row(0)); // the first ones by themselves
    const int far = 2'000;
    QVERIFY(!m_rows->row(far));
    QCOMPARE(m_model->index(far, MessagesModel::Body).data().toString(), u"…"_s);
    QSignalSpy changed(m_rows.get(), &RowSourceSignals::changed);
    m_rows->want(far, far + 30);
    QTRY_VERIFY(m_rows->row(far));
    for (int row = far - 30; row <= far + 60; ++row) { // with a screen around
        QVERIFY(m_rows->row(row));
        QCOMPARE(*m_rows->row(row), m_place->messages()[m_rows->seq(row)]);
    }
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toInt(), far - 31);
    QCOMPARE(changed.at(0).at(1).toInt(), far + 61);
    m_rows->want(-5, 10'000'000); // no such rows: what is there of them
    QTRY_VERIFY(m_rows->row(100));
}

void TestArchiveRows::fewAreKept()
{
    show(QString());
    const auto atHand = [this] {
        int rows = 0;
        for (int row = 0; row < m_rows->count(); ++row)
            rows += m_rows->row(row) ? 1 : 0;
        return rows;
    };
    for (int row = 0; row < m_rows->count(); row += 100) {
        m_rows->want(row, row + 99);
        QTRY_VERIFY(m_rows->row(qMin(row + 99, m_rows->count() - 1)));
    }
    QVERIFY(atHand() <= ArchiveRows::KeptRows);
    QVERIFY(atHand() > ArchiveRows::KeptRows / 2);
    QVERIFY(!m_rows->row(120)); // the model tester looks at the first one all the time
}

void TestArchiveRows::scrollingAsksForTheLastWindow()
{
    show(QString());
    QTRY_VERIFY(m_rows->row(0));
    QSignalSpy read(m_reader.get(), &ArchiveReader::read);
    for (int row = 200; row < 2'900; row += 5)
        m_rows->want(row, row + 40);
    QTRY_VERIFY(m_rows->row(2'895 + 40));
    QVERIFY(!m_rows->row(1'500));
    QVERIFY(read.size() <= 3);
}

void TestArchiveRows::aNewQueryReplaces()
{
    show(u"delayed"_s);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_rows->setQuery(parsed(u"parcel"_s));
    QVERIFY(!m_rows->isComplete());
    QVERIFY(m_rows->count() > 0); // the old ones, so that nothing flickers
    QTRY_VERIFY(m_rows->isComplete());
    QCOMPARE(reset.size(), 1);
    QCOMPARE(seqs(), m_place->expected(parsed(u"parcel"_s)));
    show(u"nothinglikeit"_s);
    QCOMPARE(m_rows->count(), 0);
    MessageQuery bySender = parsed(u"ok"_s);
    bySender.sort = {MessageColumn::Sender, false};
    m_rows->setQuery(bySender);
    QTRY_VERIFY(m_rows->isComplete());
    QCOMPARE(seqs(), m_place->expected(bySender));
}

void TestArchiveRows::typingEndsWithTheLastQuery()
{
    for (const QString &text : {u"o"_s, u"ok"_s, u"o"_s, QString(), u"de"_s, u"delayed"_s}) {
        m_rows->setQuery(parsed(text));
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(m_rows->isComplete());
    QCOMPARE(seqs(), m_place->expected(parsed(u"delayed"_s)));
    QTRY_VERIFY(m_rows->row(0));
    QCOMPARE(*m_rows->row(0), m_place->messages()[m_rows->seq(0)]);
}

void TestArchiveRows::findsRowsAgain()
{
    show(QString());
    QTRY_VERIFY(m_rows->row(5));
    QCOMPARE(m_rows->id(5), m_rows->row(5)->id);
    QCOMPARE(m_rows->indexOf(m_rows->id(5)), 5);
    QVERIFY(!m_rows->row(2'500));
    QCOMPARE(m_rows->id(2'500), QString::number(m_rows->seq(2'500)));
    QCOMPARE(m_rows->indexOf(m_rows->id(2'500)), 2'500);
    QCOMPARE(m_rows->rowOfSeq(m_rows->seq(2'999)), 2'999);
    QCOMPARE(m_rows->rowOfSeq(12), -1);
    QCOMPARE(m_rows->indexOf(u"mdr2-none"_s), -1);
    QCOMPARE(m_rows->indexOf(QString()), -1);
    MessageQuery byBody;
    byBody.sort = {MessageColumn::Body, false};
    m_rows->setQuery(byBody);
    QTRY_VERIFY(m_rows->isComplete());
    for (const int row : {0, 17, 2'999})
        QCOMPARE(m_rows->rowOfSeq(m_rows->seq(row)), row);
}

void TestArchiveRows::knowsHowManyBeforeTheyAreThere()
{
    QSet<int> early;
    connect(m_rows.get(), &ArchiveRows::extentChanged, this, [this, &early] {
        if (!m_rows->isComplete())
            early += m_rows->total();
    });
    for (const QString &text : {u"a"_s, QString()}) {
        early.clear();
        show(text);
        const int expected = int(m_place->expected(parsed(text)).size());
        QCOMPARE(m_rows->total(), expected);
        QCOMPARE(early, QSet<int>({-1, expected}));
    }
    early.clear();
    show(u"delayed"_s);
    QCOMPARE(early, QSet<int>{-1});
    QVERIFY(m_rows->total() > 100);
    QCOMPARE(m_rows->total(), m_rows->count());
}

void TestArchiveRows::refreshKeepsPlaces_data()
{
    QTest::addColumn<MessageColumn>("column");
    QTest::newRow("time") << MessageColumn::Time;
    QTest::newRow("sender") << MessageColumn::Sender;
    QTest::newRow("cost") << MessageColumn::Cost;
}

void TestArchiveRows::refreshKeepsPlaces()
{
    QFETCH(MessageColumn, column);
    MessageQuery query;
    query.sort = {column, true};
    m_rows->setQuery(query);
    QTRY_VERIFY(m_rows->isComplete());
    const QPersistentModelIndex kept = m_model->index(1'000, 0);
    const qint64 seq = m_rows->seq(1'000);
    const QPersistentModelIndex gone = m_model->index(m_rows->rowOfSeq(m_place->messages().firstKey()), 0);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);

    QList<Message> fresh;
    for (int i = 3'000; i < 3'030; ++i)
        fresh += SearchPlace::made(i);
    QVERIFY(!m_place->writer().store(fresh));
    QVERIFY(!m_place->writer().forgetBefore(m_place->messages().first().at + 240'000));
    m_place->readAll();
    m_rows->refresh();
    QVERIFY(m_rows->isComplete()); // what is there is right until it is known to be otherwise
    QTRY_COMPARE(seqs(), m_place->expected(query));
    QCOMPARE(reset.size(), 0);
    QVERIFY(kept.isValid());
    QCOMPARE(m_rows->seq(kept.row()), seq);
    QVERIFY(!gone.isValid());
}

void TestArchiveRows::refreshOfVeryMuchResets()
{
    show(QString());
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QList<Message> fresh;
    for (int i = 0; i < 300; ++i) {
        fresh += SearchPlace::made(10'000 + i);
        fresh.last().at = SearchPlace::made(i * 10).at + 1'000; // each between two others
    }
    QVERIFY(!m_place->writer().store(fresh));
    m_place->readAll();
    m_rows->refresh();
    QTRY_COMPARE(seqs(), m_place->expected({}));
    QCOMPARE(reset.size(), 1);
}

void TestArchiveRows::refreshReadsAnew()
{
    show(QString());
    const int row = 205; // the first ones come by themselves
    m_rows->want(200, 220);
    QTRY_VERIFY(m_rows->row(row));
    Message changed = *m_rows->row(row);
    changed.status = u"said otherwise"_s;
    QVERIFY(!m_place->writer().store({changed}));
    QSignalSpy told(m_rows.get(), &RowSourceSignals::changed);
    m_rows->refresh();
    QTRY_COMPARE(m_rows->row(row)->status, changed.status);
    QCOMPARE(told.size(), 1); // only what is different
    QCOMPARE(told.at(0).at(0).toInt(), row);
    QCOMPARE(told.at(0).at(1).toInt(), row);
}

void TestArchiveRows::lateAnswersAreDropped()
{
    show(QString()); // generation 1
    show(u"delayed"_s);
    QTRY_VERIFY(m_rows->row(0));
    const QList<qint64> expected = m_place->expected(parsed(u"delayed"_s));
    Message other = *m_rows->row(0);
    other.body = u"of another time"_s;
    Q_EMIT m_reader->found(1, {1, 2, 3}, true);
    Q_EMIT m_reader->read(1, {{m_rows->seq(0), other}});
    Q_EMIT m_reader->failed(1, {ArchiveTrouble::Kind::Failed, {}});
    QCOMPARE(seqs(), expected);
    QCOMPARE(*m_rows->row(0), m_place->messages()[m_rows->seq(0)]);
    QVERIFY(m_rows->isComplete());
}

void TestArchiveRows::refreshWaitsItsTurn()
{
    QSignalSpy extent(m_rows.get(), &ArchiveRows::extentChanged);
    m_rows->setQuery({});
    QVERIFY(!m_place->writer().store({SearchPlace::made(5'000)}));
    m_rows->refresh(); // the search may have begun before that message came
    m_rows->refresh();
    m_place->readAll();
    QTRY_COMPARE(seqs(), m_place->expected({}));
    QVERIFY(extent.size() >= 3);
}

void TestArchiveRows::saysWhenItFails()
{
    show(u"delayed"_s);
    const int count = m_rows->count();
    QSignalSpy failed(m_rows.get(), &ArchiveRows::failed);
    m_reader->close();
    m_rows->setQuery(parsed(u"parcel"_s));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).value<ArchiveTrouble>().kind, ArchiveTrouble::Kind::CannotOpen);
    QCOMPARE(m_rows->count(), count);
    QVERIFY(!m_rows->isComplete());
    QCOMPARE(m_rows->total(), -1);
    m_reader->open(m_place->path());
    show(u"parcel"_s);
    QCOMPARE(seqs(), m_place->expected(parsed(u"parcel"_s)));
}

void TestArchiveRows::changesOfLists_data()
{
    QTest::addColumn<QList<qint64>>("before");
    QTest::addColumn<QList<qint64>>("after");
    QTest::addColumn<bool>("isKnown");
    using L = QList<qint64>;
    QTest::newRow("nothing") << L{} << L{} << true;
    QTest::newRow("same") << L{1, 2, 3} << L{1, 2, 3} << true;
    QTest::newRow("all new") << L{} << L{1, 2} << true;
    QTest::newRow("all gone") << L{1, 2} << L{} << true;
    QTest::newRow("in front and behind") << L{3, 4} << L{1, 2, 3, 4, 5} << true;
    QTest::newRow("out of the middle") << L{1, 2, 3, 4, 5} << L{1, 5} << true;
    QTest::newRow("others") << L{1, 2, 3} << L{4, 5} << true;
    QTest::newRow("some of each") << L{9, 1, 2, 8, 3, 7} << L{1, 6, 2, 3, 5, 4} << true;
    QTest::newRow("turned") << L{1, 2, 3} << L{3, 2, 1} << false;
    QTest::newRow("one moved") << L{1, 2, 3, 4} << L{2, 3, 4, 1} << false;
    QTest::newRow("too many") << L{1, 2, 3, 4, 5} << L{9, 1, 8, 2, 7, 3, 6, 4, 5} << false;
}

void TestArchiveRows::changesOfLists()
{
    QFETCH(QList<qint64>, before);
    QFETCH(QList<qint64>, after);
    QFETCH(bool, isKnown);
    const std::optional<SeqChanges> changes = seqChanges(before, after, 4);
    if (!changes) {
        QVERIFY(!isKnown);
        return;
    }
    QVERIFY(isKnown || before != after);
    for (auto run = changes->removed.crbegin(); run != changes->removed.crend(); ++run)
        before.remove(run->first, run->count());
    for (const RowRun &run : changes->inserted) {
        for (int row = run.first; row <= run.last; ++row)
            before.insert(row, after.at(row));
    }
    QCOMPARE(before, after);
}

QTEST_GUILESS_MAIN(TestArchiveRows)
#include "tst_archiverows.moc"

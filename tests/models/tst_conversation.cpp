// SPDX-License-Identifier: GPL-3.0-or-later
#include "../archive/talkplace.h"
#include "conversation.h"
#include "statuswords.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// Over an archive in a file, with a reader on a thread of its own.
class TestConversation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void newestFirstThenOlder();
    void onlyTheseTwo();
    void asksOnceAtATime();
    void viewsDoNotAskForMore();
    void newOnesComeBehind();
    void lateOnesComeBetween();
    void veryManyBetweenKeepTheOlder();
    void receiptsChangeARow();
    void refreshOfNothingNewIsSilent();
    void deletedOnesGo();
    void veryManyNewOnesLeaveNoGap();
    void olderOnesThatComeLaterAreFound();
    void refreshWaitsForOlderOnes();
    void anotherConversationReplaces();
    void saysWhenItFails();
    void failuresOfOthersAreNotIts();

private:
    void store(const QList<Message> &messages) { QVERIFY(m_place->store(messages)); }
    void openTalk(int other = 142)
    {
        m_talk->open(TalkPlace::number(100), TalkPlace::number(other));
        QTRY_VERIFY(!m_talk->isReading());
    }
    QStringList bodies() const
    {
        QStringList bodies;
        for (int row = 0; row < m_talk->rowCount(); ++row)
            bodies += m_talk->message(row).body;
        return bodies;
    }
    static QStringList expected(int first, int last)
    {
        QStringList bodies;
        for (int at = first; at <= last; ++at)
            bodies += u"number %1"_s.arg(at);
        return bodies;
    }

    std::unique_ptr<TalkPlace> m_place;
    ArchiveReader *m_reader = nullptr;
    std::unique_ptr<Conversation> m_talk;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestConversation::init()
{
    m_place = std::make_unique<TalkPlace>();
    m_reader = &m_place->reader();
    m_talk = std::make_unique<Conversation>(*m_reader);
    m_talk->setZone(QTimeZone::utc());
    m_tester = std::make_unique<QAbstractItemModelTester>(m_talk.get());
}

void TestConversation::cleanup()
{
    m_tester.reset();
    m_talk.reset();
    m_place.reset();
}

void TestConversation::newestFirstThenOlder()
{
    store(TalkPlace::made(1, 150, 142));
    openTalk();
    QCOMPARE(bodies(), expected(91, 150));
    QVERIFY(m_talk->canReadOlder());
    QSignalSpy inserted(m_talk.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(m_talk.get(), &QAbstractItemModel::modelReset);
    m_talk->readOlder();
    QTRY_COMPARE(bodies(), expected(31, 150));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 0);
    QCOMPARE(inserted.at(0).at(2).toInt(), 59);
    m_talk->readOlder();
    QTRY_COMPARE(bodies(), expected(1, 150));
    QVERIFY(!m_talk->canReadOlder());
    QCOMPARE(reset.size(), 0);
}

void TestConversation::onlyTheseTwo()
{
    store(TalkPlace::made(1, 9, 142) + TalkPlace::made(1, 9, 143));
    Message unlike = TalkPlace::made(50, 142);
    unlike.to = TalkPlace::number(144); // ours to another
    store({unlike});
    openTalk();
    QCOMPARE(bodies(), expected(1, 9));
    for (int row = 0; row < 9; ++row)
        QCOMPARE(m_talk->index(row).data(Conversation::OwnRole).toBool(), (row + 1) % 3 != 0);
    QSignalSpy conversed(m_reader, &ArchiveReader::conversed);
    m_talk->open(TalkPlace::number(100), TalkPlace::number(143));
    m_talk->open({}, {});
    QVERIFY(!m_talk->isReading() && !m_talk->isOpen());
    QTRY_COMPARE(conversed.size(), 1); // too late
    QCOMPARE(m_talk->rowCount(), 0);
}

void TestConversation::asksOnceAtATime()
{
    store(TalkPlace::made(1, 300, 142));
    openTalk();
    QSignalSpy conversed(m_reader, &ArchiveReader::conversed);
    for (int i = 0; i < 20; ++i)
        m_talk->readOlder();
    QVERIFY(!m_talk->canReadOlder());
    QTRY_VERIFY(!m_talk->isReading());
    QCOMPARE(conversed.size(), 1);
    QCOMPARE(m_talk->rowCount(), 120);
}

/// A view at the end of a list asks for more until there is no more; here it would read years.
void TestConversation::viewsDoNotAskForMore()
{
    store(TalkPlace::made(1, 300, 142));
    openTalk();
    QVERIFY(!m_talk->canFetchMore({}));
}

void TestConversation::newOnesComeBehind()
{
    store(TalkPlace::made(1, 100, 142));
    openTalk();
    QSignalSpy inserted(m_talk.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_talk.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(m_talk.get(), &QAbstractItemModel::modelReset);
    store(TalkPlace::made(101, 103, 142));
    m_talk->refresh();
    QTRY_COMPARE(bodies().last(), u"number 103"_s);
    QCOMPARE(bodies(), expected(104 - m_talk->rowCount(), 103));
    QVERIFY(m_talk->rowCount() >= 63);
    QCOMPARE(inserted.constLast().at(2).toInt() - inserted.constLast().at(1).toInt(), 2);
    QCOMPARE(reset.size() + removed.size(), 0);
    for (int rounds = 0; m_talk->canReadOlder() && rounds < 5; ++rounds) {
        m_talk->readOlder();
        QTRY_VERIFY(!m_talk->isReading());
    }
    QCOMPARE(bodies(), expected(1, 103));
}

void TestConversation::lateOnesComeBetween()
{
    QList<Message> most = TalkPlace::made(1, 50, 142);
    const Message late = most.takeAt(29);
    store(most);
    openTalk();
    QSignalSpy inserted(m_talk.get(), &QAbstractItemModel::rowsInserted);
    store({late});
    m_talk->refresh();
    QTRY_COMPARE(bodies(), expected(1, 50));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 29);
}

/// Too many to be put in one by one.
void TestConversation::veryManyBetweenKeepTheOlder()
{
    QList<Message> even;
    QList<Message> odd;
    for (int at = 1; at <= 900; ++at)
        (at % 2 == 0 || at < 500 ? even : odd) += TalkPlace::made(at);
    store(even);
    openTalk();
    while (m_talk->canReadOlder()) {
        m_talk->readOlder();
        QTRY_VERIFY(!m_talk->isReading());
    }
    QCOMPARE(m_talk->rowCount(), even.size());
    store(odd);
    m_talk->refresh();
    QTRY_VERIFY(bodies().contains(u"number 899"_s));
    QVERIFY(m_talk->message(0) == TalkPlace::made(1));
    QCOMPARE(bodies().mid(bodies().size() - 400), expected(501, 900));
}

void TestConversation::receiptsChangeARow()
{
    QList<Message> messages = TalkPlace::made(1, 5, 142);
    store(messages);
    openTalk();
    QCOMPARE(m_talk->index(3).data(Conversation::WhenRole).toString(), u"00:40 · Accepted"_s);
    QSignalSpy changed(m_talk.get(), &QAbstractItemModel::dataChanged);
    DeliveryReceipt receipt;
    receipt.level = 2;
    receipt.code = 1110;
    receipt.at = messages[3].at + 1'000;
    messages[3].receipts = {receipt};
    store({messages[3]});
    m_talk->refresh();
    QTRY_COMPARE(m_talk->index(3).data(Conversation::WhenRole).toString(), u"00:40 · Failed"_s);
    QCOMPARE(Tone(m_talk->index(3).data(Conversation::ToneRole).toInt()), Tone::Bad);
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_talk->message(3) == messages[3]);
}

void TestConversation::refreshOfNothingNewIsSilent()
{
    store(TalkPlace::made(1, 5, 142));
    openTalk();
    QSignalSpy changed(m_talk.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy reset(m_talk.get(), &QAbstractItemModel::modelReset);
    m_talk->refresh();
    QVERIFY(m_talk->isReading());
    QTRY_VERIFY(!m_talk->isReading());
    QCOMPARE(changed.size() + reset.size(), 0);
}

void TestConversation::deletedOnesGo()
{
    store(TalkPlace::made(1, 30, 142));
    openTalk();
    QSignalSpy removed(m_talk.get(), &QAbstractItemModel::rowsRemoved);
    QVERIFY(!m_place->writer().forgetBefore(TalkPlace::made(11).at));
    m_talk->refresh();
    QTRY_COMPARE(bodies(), expected(11, 30));
    QCOMPARE(removed.size(), 1);
    QVERIFY(!m_place->writer().forgetAll());
    m_talk->refresh();
    QTRY_COMPARE(m_talk->rowCount(), 0);
    QVERIFY(!m_talk->canReadOlder());
}

void TestConversation::veryManyNewOnesLeaveNoGap()
{
    store(TalkPlace::made(1, 100, 142));
    openTalk();
    store(TalkPlace::made(101, 1'000, 142));
    m_talk->refresh();
    QTRY_COMPARE(bodies().last(), u"number 1000"_s);
    for (int rounds = 0; m_talk->canReadOlder() && rounds < 20; ++rounds) {
        m_talk->readOlder();
        QTRY_VERIFY(!m_talk->isReading());
    }
    QCOMPARE(bodies(), expected(1, 1'000));
}

/// The archive is filled from the newest days to the oldest.
void TestConversation::olderOnesThatComeLaterAreFound()
{
    store(TalkPlace::made(501, 1'000, 142));
    openTalk();
    const auto readAll = [this] {
        for (int rounds = 0; m_talk->canReadOlder() && rounds < 30; ++rounds) {
            m_talk->readOlder();
            QTRY_VERIFY(!m_talk->isReading());
        }
    };
    readAll();
    QCOMPARE(bodies(), expected(501, 1'000));
    store(TalkPlace::made(1, 500, 142));
    m_talk->refresh();
    QTRY_VERIFY(!m_talk->isReading());
    readAll();
    QCOMPARE(bodies(), expected(1, 1'000));
}

void TestConversation::refreshWaitsForOlderOnes()
{
    store(TalkPlace::made(1, 150, 142));
    openTalk();
    store(TalkPlace::made(151, 151, 142));
    m_talk->readOlder();
    m_talk->refresh();
    m_talk->refresh();
    QTRY_COMPARE(bodies().last(), u"number 151"_s);
    QTRY_COMPARE(bodies(), expected(2, 151)); // 120, and some room for new ones
}

void TestConversation::anotherConversationReplaces()
{
    store(TalkPlace::made(1, 40, 142) + TalkPlace::made(1, 4, 143));
    m_talk->open(TalkPlace::number(100), TalkPlace::number(142));
    m_talk->open(TalkPlace::number(100), TalkPlace::number(143));
    m_talk->open(TalkPlace::number(100), TalkPlace::number(144));
    m_talk->open(TalkPlace::number(100), TalkPlace::number(143));
    QTRY_COMPARE(m_talk->rowCount(), 4);
    openTalk(142);
    QCOMPARE(m_talk->rowCount(), 40);
    m_talk->readOlder(); // there are none
    m_talk->open(TalkPlace::number(100), TalkPlace::number(143));
    QCOMPARE(m_talk->rowCount(), 0); // nothing of the other pair, not even for a moment
    QTRY_COMPARE(m_talk->rowCount(), 4);
    for (int row = 0; row < 4; ++row)
        QVERIFY(m_talk->message(row).from == TalkPlace::number(143)
                || m_talk->message(row).to == TalkPlace::number(143));
}

void TestConversation::saysWhenItFails()
{
    store(TalkPlace::made(1, 100, 142));
    openTalk();
    m_reader->close();
    QSignalSpy changed(m_talk.get(), &Conversation::stateChanged);
    m_talk->readOlder();
    QTRY_VERIFY(m_talk->trouble());
    QVERIFY(changed.size() >= 2);
    QCOMPARE(m_talk->rowCount(), 60); // what is here stays
    QVERIFY(!m_talk->isReading() && m_talk->canReadOlder());
    m_talk->refresh(); // fails as well
    QTRY_VERIFY(!m_talk->isReading());
    m_reader->open(m_place->path());
    m_talk->readOlder();
    QTRY_COMPARE(bodies(), expected(1, 100)); // the older ones came in front, and replaced nothing
    QVERIFY(!m_talk->trouble());
}

void TestConversation::failuresOfOthersAreNotIts()
{
    store(TalkPlace::made(1, 100, 142));
    openTalk();
    m_reader->close();
    QSignalSpy failed(m_reader, &ArchiveReader::failed);
    for (int generation = 1; generation < 10; ++generation)
        m_reader->rows({1}, generation);
    m_reader->open(m_place->path());
    m_talk->readOlder();
    QTRY_COMPARE(m_talk->rowCount(), 100);
    QCOMPARE(failed.size(), 9);
    QVERIFY(!m_talk->trouble());
}

QTEST_GUILESS_MAIN(TestConversation)
#include "tst_conversation.moc"

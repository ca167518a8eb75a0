// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageaccount.h"
#include "messagelist.h"

#include <QSignalSpy>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1'000;
constexpr qint64 hour = 3'600 * second;
constexpr qint64 day = 24 * hour;
constexpr qint64 noon = 1'764'072'000'000; // 2025-11-25T12:00:00Z
constexpr TimeRange aroundNoon{noon - hour, noon + hour};

QSet<QString> idsOf(MessageList &list)
{
    QSet<QString> ids;
    for (const Message &message : list.rows().all())
        ids.insert(message.id);
    return ids;
}

} // namespace

/// MessageList: which messages belong to a span, and how the pages of it are read.
class TestMessageListRange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsAtTheEdgesOfTheDay_data();
    void cutsAtTheEdgesOfTheDay();
    void asksOneDayWiderAndPinsTheEnd();
    void mergesWhatArrivesWhilePaging();
    void failsOnAnEmptyPageThatNamesAnother();
    void stopsAndGoesOn();
    void keepsRowsOnFailureAndGoesOn();
    void refreshKeepsKnownRowsAndDropsVanishedOnes();
    void anotherSpanDropsForeignRowsAtOnce();
    void halvesPagesThatAreTooLarge();
    void asksForFewerAfterALargeAnswer();
    void takesOverASingleRecordOfTheSpan();

private:
    static bool complete(MessageList &list)
    {
        return testsupport::waitFor([&] { return list.state() == ListStatus::State::Complete; });
    }
};

void TestMessageListRange::cutsAtTheEdgesOfTheDay_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<int>("hours");
    QTest::addColumn<int>("endShiftDays");
    const auto row = [](const char *name, const char *zone, QDate first, QDate last, int hours) {
        for (const int shift : {-1, 0, 1})
            QTest::addRow("%s, end_date moved %d", name, shift)
                << QByteArray(zone) << first << last << hours << shift;
    };
    row("spring forward", "America/Los_Angeles", {2025, 3, 9}, {2025, 3, 9}, 23);
    row("fall back", "America/Los_Angeles", {2025, 11, 2}, {2025, 11, 2}, 25);
    row("last second of a month", "America/New_York", {2025, 2, 1}, {2025, 2, 28}, 28 * 24);
    row("UTC+14", "Pacific/Kiritimati", {2025, 11, 25}, {2025, 11, 25}, 24);
    row("UTC-11", "Pacific/Pago_Pago", {2025, 11, 25}, {2025, 11, 25}, 24);
    row("UTC", "UTC", {2024, 2, 29}, {2024, 2, 29}, 24);
}

void TestMessageListRange::cutsAtTheEdgesOfTheDay()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    QFETCH(int, hours);
    QFETCH(int, endShiftDays);
    const TimeRange range = daysRange(first, last, QTimeZone(zone));
    QCOMPARE(range.to - range.from, hours * hour);

    MessageAccount account;
    account.box.endShiftMs = endShiftDays * day;
    account.box.add(range.from - 10);
    const QString atStart = account.box.add(range.from);
    const QString lastSecond = account.box.add(range.to - second);
    const QString atTheVeryEnd = account.box.add(range.to - 10);
    account.box.add(range.to);
    account.box.add(range.to + day);

    MessageList list(account.session);
    list.load(range);
    QVERIFY(complete(list));
    QCOMPARE(idsOf(list), QSet<QString>({atStart, lastSecond, atTheVeryEnd}));
    QCOMPARE(list.outside(), list.received() - 3);
}

void TestMessageListRange::asksOneDayWiderAndPinsTheEnd()
{
    MessageAccount account;
    account.box.cap = 3; // fewer than asked for: the offset counts what came
    for (int i = 0; i < 8; ++i)
        account.box.add(noon + i * second);
    MessageList list(account.session, {.pageSize = 5, .smallestPage = 1});
    list.load(aroundNoon);
    QVERIFY(complete(list));
    QCOMPARE(list.rows().count(), 8);
    QStringList offsets;
    for (const HandlerServer::Request &request : account.box.server.requests()) {
        QCOMPARE(request.value(u"start_date"_s), u"2025-11-24T11:00:00.00Z"_s);
        QCOMPARE(request.value(u"end_date"_s), u"2025-11-26T13:00:00.00Z"_s);
        QCOMPARE(request.value(u"limit"_s), u"5"_s);
        offsets += request.value(u"offset"_s);
    }
    QCOMPARE(offsets, QStringList({u"0"_s, u"3"_s, u"6"_s}));
}

void TestMessageListRange::mergesWhatArrivesWhilePaging()
{
    MessageAccount account;
    account.box.cap = 2;
    for (int i = 0; i < 4; ++i)
        account.box.add(noon + i * second);
    bool arrived = false;
    account.box.before = [&](const HandlerServer::Request &request) -> std::optional<HandlerServer::Reply> {
        if (request.value(u"offset"_s) == u"2"_s && !std::exchange(arrived, true))
            account.box.add(noon + hour / 2); // newest first: everything moves down by one
        return std::nullopt;
    };
    MessageList list(account.session);
    list.load(aroundNoon);
    QVERIFY(complete(list));
    QCOMPARE(list.received(), 5); // one came twice, the newest was never on a page
    QCOMPARE(list.rows().count(), 4);
    list.load(aroundNoon);
    QVERIFY(complete(list));
    QCOMPARE(list.rows().count(), 5);
}

void TestMessageListRange::failsOnAnEmptyPageThatNamesAnother()
{
    MessageAccount account;
    account.box.before = [](const HandlerServer::Request &) {
        return std::optional<HandlerServer::Reply>({200, R"({"data": [], "links": {"next": "http://x/"}})"});
    };
    MessageList list(account.session);
    list.load(aroundNoon);
    QTRY_COMPARE(list.state(), ListStatus::State::Failed);
    QCOMPARE(list.error().kind, ApiError::Kind::BadAnswer);
    QCOMPARE(account.box.server.requests().size(), 1);
}

void TestMessageListRange::stopsAndGoesOn()
{
    MessageAccount account;
    account.box.cap = 2;
    for (int i = 0; i < 6; ++i)
        account.box.add(noon + i * second);
    MessageList list(account.session);
    connect(&list.rows(), &RowSourceSignals::inserted, &list, [&] {
        if (list.rows().count() == 4)
            QMetaObject::invokeMethod(&list, &MessageList::cancel, Qt::QueuedConnection);
    });
    list.load(aroundNoon);
    QTRY_COMPARE(list.state(), ListStatus::State::Paused);
    QCOMPARE(list.rows().count(), 4);
    account.box.server.forget();
    list.resume();
    QVERIFY(complete(list));
    QCOMPARE(list.rows().count(), 6);
    QCOMPARE(account.box.server.requests().constFirst().value(u"offset"_s), u"4"_s);
}

void TestMessageListRange::keepsRowsOnFailureAndGoesOn()
{
    MessageAccount account;
    account.box.cap = 2;
    for (int i = 0; i < 4; ++i)
        account.box.add(noon + i * second);
    bool broken = true;
    account.box.before = [&](const HandlerServer::Request &request) -> std::optional<HandlerServer::Reply> {
        if (broken && request.value(u"offset"_s) == u"2"_s)
            return HandlerServer::Reply{401, {}};
        return std::nullopt;
    };
    MessageList list(account.session);
    list.load(aroundNoon);
    QTRY_COMPARE(list.state(), ListStatus::State::Failed);
    QCOMPARE(list.error().kind, ApiError::Kind::BadCredentials);
    QCOMPARE(list.rows().count(), 2);
    broken = false;
    list.resume();
    QVERIFY(complete(list));
    QCOMPARE(list.rows().count(), 4);
}

void TestMessageListRange::refreshKeepsKnownRowsAndDropsVanishedOnes()
{
    MessageAccount account;
    const QString stays = account.box.add(noon);
    const QString goes = account.box.add(noon + second);
    MessageList list(account.session);
    list.load(aroundNoon);
    QVERIFY(complete(list));
    account.box.remove(goes);
    account.box.attributes(stays)[u"body"_s] = u"changed"_s;
    QSignalSpy reset(&list.rows(), &RowSourceSignals::wasReset);
    QSignalSpy changed(&list.rows(), &RowSourceSignals::changed);
    list.load(aroundNoon);
    QCOMPARE(list.rows().count(), 2); // nothing flickers while it loads
    QVERIFY(complete(list));
    QCOMPARE(idsOf(list), QSet<QString>({stays}));
    QCOMPARE(list.rows().all().constFirst().body, u"changed"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(reset.size(), 0);
}

void TestMessageListRange::anotherSpanDropsForeignRowsAtOnce()
{
    MessageAccount account;
    const QString both = account.box.add(noon + hour / 2);
    account.box.add(noon - hour / 2);
    MessageList list(account.session);
    list.load(aroundNoon);
    QVERIFY(complete(list));
    list.load({noon, noon + hour});
    QCOMPARE(idsOf(list), QSet<QString>({both}));
    QVERIFY(complete(list));
    QCOMPARE(idsOf(list), QSet<QString>({both}));
}

void TestMessageListRange::halvesPagesThatAreTooLarge()
{
    TransportOptions narrow = MessageAccount::quick();
    narrow.maxAnswerBytes = 40'000;
    MessageAccount account(narrow);
    for (int i = 0; i < 30; ++i)
        account.box.add(noon + i * second, QString(3'000, u'x'));
    MessageList list(account.session, {.pageSize = 32, .smallestPage = 4});
    list.load(aroundNoon);
    QVERIFY(complete(list));
    QCOMPARE(list.rows().count(), 30);
    QStringList limits;
    for (const HandlerServer::Request &request : account.box.server.requests())
        limits += request.value(u"limit"_s);
    limits.removeDuplicates();
    QCOMPARE(limits, QStringList({u"32"_s, u"16"_s, u"8"_s}));
}

void TestMessageListRange::asksForFewerAfterALargeAnswer()
{
    MessageAccount account;
    for (int i = 0; i < 60; ++i)
        account.box.add(noon + i * second, QString(3'000, u'x'));
    MessageList list(account.session, {.pageSize = 32, .smallestPage = 4, .wantedBytes = 20'000});
    list.load(aroundNoon);
    QVERIFY(complete(list));
    QCOMPARE(list.rows().count(), 60);
    QStringList asked;
    for (const HandlerServer::Request &request : account.box.server.requests())
        asked += request.value(u"offset"_s) + u'+' + request.value(u"limit"_s);
    QCOMPARE(asked, QStringList({u"0+32"_s, u"32+16"_s, u"48+8"_s, u"56+4"_s}));
    account.box.server.forget();
    list.load(aroundNoon); // another span may have other records
    QVERIFY(complete(list));
    QCOMPARE(account.box.server.requests().constFirst().value(u"limit"_s), u"32"_s);
}

void TestMessageListRange::takesOverASingleRecordOfTheSpan()
{
    MessageAccount account;
    account.box.add(noon);
    MessageList list(account.session);
    list.load(aroundNoon);
    Message fresh;
    fresh.id = u"mdr2-fresh"_s;
    fresh.at = noon;
    list.adopt(fresh); // while the load is under way, which does not know it
    fresh.id = u"mdr2-foreign"_s;
    fresh.at = noon + 2 * hour;
    list.adopt(fresh);
    QVERIFY(complete(list));
    QCOMPARE(list.rows().count(), 2);
    QVERIFY(list.rows().find(u"mdr2-fresh"_s));
}

QTEST_GUILESS_MAIN(TestMessageListRange)
#include "tst_messagelistrange.moc"

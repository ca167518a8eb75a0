// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagebox.h"
#include "syncplace.h"

#include <QDateTime>

using namespace trunkline;
using namespace Qt::StringLiterals;

using State = MessageSync::State;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch() / 10 * 10;
}

} // namespace

/// MessageSync with a service whose records a test lays down: new ones, late ones, receipts, and an end_date
/// that means something else.
class TestSyncPolls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void messagesArriveWhilePaging_data();
    void messagesArriveWhilePaging();
    void lateOnesWithinTheMarginAreFound();
    void pollsReadWhatIsNew();
    void pollsWhileReading();
    void pollsWhileStopped();
    void pollsDoNotGoOnWithWhatWasStopped();
    void trustsTheClockOfTheService_data();
    void trustsTheClockOfTheService();
    void doesNotTrustEndDates_data();
    void doesNotTrustEndDates();
    void refreshesReceiptsUntilTheyAreFinal();
    void refreshesManyReceiptsByTheirSpan();
    void failsOnAnEmptyPageThatNamesAnother();

private:
    void lay(int count, qint64 newest, qint64 apart);
    bool completes(const TimeRange &span);
    bool polls();
    QStringList kept();
    QStringList laid() const;
    QString sent(qint64 at);
    int singleReads() const;

    std::unique_ptr<MessageBox> m_box;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SyncPlace> m_place;
    QStringList m_ids;
};

void TestSyncPolls::init()
{
    m_box = std::make_unique<MessageBox>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_ids.clear();
    SyncOptions options = SyncPlace::quick();
    options.pageSize = 10;
    m_place = std::make_unique<SyncPlace>(testsupport::Endpoint{m_box->server.url(), u"key"_s, u"secret"_s},
                                          m_folder->filePath(u"profile/messages.db"_s), options);
    QVERIFY(!m_place->openTrouble());
}

void TestSyncPolls::cleanup()
{
    m_place.reset();
    m_box.reset();
    m_folder.reset();
}

void TestSyncPolls::lay(int count, qint64 newest, qint64 apart)
{
    for (int i = 0; i < count; ++i)
        m_ids.append(m_box->add(newest - i * apart));
}

bool TestSyncPolls::completes(const TimeRange &span)
{
    m_place->sync().start(span);
    return m_place->reaches(State::Complete);
}

bool TestSyncPolls::polls()
{
    m_place->sync().poll();
    return testsupport::waitFor([&] { return !m_place->sync().isPolling(); })
        && m_place->sync().state() != State::Failed;
}

QStringList TestSyncPolls::kept()
{
    m_place->settle();
    QStringList ids = lookInto(m_folder->filePath(u"profile/messages.db"_s)).ids;
    ids.sort();
    return ids;
}

QStringList TestSyncPolls::laid() const
{
    QStringList ids = m_ids;
    ids.sort();
    return ids;
}

/// An outbound message without a receipt.
QString TestSyncPolls::sent(qint64 at)
{
    const QString id = m_box->add(at);
    m_ids.append(id);
    m_box->attributes(id)[u"direction"_s] = u"outbound"_s;
    m_box->attributes(id)[u"status"_s] = u""_s;
    return id;
}

int TestSyncPolls::singleReads() const
{
    int reads = 0;
    for (const HandlerServer::Request &request : m_box->server.requests())
        reads += request.path.startsWith("/v2.1/messages/"_L1) ? 1 : 0;
    return reads;
}

void TestSyncPolls::messagesArriveWhilePaging_data()
{
    QTest::addColumn<int>("each");
    for (const int each : {1, 3, 9})
        QTest::addRow("%d with every answer", each) << each;
}

void TestSyncPolls::messagesArriveWhilePaging()
{
    QFETCH(int, each);
    lay(120, now() - minute, 20 * minute);
    int answers = 0;
    m_box->before = [&](const HandlerServer::Request &) -> std::optional<HandlerServer::Reply> {
        for (int i = 0; i < each && ++answers < 60; ++i)
            m_ids.append(m_box->add(now()));
        return {};
    };
    QVERIFY2(completes(SyncPlace::lastDays(3)), m_place->why());
    m_box->before = {};
    QVERIFY2(polls(), m_place->why());
    QCOMPARE(kept(), laid());
}

void TestSyncPolls::lateOnesWithinTheMarginAreFound()
{
    lay(30, now() - minute, hour);
    QVERIFY2(completes(SyncPlace::lastDays(3)), m_place->why());
    m_ids.append(m_box->add(now() - 9 * minute));
    QVERIFY2(polls(), m_place->why());
    QCOMPARE(kept(), laid());
}

void TestSyncPolls::pollsReadWhatIsNew()
{
    lay(300, now() - 15 * minute, 5 * minute);
    QVERIFY2(completes(SyncPlace::lastDays(2)), m_place->why());
    QCOMPARE(kept(), laid());
    for (int i = 0; i < 3; ++i) {
        m_box->server.forget();
        m_ids.append(m_box->add(now()));
        QVERIFY2(polls(), m_place->why());
        QCOMPARE(m_box->server.requests().size(), qsizetype(1));
        QCOMPARE(kept(), laid());
        QCOMPARE(m_place->sync().state(), State::Complete);
    }
}

/// What somebody has stopped stays so; what is new comes all the same.
void TestSyncPolls::pollsWhileStopped()
{
    lay(40, now() - hour, hour);
    m_place->sync().start(SyncPlace::lastDays(3));
    m_place->sync().cancel();
    QCOMPARE(m_place->sync().state(), State::Paused);
    const QString fresh = m_box->add(now());
    QVERIFY2(polls(), m_place->why());
    QVERIFY(kept().contains(fresh));
    m_box->before = [](const HandlerServer::Request &) -> std::optional<HandlerServer::Reply> {
        return HandlerServer::Reply{403, "{}"};
    };
    m_place->sync().poll();
    QVERIFY(testsupport::waitFor([&] { return !m_place->sync().isPolling(); }));
    QCOMPARE(m_place->sync().state(), State::Paused);
}

/// What is old and missing is for somebody to ask for.
void TestSyncPolls::pollsDoNotGoOnWithWhatWasStopped()
{
    lay(300, now() - hour, hour);
    QVERIFY2(completes({now() - 10 * syncDay, now() - 8 * syncDay}), m_place->why());
    m_place->sync().start(SyncPlace::lastDays(12));
    m_place->sync().cancel();
    QVERIFY2(polls(), m_place->why()); // by then it has stopped
    const qsizetype before = kept().size();
    const QString fresh = m_box->add(now());
    m_box->server.forget();
    QVERIFY2(polls(), m_place->why());
    QVERIFY(kept().contains(fresh));
    QVERIFY2(kept().size() - before < 30, "more than the last hour, and a page with it");
    QVERIFY2(m_box->server.requests().size() <= 2,
             QByteArray::number(m_box->server.requests().size()).constData());
}

/// A long read of the past does not keep new messages away.
void TestSyncPolls::pollsWhileReading()
{
    lay(400, now() - hour, hour);
    QString fresh;
    m_box->before = [&](const HandlerServer::Request &) -> std::optional<HandlerServer::Reply> {
        if (m_box->server.requests().size() == 8) {
            fresh = m_box->add(now());
            m_ids.append(fresh);
            m_place->sync().poll();
        }
        return {};
    };
    m_place->sync().start(SyncPlace::lastDays(20));
    QTRY_VERIFY(!fresh.isEmpty() && !m_place->sync().isPolling());
    QVERIFY(kept().contains(fresh));
    QVERIFY2(m_place->reaches(State::Complete), m_place->why());
    QCOMPARE(kept(), laid());
}

void TestSyncPolls::trustsTheClockOfTheService_data()
{
    QTest::addColumn<qint64>("aheadMs");
    QTest::newRow("like ours, in whole seconds") << qint64(1);
    QTest::newRow("two hours behind") << -2 * hour;
    QTest::newRow("two hours ahead") << 2 * hour;
}

/// What is dated by the service is complete by the service's clock, whatever ours says.
void TestSyncPolls::trustsTheClockOfTheService()
{
    QFETCH(qint64, aheadMs);
    m_box->server.clockAheadMs = aheadMs;
    lay(40, now() + aheadMs - minute, 10 * minute);
    QVERIFY2(completes(SyncPlace::lastDays(2)), m_place->why());
    QCOMPARE(kept(), laid());
    const qint64 covered = m_place->sync().coverage().ranges().last().to;
    QVERIFY(covered <= now() + aheadMs - SyncOptions().marginMs);
    m_ids.append(m_box->add(now() + aheadMs));
    m_ids.append(m_box->add(now() + aheadMs - 5 * minute));
    m_box->server.clockAheadMs = aheadMs + 5 * minute; // as if so much later
    QVERIFY2(polls(), m_place->why());
    QCOMPARE(kept(), laid());
    QCOMPARE(m_place->sync().coverage().ranges().size(), 1); // no gap between the two
    QVERIFY(m_place->sync().coverage().ranges().last().to > covered);
}

void TestSyncPolls::doesNotTrustEndDates_data()
{
    QTest::addColumn<qint64>("shiftMs");
    QTest::newRow("a day back") << -syncDay;
    QTest::newRow("some hours back") << -7 * hour;
    QTest::newRow("a minute back") << -minute;
    QTest::newRow("a day on") << syncDay;
}

void TestSyncPolls::doesNotTrustEndDates()
{
    QFETCH(qint64, shiftMs);
    lay(400, now() - minute, 30 * minute);
    m_box->endShiftMs = shiftMs;
    QVERIFY2(completes(SyncPlace::lastDays(10)), m_place->why());
    QCOMPARE(kept(), laid());
}

void TestSyncPolls::refreshesReceiptsUntilTheyAreFinal()
{
    lay(300, now() - 20 * minute, 10 * minute);
    const QString id = sent(now() - 5 * minute);
    const QString other = sent(now() - 12 * hour);
    QVERIFY2(completes(SyncPlace::lastDays(3)), m_place->why());
    m_box->attributes(other)[u"delivery_receipts"_s] =
        QJsonArray{MessageBox::receipt(2, 1004, u"delivered"_s, now())};
    QVERIFY2(polls(), m_place->why());
    QCOMPARE(singleReads(), 2);
    QVERIFY2(polls(), m_place->why()); // too soon to ask again
    QCOMPARE(singleReads(), 2);
    bool isDone = false;
    QStringList unsettled;
    m_place->archive().post([](ArchiveWriter &writer) { return writer.unsettled(0, 100); }, &m_place->sync(),
                            [&](const QList<Message> &messages) {
                                for (const Message &message : messages)
                                    unsettled.append(message.id);
                                isDone = true;
                            });
    QTRY_VERIFY(isDone);
    QCOMPARE(unsettled, QStringList{id});
}

void TestSyncPolls::refreshesManyReceiptsByTheirSpan()
{
    for (int i = 0; i < 60; ++i)
        sent(now() - 3 * minute - i * minute);
    lay(40, now() - 4 * hour, 2 * hour);
    QVERIFY2(completes(SyncPlace::lastDays(5)), m_place->why());
    for (const QString &id : m_ids.mid(0, 60))
        m_box->attributes(id)[u"delivery_receipts"_s] =
            QJsonArray{MessageBox::receipt(2, 1004, u"delivered"_s, now())};
    m_box->server.forget();
    QVERIFY2(polls(), m_place->why());
    QCOMPARE(singleReads(), 0);
    QVERIFY2(m_box->server.requests().size() < 20,
             qPrintable(QString::number(m_box->server.requests().size())));
    bool isDone = false;
    m_place->archive().post([](ArchiveWriter &writer) { return writer.unsettled(0, 100).size(); },
                            &m_place->sync(),
                            [&](qsizetype left) {
                                QCOMPARE(left, qsizetype(0));
                                isDone = true;
                            });
    QTRY_VERIFY(isDone);
}

void TestSyncPolls::failsOnAnEmptyPageThatNamesAnother()
{
    m_box->before = [](const HandlerServer::Request &) -> std::optional<HandlerServer::Reply> {
        return HandlerServer::Reply{200,
                                    "{\"data\":[],\"links\":{\"next\":\"https://api.example.com/more\"}}"};
    };
    m_place->sync().start(SyncPlace::lastDays(3));
    QVERIFY2(m_place->reaches(State::Failed), m_place->why());
    QCOMPARE(m_place->sync().error().kind, ApiError::Kind::BadAnswer);
}

QTEST_GUILESS_MAIN(TestSyncPolls)
#include "tst_syncpolls.moc"

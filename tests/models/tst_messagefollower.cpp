// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageaccount.h"
#include "messagefollower.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace trunkline;
using namespace Qt::StringLiterals;

using End = MessageFollower::End;

namespace {

constexpr qint64 noon = 1'764'072'000'000;
constexpr FollowPace quick{.firstMs = 10, .longestMs = 40, .giveUpMs = 400};
/// For what ends by itself: a stalled machine must not run out of time.
constexpr FollowPace patient{.firstMs = 10, .longestMs = 40, .giveUpMs = 600'000};

/// The end it came to, or nothing.
std::optional<End> endOf(QSignalSpy &ended)
{
    if (ended.isEmpty() && !ended.wait(testWaitMs))
        return std::nullopt;
    return ended.constFirst().constFirst().value<End>();
}

} // namespace

class TestMessageFollower : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<End>("trunkline::MessageFollower::End"); }
    void init()
    {
        m_account = std::make_unique<MessageAccount>();
        m_id = m_account->box.add(noon);
        m_account->box.attributes(m_id)[u"direction"_s] = u"outbound"_s;
    }
    void followsToDelivered();
    void endsAtOnceOnFailure();
    void acceptedByCarrierIsTheEndWhenTimeIsUp();
    void silenceIsSaid();
    void waitsForARecordThatIsNotThereYet();
    void unreadableWhenNothingCanBeRead();
    void refusedCredentialsEndIt();
    void slowsDown();
    void looksAtTwoFourEightSecondsForTenMinutes();
    void stopsWhenDeleted();

private:
    void setReceipts(const QList<QJsonObject> &receipts)
    {
        QJsonArray array;
        for (const QJsonObject &receipt : receipts)
            array.append(receipt);
        m_account->box.attributes(m_id)[u"delivery_receipts"_s] = array;
    }
    qsizetype reads() const { return m_account->box.server.requests().size(); }
    static QJsonObject handedOver() { return MessageBox::receipt(1, 0, u"smsc submit"_s, noon + 1'000); }
    static QJsonObject later(int code) { return MessageBox::receipt(2, code, u"later"_s, noon + 2'000); }

    std::unique_ptr<MessageAccount> m_account;
    QString m_id;
};

void TestMessageFollower::followsToDelivered()
{
    m_account->box.before = [this](const HandlerServer::Request &) {
        if (reads() == 2)
            setReceipts({handedOver()});
        else if (reads() == 3)
            setReceipts({later(1003), handedOver()});
        else if (reads() == 4)
            setReceipts({later(1004), later(1003), handedOver()});
        return std::optional<HandlerServer::Reply>();
    };
    MessageFollower follower(m_account->session, m_id, patient);
    QSignalSpy ended(&follower, &MessageFollower::ended);
    QSignalSpy read(&follower, &MessageFollower::read);
    QCOMPARE(endOf(ended), End::Delivered);
    QCOMPARE(read.size(), 4);
    QCOMPARE(reads(), 4);
}

void TestMessageFollower::endsAtOnceOnFailure()
{
    setReceipts({later(1110), handedOver()});
    MessageFollower follower(m_account->session, m_id, patient);
    QSignalSpy ended(&follower, &MessageFollower::ended);
    QCOMPARE(endOf(ended), End::Failed);
    QCOMPARE(reads(), 1);
}

void TestMessageFollower::acceptedByCarrierIsTheEndWhenTimeIsUp()
{
    setReceipts({later(1003), handedOver()});
    QElapsedTimer since;
    since.start();
    MessageFollower follower(m_account->session, m_id, quick);
    QSignalSpy ended(&follower, &MessageFollower::ended);
    QCOMPARE(endOf(ended), End::AcceptedByCarrier);
    QVERIFY2(since.elapsed() >= quick.giveUpMs, qPrintable(QString::number(since.elapsed())));
    QCOMPARE(ended.size(), 1);
}

void TestMessageFollower::silenceIsSaid()
{
    setReceipts({handedOver()});
    MessageFollower follower(m_account->session, m_id, quick);
    QSignalSpy ended(&follower, &MessageFollower::ended);
    QCOMPARE(endOf(ended), End::NoReceipt);
}

void TestMessageFollower::waitsForARecordThatIsNotThereYet()
{
    setReceipts({later(1004)});
    m_account->box.before = [this](const HandlerServer::Request &) -> std::optional<HandlerServer::Reply> {
        if (reads() < 3)
            return HandlerServer::Reply{404, {}};
        return std::nullopt;
    };
    MessageFollower follower(m_account->session, m_id, patient);
    QSignalSpy ended(&follower, &MessageFollower::ended);
    QCOMPARE(endOf(ended), End::Delivered);
}

void TestMessageFollower::unreadableWhenNothingCanBeRead()
{
    m_account->box.before = [](const HandlerServer::Request &) {
        return std::optional<HandlerServer::Reply>({500, "<html>broken</html>"});
    };
    MessageFollower follower(m_account->session, m_id, quick);
    QSignalSpy ended(&follower, &MessageFollower::ended);
    QCOMPARE(endOf(ended), End::Unreadable);
    QCOMPARE(follower.error().kind, ApiError::Kind::ServerFault);
}

void TestMessageFollower::refusedCredentialsEndIt()
{
    m_account->box.before = [](const HandlerServer::Request &) {
        return std::optional<HandlerServer::Reply>({401, {}});
    };
    MessageFollower follower(m_account->session, m_id, patient);
    QSignalSpy ended(&follower, &MessageFollower::ended);
    QCOMPARE(endOf(ended), End::Unreadable);
    QCOMPARE(reads(), 1);
}

void TestMessageFollower::slowsDown()
{
    // 20, 40, 80, 80 ... ms: reads come at 20, 60, 140, 220, 300, 380, 460, and one at the end; fewer on a
    // machine that is busy, 25 at a steady pace.
    MessageFollower follower(m_account->session, m_id, {.firstMs = 20, .longestMs = 80, .giveUpMs = 500});
    QSignalSpy ended(&follower, &MessageFollower::ended);
    QCOMPARE(endOf(ended), End::NoReceipt);
    QVERIFY2(reads() <= 12, qPrintable(QString::number(reads())));
}

void TestMessageFollower::looksAtTwoFourEightSecondsForTenMinutes()
{
    const FollowPace usual;
    QList<int> seconds;
    for (int read = 1; read <= 8; ++read)
        seconds += usual.waitMs(read) / 1'000;
    QCOMPARE(seconds, QList<int>({2, 4, 8, 16, 32, 60, 60, 60}));
    QCOMPARE(usual.waitMs(1'000'000), 60'000);
    QCOMPARE(usual.giveUpMs, 10 * 60 * 1'000);
}

void TestMessageFollower::stopsWhenDeleted()
{
    auto follower = std::make_unique<MessageFollower>(m_account->session, m_id, patient);
    QTRY_VERIFY(reads() >= 1);
    follower.reset();
    const qsizetype before = reads();
    QDeadlineTimer later(3 * quick.longestMs);
    QTRY_VERIFY(later.hasExpired());
    QVERIFY(reads() <= before + 1); // one may have been on its way
}

QTEST_GUILESS_MAIN(TestMessageFollower)
#include "tst_messagefollower.moc"

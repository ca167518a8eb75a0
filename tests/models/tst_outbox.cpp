// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageaccount.h"
#include "outbox.h"
#include "outboxmodel.h"
#include "statuswords.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr FollowPace quick{.firstMs = 10, .longestMs = 40, .giveUpMs = 300};
/// For what ends by itself: a stalled machine must not run out of time.
constexpr FollowPace patient{.firstMs = 10, .longestMs = 40, .giveUpMs = 600'000};
using Phase = OutboxEntry::Phase;

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_account = std::make_unique<MessageAccount>();
        use(patient);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_outbox.reset();
        m_account.reset();
    }
    void followsToDelivered();
    void refusedIsNotFollowed();
    void carrierSilenceIsSaidInWords();
    void newestComesFirst();

private:
    void use(FollowPace pace)
    {
        m_tester.reset();
        m_model.reset();
        m_outbox = std::make_unique<Outbox>(m_account->session, pace);
        m_model = std::make_unique<OutboxModel>(*m_outbox);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }
    int send(const QString &to = u"12065550142"_s, const QString &body = u"hello"_s)
    {
        return m_outbox->send(
            {PhoneNumber::fromService(u"12065550100"_s), PhoneNumber::fromService(to), body, {}});
    }
    QString words(int row = 0) const { return m_model->index(row, OutboxModel::State).data().toString(); }
    Tone tone(int row = 0) const { return Tone(m_model->index(row, 0).data(OutboxModel::ToneRole).toInt()); }
    int posts() const
    {
        int count = 0;
        for (const HandlerServer::Request &request : m_account->box.server.requests())
            count += request.verb == "POST" ? 1 : 0;
        return count;
    }
    void giveReceipts(const QString &id, int code)
    {
        m_account->box.attributes(id)[u"delivery_receipts"_s] =
            QJsonArray{MessageBox::receipt(2, code, u"later"_s, 1'764'072'000'000)};
    }

    std::unique_ptr<MessageAccount> m_account;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<OutboxModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestOutbox::followsToDelivered()
{
    QSignalSpy settled(m_outbox.get(), &Outbox::settled);
    QSignalSpy read(m_outbox.get(), &Outbox::messageRead);
    const int key = send();
    QCOMPARE(m_outbox->find(key)->phase, Phase::Waiting);
    QCOMPARE(words(), u"Waits for its turn (at most 4 a second)"_s);
    // It passes while nobody looks: written down when the table tells of it.
    QStringList said;
    QObject listener;
    connect(m_model.get(), &QAbstractItemModel::dataChanged, &listener, [this, &said] { said += words(); });
    QTRY_COMPARE(m_outbox->find(key)->phase, Phase::Following);
    QVERIFY2(said.contains(u"Sending…"_s), qPrintable(said.join(u", "_s)));
    QCOMPARE(settled.size(), 1);
    const QString id = m_outbox->find(key)->id;
    QVERIFY(id.startsWith(u"mdr2-"_s));
    giveReceipts(id, 1003);
    QTRY_COMPARE(words(), u"Accepted by the carrier"_s);
    QCOMPARE(tone(), Tone::Progress);
    giveReceipts(id, 1004);
    QTRY_COMPARE(m_outbox->find(key)->phase, Phase::Ended);
    QCOMPARE(words(), u"Delivered"_s);
    QCOMPARE(tone(), Tone::Good);
    QCOMPARE(posts(), 1);
    QVERIFY(!read.isEmpty());
    const QJsonObject body =
        QJsonDocument::fromJson(m_account->box.server.requests().constFirst().body).object();
    QCOMPARE(body[u"to"_s].toString(), u"12065550142"_s);
    QCOMPARE(body[u"body"_s].toString(), u"hello"_s);
}

void TestOutbox::refusedIsNotFollowed()
{
    m_account->box.before = [](const HandlerServer::Request &) {
        return std::optional<HandlerServer::Reply>(
            {422, R"({"errors": [{"status": 422, "detail": {"to": ["not a number"]}}]})"});
    };
    const int key = send();
    QTRY_COMPARE(m_outbox->find(key)->phase, Phase::Refused);
    QCOMPARE(m_outbox->find(key)->error.kind, ApiError::Kind::Rejected);
    QCOMPARE(words(), u"Not sent"_s);
    QCOMPARE(m_model->index(0, OutboxModel::State).data(Qt::AccessibleTextRole).toString(),
             u"(206) 555-0142: Not sent"_s);
    QCOMPARE(tone(), Tone::Bad);
    QVERIFY(m_outbox->find(key)->id.isEmpty());
}

void TestOutbox::carrierSilenceIsSaidInWords()
{
    use(quick);
    m_account->box.before = [this](const HandlerServer::Request &request) {
        if (request.verb == "GET")
            giveReceipts(request.path.section(u'/', -1), 1003);
        return std::optional<HandlerServer::Reply>();
    };
    const int key = send();
    QTRY_COMPARE(m_outbox->find(key)->phase, Phase::Ended);
    QCOMPARE(words(), u"Accepted by the carrier, no further receipt"_s);
    QCOMPARE(tone(), Tone::Good);
}

void TestOutbox::newestComesFirst()
{
    send(u"12065550142"_s, u"first"_s);
    send(u"12065550143"_s, u"second"_s);
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->index(0, OutboxModel::Body).data().toString(), u"second"_s);
    QCOMPARE(m_model->index(1, OutboxModel::Body).data().toString(), u"first"_s);
    QTRY_COMPARE(posts(), 2);
    QTRY_VERIFY(!m_model->index(1, 0).data(OutboxModel::IdRole).toString().isEmpty());
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"

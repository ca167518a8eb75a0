// SPDX-License-Identifier: GPL-3.0-or-later
#include "looking.h"

#include "journal/reconciler.h"
#include "listserver.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

constexpr int longWaitMs = 40'000; // for what happens soon, on a machine however slow

QString idOf(int place)
{
    return u"mdr2-%1"_s.arg(place, 32, 16, QChar(u'0'));
}

Intent sendIntent(qint64 id)
{
    const OutgoingMessage message{PhoneNumber::fromService(u"12065550101"_s),
                                  PhoneNumber::fromService(u"12065550142"_s),
                                  u"hello"_s,
                                  {}};
    Intent intent = intentOf(WriteKind::SendMessage, u"12065550101>12065550142"_s, wishOf(message));
    intent.id = id;
    intent.body = message.body;
    return intent;
}

/// Records of that message, and a reconciler that looks for it.
class Sending : public ListServer {
public:
    explicit Sending(int settleMs = 0)
        : looking(server.url())
        , reconciler(looking.transport, patience(settleMs), [this] { return claimed; })
    {
        QObject::connect(&reconciler, &Reconciler::concluded, &reconciler,
                         [this](qint64, IntentEvent event, const QString &reference) {
                             ends.append(reference.isEmpty() ? eventWord(event)
                                                             : QString(eventWord(event) + u' ' + reference));
                         });
    }
    void add(int place)
    {
        const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
        const QJsonObject attributes{
            {u"direction"_s, u"outbound"_s}, {u"from"_s, u"12065550101"_s}, {u"to"_s, u"12065550142"_s},
            {u"body"_s, u"hello"_s},         {u"is_mms"_s, false},          {u"timestamp"_s, now}};
        items.prepend({{u"id"_s, idOf(place)}, {u"type"_s, u"message"_s}, {u"attributes"_s, attributes}});
    }

    Looking looking;
    QSet<QString> claimed;
    Reconciler reconciler;
    QStringList ends;

private:
    static Patience patience(int settleMs)
    {
        Patience patience;
        patience.settleMs = 3'600'000; // of other kinds
        patience.settleSendMs = settleMs;
        patience.firstLookMs = 10;
        patience.longestWaitMs = 40;
        patience.agreeMs = 30;
        return patience;
    }
};

} // namespace

/// What reading cannot tell apart is left to a person, and a record is nobody's twice.
class TestSendReconciling : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneRecordIsOurs();
    void severalAreLeftAfterTwoLooks();
    void severalSettleNothingBefore();
    void looksThatDisagreeBeginAnew();
    void claimedMeanwhileIsNotOurs();
    void claimedInAnotherCaseIsNotOurs();
};

void TestSendReconciling::oneRecordIsOurs()
{
    Sending sending(3'600'000);
    sending.add(1);
    sending.reconciler.add(sendIntent(1));
    const QString expected = eventWord(IntentEvent::SeenPresent) + u' ' + idOf(1);
    QTRY_COMPARE_WITH_TIMEOUT(sending.ends, QStringList(expected), longWaitMs);
}

void TestSendReconciling::severalAreLeftAfterTwoLooks()
{
    Sending sending;
    sending.add(1);
    sending.add(2);
    sending.reconciler.add(sendIntent(1));
    QTRY_COMPARE_WITH_TIMEOUT(sending.ends, QStringList(eventWord(IntentEvent::LeftOpen)), longWaitMs);
    QCOMPARE(sending.server.requests().size(), 2);
}

void TestSendReconciling::severalSettleNothingBefore()
{
    Sending sending(3'600'000);
    sending.add(1);
    sending.add(2);
    sending.reconciler.add(sendIntent(1));
    QTRY_VERIFY_WITH_TIMEOUT(sending.server.requests().size() >= 5, longWaitMs);
    QVERIFY(sending.ends.isEmpty());
    QVERIFY(sending.reconciler.isChecking(1));
    sending.claimed = {idOf(2)}; // the other one turned out to be another intent's
    const QString expected = eventWord(IntentEvent::SeenPresent) + u' ' + idOf(1);
    QTRY_COMPARE_WITH_TIMEOUT(sending.ends, QStringList(expected), longWaitMs);
}

void TestSendReconciling::looksThatDisagreeBeginAnew()
{
    Sending sending;
    sending.before = [&sending](int request) -> std::optional<HandlerServer::Reply> {
        if (request == 2) {
            sending.add(1);
            sending.add(2);
        }
        return std::nullopt;
    };
    sending.reconciler.add(sendIntent(1));
    QTRY_COMPARE_WITH_TIMEOUT(sending.ends, QStringList(eventWord(IntentEvent::LeftOpen)), longWaitMs);
    QCOMPARE(sending.server.requests().size(), 3); // none, two, two
}

void TestSendReconciling::claimedMeanwhileIsNotOurs()
{
    Sending sending;
    sending.add(1);
    sending.before = [&sending](int) -> std::optional<HandlerServer::Reply> {
        sending.claimed = {idOf(1)}; // after the look began
        return std::nullopt;
    };
    sending.reconciler.add(sendIntent(1));
    QTRY_COMPARE_WITH_TIMEOUT(sending.ends, QStringList(eventWord(IntentEvent::ProvenAbsent)), longWaitMs);
    QCOMPARE(sending.server.requests().size(), 3); // of no use, none, none
}

/// What is claimed is kept in lower case; a record's id may come in any.
void TestSendReconciling::claimedInAnotherCaseIsNotOurs()
{
    Sending sending;
    sending.add(10); // has a letter in its id
    sending.items.first()[u"id"_s] = idOf(10).toUpper();
    sending.before = [&sending](int) -> std::optional<HandlerServer::Reply> {
        sending.claimed = {idOf(10)};
        return std::nullopt;
    };
    sending.reconciler.add(sendIntent(1));
    QTRY_COMPARE_WITH_TIMEOUT(sending.ends, QStringList(eventWord(IntentEvent::ProvenAbsent)), longWaitMs);
}

QTEST_GUILESS_MAIN(TestSendReconciling)
#include "tst_sendreconciling.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "looking.h"

#include "listserver.h"
#include "sandboxaccount.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const QString from = u"12065550101"_s;
const QString to = u"12065550142"_s;
const QString text = u"Your table is ready."_s;
constexpr qint64 minute = 60'000;

QString idOf(int place)
{
    return u"mdr2-%1"_s.arg(place, 32, 16, QChar(u'0'));
}

QString timeText(qint64 at)
{
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject mediaOf(int count)
{
    QJsonArray links;
    for (int i = 0; i < count; ++i)
        links.append(QJsonObject{{u"type"_s, u"media"_s}, {u"id"_s, u"m%1"_s.arg(i)}});
    return {{u"media"_s, QJsonObject{{u"data"_s, links}}}};
}

OutgoingMessage message(int media = 0)
{
    OutgoingMessage message{PhoneNumber::fromService(from), PhoneNumber::fromService(to), text, {}};
    for (int i = 0; i < media; ++i)
        message.mediaUrls.append(u"https://media.example.com/%1.png"_s.arg(i));
    return message;
}

/// An account whose list holds what a test puts there, and a message that was sent 10 minutes ago.
class Sent : public ListServer {
public:
    explicit Sent(const OutgoingMessage &message = ::message())
        : looking(server.url())
        , intent(intentOf(WriteKind::SendMessage, from + u'>' + to, wishOf(message)))
    {
        intent.startedAt -= 10 * minute;
        intent.endedAt = intent.startedAt + 1'000;
        intent.body = message.body;
    }

    /// A record as the service would keep it, then changed.
    QJsonObject record(int place, const QJsonObject &changes = {}, int media = -1) const
    {
        const bool mms = intent.wish[u"mms"_s].toBool();
        QJsonObject attributes{{u"direction"_s, u"outbound"_s},
                               {u"from"_s, from},
                               {u"to"_s, to},
                               {u"body"_s, intent.body.isEmpty() ? QJsonValue() : QJsonValue(intent.body)},
                               {u"is_mms"_s, mms},
                               {u"amount_nanodollars"_s, 4000000},
                               {u"timestamp"_s, timeText(intent.startedAt)}};
        for (auto it = changes.begin(); it != changes.end(); ++it)
            attributes[it.key()] = it.value();
        QJsonObject object{{u"id"_s, idOf(place)}, {u"type"_s, u"message"_s}, {u"attributes"_s, attributes}};
        const int stated = media >= 0 ? media : intent.wish[u"media"_s].toInt();
        if (stated > 0)
            object[u"relationships"_s] = mediaOf(stated);
        return object;
    }
    QJsonObject another(int place) const { return record(place, {{u"to"_s, u"12065550199"_s}}); }
    QString says()
    {
        last = looking.at(intent, bounds);
        return told(last);
    }

    Looking looking;
    Intent intent;
    EvidenceBounds bounds;
    Evidence last;
};

const QString notThere = u"not there"_s;
const QString several = u"several"_s;
const QString noRead = u"no read"_s;
const QString first = u"present "_s + idOf(1);

} // namespace

/// Which records can be the message that was sent.
class TestMessageEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recordsAreCompared_data();
    void recordsAreCompared();
    void timesAreBounded();
    void wrongClocksProveNoAbsence();
    void claimedRecordsAreNotOurs();
    void identicalOnesCannotBeTold();
    void otherBlanksAreDoubtful();
    void mediaAreCounted();
    void mediaMayStandInTheRecordAlone();
    void asksWiderThanTheWindow();
    void newMessagesDoNotSpoilTheRead();
    void spoiledListsProveNothing();
    void followsTheSandbox_data();
    void followsTheSandbox();
};

void TestMessageEvidence::recordsAreCompared_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QJsonObject &changes, const QString &expected) {
        QTest::newRow(name) << changes << expected;
    };
    row("the same", {}, first);
    row("plus", {{u"from"_s, u"+12065550101"_s}, {u"to"_s, u"+12065550142"_s}}, first);
    row("zeros", {{u"to"_s, u"0012065550142"_s}}, first);
    row("received", {{u"direction"_s, u"inbound"_s}}, notThere);
    row("from another", {{u"from"_s, u"12065550102"_s}}, notThere);
    row("to another", {{u"to"_s, u"12065550143"_s}}, notThere);
    row("another text", {{u"body"_s, u"Your table is reserved."_s}}, notThere);
    row("no text", {{u"body"_s, QJsonValue::Null}}, notThere);
    row("an MMS", {{u"is_mms"_s, true}}, notThere);
}

void TestMessageEvidence::recordsAreCompared()
{
    QFETCH(QJsonObject, changes);
    QFETCH(QString, expected);
    Sent sent;
    sent.items << sent.another(2) << sent.record(1, changes) << sent.another(3);
    QCOMPARE(sent.says(), expected);
    sent.intent.body.clear(); // as when only the hash is left
    QCOMPARE(sent.says(), expected);
}

/// The service's clock is as near to ours as its dates, which have whole seconds, can tell.
void TestMessageEvidence::timesAreBounded()
{
    Sent sent;
    const qint64 soonest = sent.intent.startedAt;
    const qint64 latest = sent.intent.endedAt + sent.bounds.settleMs;
    const auto at = [&sent](qint64 time) {
        sent.items = {sent.record(1, {{u"timestamp"_s, timeText(time)}})};
        return sent.says();
    };
    QCOMPARE(at(soonest), first);
    QCOMPARE(at(latest - 10), first);
    // Another program's, or a clock is wrong by more than it seems: for a person to say.
    QCOMPARE(at(soonest - minute), several);
    QCOMPARE(at(latest + minute), several);
    sent.items = {sent.record(1), sent.record(2, {{u"timestamp"_s, timeText(soonest - minute)}})};
    QCOMPARE(sent.says(), several); // which of them is ours depends on a second that nobody knows
    sent.items = {sent.record(1), sent.record(2, {{u"timestamp"_s, timeText(soonest - 5 * minute)}})};
    QCOMPARE(sent.says(), first);
    sent.server.clockAheadMs = -minute;
    QCOMPARE(at(soonest - minute + 10), first);
    QCOMPARE(at(soonest - 2 * minute), several);
    sent.server.clockAheadMs = minute;
    QCOMPARE(at(latest + minute - 10), first);
    QCOMPARE(at(soonest), several);
    sent.server.clockAheadMs = {};
    QCOMPARE(at(soonest), first);
    QCOMPARE(at(soonest - 100), several);
}

/// Records of a service, or of a moment, that is days off are outside of what is asked for.
void TestMessageEvidence::wrongClocksProveNoAbsence()
{
    Sent sent;
    QCOMPARE(sent.says(), notThere);
    for (const qint64 days : {-2, 2}) {
        sent.server.clockAheadMs = days * 24 * 60 * minute;
        QCOMPARE(sent.says(), several);
    }
    sent.server.clockAheadMs = {}; // it does not say
    QCOMPARE(sent.says(), several);
    sent.server.clockAheadMs = 0;
    sent.intent.startedAt += 2 * 24 * 60 * minute; // and our clock was set back since
    sent.intent.endedAt = sent.intent.startedAt + 1'000;
    QCOMPARE(sent.says(), several);
}

void TestMessageEvidence::claimedRecordsAreNotOurs()
{
    Sent sent;
    sent.items << sent.record(1) << sent.record(2);
    sent.bounds.claimed = {idOf(2)};
    QCOMPARE(sent.says(), first);
    sent.bounds.claimed.insert(idOf(1));
    QCOMPARE(sent.says(), notThere);
}

void TestMessageEvidence::identicalOnesCannotBeTold()
{
    Sent sent;
    sent.items << sent.record(1) << sent.another(3) << sent.record(2);
    QCOMPARE(sent.says(), several);
    QVERIFY(sent.last.reference.isEmpty());
}

void TestMessageEvidence::otherBlanksAreDoubtful()
{
    Sent sent;
    sent.items << sent.record(1, {{u"body"_s, QString(text + u'\n')}});
    QCOMPARE(sent.says(), several);
    sent.items << sent.record(1);
    sent.items.first()[u"id"_s] = idOf(2);
    QCOMPARE(sent.says(), first);
}

void TestMessageEvidence::mediaAreCounted()
{
    Sent sent(message(2));
    sent.items << sent.record(2, {}, 1) << sent.record(1) << sent.record(3, {}, 3);
    QCOMPARE(sent.says(), first);
    QCOMPARE(sent.server.requests().size(), 1);

    OutgoingMessage picture = message(1);
    picture.body.clear();
    Sent pictureSent(picture); // its record has null for a body
    pictureSent.items << pictureSent.record(1);
    QCOMPARE(pictureSent.says(), first);
    pictureSent.items = {pictureSent.record(1, {{u"body"_s, u""_s}})};
    QCOMPARE(pictureSent.says(), first);
}

void TestMessageEvidence::mediaMayStandInTheRecordAlone()
{
    Sent sent(message(2));
    sent.items << sent.record(1, {}, 0) << sent.record(2, {}, 0);
    sent.singles << sent.record(1, {}, 2) << sent.record(2, {}, 1);
    QCOMPARE(sent.says(), first);
    sent.singles = {sent.record(1, {}, 1), sent.record(2, {}, 3)};
    QCOMPARE(sent.says(), notThere);
    sent.singles.clear(); // nowhere: it may be ours
    QCOMPARE(sent.says(), several);
    int requests = 0;
    sent.before = [&requests](int) -> std::optional<HandlerServer::Reply> {
        return ++requests > 1 ? std::optional(HandlerServer::Reply{500, {}}) : std::nullopt;
    };
    QCOMPARE(sent.says(), noRead);
}

void TestMessageEvidence::asksWiderThanTheWindow()
{
    Sent sent;
    QCOMPARE(sent.says(), notThere);
    QCOMPARE(sent.server.requests().size(), 1);
    const HandlerServer::Request asked = sent.server.requests().constFirst();
    const auto time = [&asked](const QString &name) {
        return QDateTime::fromString(asked.value(name), Qt::ISODateWithMs).toMSecsSinceEpoch();
    };
    const qint64 day = 24 * 60 * minute;
    QVERIFY(time(u"start_date"_s) <= sent.intent.startedAt - sent.bounds.clockSkewMs - day);
    QVERIFY(time(u"end_date"_s) >= sent.intent.endedAt + sent.bounds.settleMs + day);

    // The machine slept while it connected: the record may be of any time until now.
    sent.intent.startedAt -= 5 * day;
    sent.intent.endedAt -= 5 * day;
    sent.server.forget();
    sent.items = {sent.record(1, {{u"timestamp"_s, timeText(sent.intent.startedAt + 4 * day)}})};
    QCOMPARE(sent.says(), several);
    const HandlerServer::Request later = sent.server.requests().constFirst();
    QVERIFY(QDateTime::fromString(later.value(u"end_date"_s), Qt::ISODateWithMs)
            >= QDateTime::currentDateTimeUtc());
}

void TestMessageEvidence::newMessagesDoNotSpoilTheRead()
{
    Sent sent;
    sent.bounds.pageSize = 4;
    for (int place = 10; place < 20; ++place)
        sent.items.append(sent.another(place));
    sent.items.append(sent.record(1));
    sent.before = [&sent](int request) -> std::optional<HandlerServer::Reply> {
        if (request > 1) {
            sent.items.prepend(sent.another(100 + request));
            sent.items.prepend(sent.another(200 + request));
        }
        return std::nullopt;
    };
    QCOMPARE(sent.says(), first);
    sent.items.removeLast();
    sent.server.forget();
    QCOMPARE(sent.says(), notThere);
}

void TestMessageEvidence::spoiledListsProveNothing()
{
    const QList<std::function<void(Sent &)>> spoils{
        [](Sent &sent) { sent.items.removeFirst(); },
        [](Sent &sent) { sent.items.removeAt(3); },
        [](Sent &sent) { sent.items[5] = sent.items.at(1); },
        [](Sent &sent) {
            sent.items[5] = QJsonObject{{u"id"_s, idOf(5)}};
        },
        [](Sent &sent) { sent.items.clear(); },
        [](Sent &sent) { // more at once than a page holds
            for (int place = 50; place < 60; ++place)
                sent.items.prepend(sent.another(place));
        },
    };
    for (const auto &spoil : spoils) {
        Sent sent;
        sent.bounds.pageSize = 4;
        for (int place = 10; place < 20; ++place)
            sent.items.append(sent.another(place));
        sent.before = [&](int request) -> std::optional<HandlerServer::Reply> {
            if (request == 2)
                spoil(sent);
            return std::nullopt;
        };
        QCOMPARE(sent.says(), noRead);
        QVERIFY(sent.last.error.isError());
    }
}

void TestMessageEvidence::followsTheSandbox_data()
{
    QTest::addColumn<MessagesVersion>("version");
    QTest::newRow("2.1") << MessagesVersion::V2_1;
    QTest::newRow("2.2") << MessagesVersion::V2_2;
}

void TestMessageEvidence::followsTheSandbox()
{
    QFETCH(MessagesVersion, version);
    testsupport::SandboxAccount account;
    QVERIFY2(account.problem().isEmpty(), qPrintable(account.problem()));
    Looking looking(account.url(), account.accessKey(), account.secretKey(), version);
    QString sender;
    const QJsonObject numbers = testsupport::httpGet(account.endpoint(), "/v2/numbers?limit=200").json();
    for (const auto &item : numbers[u"data"_s].toArray()) {
        if (item[u"attributes"_s][u"messaging_enabled"_s].toBool())
            sender = item[u"id"_s].toString();
    }
    for (const int media : {0, 2}) {
        OutgoingMessage wanted = message(media);
        wanted.from = PhoneNumber::fromService(sender);
        Intent intent = intentOf(WriteKind::SendMessage, sender + u'>' + to, wishOf(wanted));
        EvidenceBounds bounds;
        bounds.pageSize = 20;
        QCOMPARE(told(looking.at(intent, bounds)), notThere);
        const QString plus = version == MessagesVersion::V2_2 ? u"+"_s : QString();
        QJsonObject body{
            {u"from"_s, QString(plus + sender)}, {u"to"_s, QString(plus + to)}, {u"body"_s, text}};
        if (media > 0)
            body[u"media_urls"_s] = QJsonArray::fromStringList(wanted.mediaUrls);
        const QByteArray json = QJsonDocument(body).toJson();
        const auto send = [&] {
            return testsupport::httpSend(account.endpoint(), "POST", messagesPath(version).toLatin1(), json)
                .json()[u"data"_s][u"id"_s]
                .toString();
        };
        const QString id = send();
        QVERIFY(!id.isEmpty());
        QCOMPARE(told(looking.at(intent, bounds)), QString(u"present "_s + id));
        bounds.claimed.insert(id);
        QCOMPARE(told(looking.at(intent, bounds)), notThere);
        bounds.claimed.clear();
        send();
        QCOMPARE(told(looking.at(intent, bounds)), several);
    }
    for (const QString &request : account.requestLines().filter(u"messages"_s))
        QVERIFY2(request.contains(messagesPath(version)), qPrintable(request));
}

QTEST_GUILESS_MAIN(TestMessageEvidence)
#include "tst_messageevidence.moc"

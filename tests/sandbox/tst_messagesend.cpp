// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageharness.h"
#include <QTest>

using namespace Qt::StringLiterals;
using Reply = MessageHarness::Reply;

class TestMessageSend : public QObject {
    Q_OBJECT

private:
    /// JSON with apostrophes for quotation marks.
    static QByteArray json(const char *text) { return QByteArray(text).replace('\'', '"'); }
    static inline const QByteArray kGood = json("{'to':'12065550142','from':'12065550100','body':'hello'}");

private Q_SLOTS:
    void accepts_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        const QByteArray good = kGood;
        const QByteArray jsonApi("application/vnd.api+json");
        QTest::newRow("flat") << jsonApi << good;
        QTest::newRow("json") << QByteArray("application/json") << good;
        QTest::newRow("no content type") << QByteArray() << good;
        QTest::newRow("form type, JSON body") << QByteArray("application/x-www-form-urlencoded") << good;
        QTest::newRow("enveloped") << jsonApi
                                   << "{\"data\":{\"type\":\"message\",\"attributes\":" + good + "}}";
        QTest::newRow("envelope without type") << jsonApi << "{\"data\":{\"attributes\":" + good + "}}";
        QTest::newRow("plus signs") << jsonApi
                                    << json("{'to':'+12065550142','from':'+12065550100','body':'hello'}");
        QTest::newRow("unknown field")
            << jsonApi << json("{'to':'12065550142','from':'12065550100','body':'hello','x':1}");
    }

    void accepts()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        MessageHarness account(10);
        const Reply reply = account.post(body, type);
        QCOMPARE(reply.status, 202);
        const QString id = reply.record().value(u"id").toString();
        QCOMPARE(
            reply.document,
            QJsonObject(
                {{u"data"_s,
                  QJsonObject(
                      {{u"id"_s, id},
                       {u"type"_s, u"message"_s},
                       {u"links"_s,
                        QJsonObject({{u"self"_s,
                                      QString(u"https://api.flowroute.com/v2.1/messages/"_s + id)}})}})}}));
        const QJsonObject kept = account.look(id).attributes();
        QCOMPARE(kept.value(u"to").toString(), u"12065550142"_s);
        QCOMPARE(kept.value(u"from").toString(), u"12065550100"_s);
        QCOMPARE(kept.value(u"body").toString(), u"hello"_s);
        QCOMPARE(kept.value(u"direction").toString(), u"outbound"_s);
        QCOMPARE(kept.value(u"is_mms"), QJsonValue(false));
        QCOMPARE(kept.value(u"timestamp").toString(), u"2025-11-24T16:00:00.00Z"_s);
    }

    void isListedFirst()
    {
        MessageHarness account(10);
        account.now += 50;
        const QString id = account.sent(u"12065550142"_s);
        account.now += 50;
        const Reply page = account.list({{u"start_date"_s, u"2025-01-01"_s}});
        QCOMPARE(page.data().at(0)[u"id"].toString(), id);
    }

    void receiptsAdvanceWithTheClock()
    {
        MessageHarness account;
        const QString id = account.sent(u"12065550142"_s);
        QCOMPARE(account.look(id).attributes().value(u"delivery_receipts"), QJsonValue(QJsonArray()));
        QCOMPARE(account.look(id).attributes().value(u"status").toString(), QString());
        account.now += 1000;
        QCOMPARE(account.look(id).attributes().value(u"status").toString(), u"smsc submit"_s);
        account.now += 1000;
        QCOMPARE(account.look(id).attributes().value(u"status").toString(), u"message buffered"_s);
        account.now += 2000;
        QCOMPARE(account.look(id).attributes().value(u"status").toString(), u"delivered"_s);
    }

    void sendsMms_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("media");
        QTest::newRow("flag") << json("'body':'x','is_mms':true") << 0;
        QTest::newRow("flag as text") << json("'body':'x','is_mms':'true'") << 0;
        QTest::newRow("media alone") << json("'media_urls':['https://media.example.com/door.jpg']") << 1;
        QTest::newRow("two, null text") << json(
            "'body':null,'media_urls':['https://media.example.com/a.png','http://media.example.com/b']")
                                        << 2;
    }

    void sendsMms()
    {
        QFETCH(QByteArray, more);
        QFETCH(int, media);
        MessageHarness account;
        const Reply reply = account.post(json("{'to':'12065550142','from':'12065550100',") + more + "}");
        QCOMPARE(reply.status, 202);
        account.now += 1000;
        const Reply kept = account.look(reply.record().value(u"id").toString());
        QCOMPARE(kept.attributes().value(u"is_mms"), QJsonValue(true));
        QCOMPARE(kept.attributes().value(u"status").toString(), u"mmsc submit"_s);
        QCOMPARE(kept.attributes().value(u"body").isNull(), !more.contains("\"x\""));
        QCOMPARE(kept.document.value(u"included").toArray().size(), media);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        QTest::newRow("no to") << json("{'from':'12065550100','body':'x'}") << u"to"_s;
        QTest::newRow("no from") << json("{'to':'12065550142','body':'x'}") << u"from"_s;
        QTest::newRow("no body") << json("{'to':'12065550142','from':'12065550100'}") << u"body"_s;
        QTest::newRow("empty body") << json("{'to':'12065550142','from':'12065550100','body':''}")
                                    << u"body"_s;
        QTest::newRow("body, a number")
            << json("{'to':'12065550142','from':'12065550100','body':5}") << u"body"_s;
        QTest::newRow("mms without anything")
            << json("{'to':'12065550142','from':'12065550100','is_mms':true}") << u"body"_s;
        for (const char *to : {"'2065550142'", "'junk'", "12065550142", "''", "'1206555014'", "null"})
            QTest::addRow("to %s", to)
                << "{\"to\":" + json(to) + json(",'from':'12065550100','body':'x'}") << u"to"_s;
        QTest::newRow("from junk") << json("{'to':'12065550142','from':'+','body':'x'}") << u"from"_s;
        QTest::newRow("media, no list") << json("{'to':'12065550142','from':'12065550100','media_urls':'"
                                                "https://media.example.com/a.png','body':'x'}")
                                        << u"media_urls"_s;
        QTest::newRow("media, no URL")
            << json("{'to':'12065550142','from':'12065550100','media_urls':['door.jpg']}") << u"media_urls"_s;
        QTest::newRow("flag") << json("{'to':'12065550142','from':'12065550100','body':'x','is_mms':'yes'}")
                              << u"is_mms"_s;
        QTest::newRow("callback") << json(
            "{'to':'12065550142','from':'12065550100','body':'x','dlr_callback':'nowhere'}")
                                  << u"dlr_callback"_s;
    }

    void refuses()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, field);
        MessageHarness account;
        const QJsonObject flat = account.post(body).error();
        QCOMPARE(flat.value(u"status"), QJsonValue(422));
        QCOMPARE(flat.value(u"detail").toObject().keys(), QStringList{field});
        const QString text = flat.value(u"detail")[field][0].toString();
        QVERIFY2(text.startsWith("[sandbox] "_L1), qPrintable(text));
        const QJsonObject enveloped =
            account.post("{\"data\":{\"type\":\"message\",\"attributes\":" + body + "}}").error();
        QCOMPARE(enveloped.value(u"status"), QJsonValue(422));
        QCOMPARE(enveloped.value(u"detail")[u"data"][u"attributes"][field][0].toString(), text);
        QCOMPARE(account.messages.store().count(), 0);
    }

    void refusesWhatIsNoDocument_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("malformed") << QByteArray("{\"to\":");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("no attributes") << json("{'data':{'type':'message'}}");
        QTest::newRow("other type") << json("{'data':{'type':'route','attributes':") + kGood + "}}";
    }

    void refusesWhatIsNoDocument()
    {
        QFETCH(QByteArray, body);
        MessageHarness account;
        const Reply reply = account.post(body);
        QCOMPARE(reply.status, 422);
        QVERIFY2(QJsonDocument(reply.document).toJson().contains("[sandbox] "), "the text is not marked");
    }

    void foreignSenderIsForbidden()
    {
        MessageHarness account;
        const Reply reply = account.post(json("{'to':'12065550142','from':'12065550101','body':'x'}"));
        QCOMPARE(reply.status, 403);
        QCOMPARE(reply.error().value(u"title").toString(), u"Forbidden"_s);
        QCOMPARE(account.messages.store().count(), 0);
    }

    void foreignPayloadsAreRefused()
    {
        MessageHarness account;
        QCOMPARE(account.post(kGood, "text/plain").status, 415);
        QCOMPARE(account.post(kGood, "application/xml").status, 415);
        QCOMPARE(account.messages.store().count(), 0);
    }

    void tooLargeMediaHasTheDocumentedText()
    {
        MessageHarness account;
        const Reply reply = account.post(json("{'to':'12065550142','from':'12065550100','media_urls':['https:"
                                              "//media.example.com/too-large.mp4']}"));
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.error().value(u"detail").toString(),
                 u"Error fetching media: File at \"\" is over 767840 byte limit."_s);
    }

    void refusedAttemptsCountTowardsTheLimit()
    {
        MessageHarness account(0, 30, true);
        for (int attempt = 0; attempt < 4; ++attempt)
            QCOMPARE(account.post("{}").status, 422);
        QCOMPARE(account.post(kGood).status, 202);
        QCOMPARE(account.post(kGood).status, 429);
        QCOMPARE(
            account.post(json("{'to':'12065550142','from':'12065550100','body':'x','is_mms':'true'}")).status,
            202);
        QCOMPARE(
            account.post(json("{'to':'12065550142','from':'12065550100','body':'x','is_mms':true}")).status,
            429);
        account.now += 1000;
        QCOMPARE(account.post(kGood).status, 202);
        QCOMPARE(account.messages.store().count(), 3);
    }
};

QTEST_APPLESS_MAIN(TestMessageSend)
#include "tst_messagesend.moc"

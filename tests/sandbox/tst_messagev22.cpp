// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageharness.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Reply = MessageHarness::Reply;

/// What /v2.2/messages does differently (flowroute-api 2.4).
class TestMessageV22 : public QObject {
    Q_OBJECT
private:
    const QString m_path = u"/v2.2/messages"_s;

    static QByteArray text(const QString &to, const QString &body, const QJsonArray &media = {})
    {
        QJsonObject message{{u"from"_s, u"+12065550100"_s}, {u"to"_s, to}, {u"body"_s, body}};
        if (!media.isEmpty())
            message.insert(u"media_urls"_s, media);
        return QJsonDocument(message).toJson();
    }
    Reply post(MessageHarness &account, const QByteArray &body) const
    {
        return account.post(body, "application/json", m_path);
    }

private Q_SLOTS:
    void linksStartWithTheVersionThatIsAsked()
    {
        MessageHarness account(20);
        const QList<QPair<QString, QString>> query{{u"start_date"_s, u"2025-01-01"_s}, {u"limit"_s, u"5"_s}};
        QVERIFY(account.get(m_path, query).next().startsWith("https://api.flowroute.com/v2.2/messages?"_L1));
        QVERIFY(account.list(query).next().startsWith("https://api.flowroute.com/v2.1/messages?"_L1));
        const Reply sent = post(account, text(u"+12065550142"_s, u"x"_s, {u"https://a.example.com/a.png"_s}));
        QCOMPARE(sent.status, 202);
        const QString id = sent.record().value(u"id").toString();
        QCOMPARE(sent.record().value(u"links")[u"self"].toString(),
                 QString(u"https://api.flowroute.com/v2.2/messages/"_s + id));
        const auto mediaLink = [&](const QString &path) {
            return account.get(path + u'/' + id).document[u"included"][0][u"links"][u"self"].toString();
        };
        QVERIFY(mediaLink(m_path).startsWith("https://api.flowroute.com/v2.2/media/"_L1));
        QVERIFY(mediaLink(u"/v2.1/messages"_s).startsWith("https://api.flowroute.com/v2.1/media/"_L1));
    }

    void recordsAreTheSameButForTheirPrice()
    {
        MessageHarness account(60);
        const QList<QPair<QString, QString>> query{{u"start_date"_s, u"2025-01-01"_s}, {u"limit"_s, u"60"_s}};
        const QJsonArray old = account.list(query).data();
        QJsonArray now = account.get(m_path, query).data();
        QCOMPARE(now.size(), 60);
        for (QJsonValueRef record : now) {
            QJsonObject object = record.toObject();
            QJsonObject attributes = object.value(u"attributes").toObject();
            const QJsonObject price = attributes.take(u"price_details").toObject();
            object.insert(u"attributes"_s, attributes);
            record = object;
            const double charged = price.value(u"charged_cost").toDouble();
            const double each =
                price.value(u"base_rate").toDouble() + price.value(u"surcharge_rate").toDouble();
            QCOMPARE(charged, each * price.value(u"segment_count").toInt());
            QCOMPARE(charged * 1e9, attributes.value(u"amount_nanodollars").toDouble());
        }
        QCOMPARE(now, old);
    }

    void theAnswerToANewOneStatesItsPrice()
    {
        MessageHarness account;
        const Reply one = post(account, text(u"+12065550142"_s, QString(200, u'x')));
        QCOMPARE(one.status, 202);
        QCOMPARE(one.attributes().value(u"price_details").toObject(),
                 (QJsonObject{{u"base_rate"_s, 0.003},
                              {u"surcharge_rate"_s, 0.001},
                              {u"segment_count"_s, 2},
                              {u"charged_cost"_s, 0.008}}));
        const Reply old = account.post(text(u"+12065550142"_s, u"x"_s));
        QCOMPARE(old.status, 202);
        QVERIFY(!old.record().contains(u"attributes"_s));
    }

    void numbersComeWithAPlusOrWithout_data()
    {
        QTest::addColumn<QString>("to");
        QTest::newRow("plus") << u"+12065550142"_s;
        QTest::newRow("digits") << u"12065550142"_s;
    }

    void numbersComeWithAPlusOrWithout()
    {
        QFETCH(QString, to);
        MessageHarness account;
        const Reply sent = post(account, text(to, u"x"_s));
        QCOMPARE(sent.status, 202);
        const QString id = sent.record().value(u"id").toString();
        QCOMPARE(account.get(m_path + u'/' + id).attributes().value(u"to").toString(), u"12065550142"_s);
        QCOMPARE(account.look(id).attributes().value(u"from").toString(), u"12065550100"_s);
    }
};

QTEST_APPLESS_MAIN(TestMessageV22)
#include "tst_messagev22.moc"

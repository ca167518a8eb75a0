// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountcalls.h"

#include <QTest>

using namespace testsupport;
using namespace Qt::StringLiterals;

/// The account's message callbacks (flowroute-api 7.1).
class TestCallbacks : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<AccountCalls> m_account;

    static QByteArray path(const QByteArray &word, const QByteArray &version = "v2.1")
    {
        return '/' + version + "/messages/" + word;
    }
    static QByteArray flat(const QByteArray &url) { return "{\"callback_url\": \"" + url + "\"}"; }
    static QByteArray enveloped(const QByteArray &url)
    {
        return "{\"data\": {\"attributes\": " + flat(url) + "}}";
    }
    int put(const QByteArray &target, const QByteArray &body)
    {
        return m_account->send("PUT", target, body).status;
    }
    QString set(const QByteArray &target)
    {
        return AccountCalls::attributes(m_account->get(target)).value(u"callback_url").toString();
    }

private Q_SLOTS:
    void init()
    {
        m_account = std::make_unique<AccountCalls>();
        QCOMPARE(m_account->sandbox.problem(), QString());
    }

    void someAreSetFromTheBeginning()
    {
        const HttpResult sms = m_account->get(path("sms_callback"));
        QCOMPARE(sms.status, 200);
        QCOMPARE(AccountCalls::data(sms).value(u"type").toString(), u"callback"_s);
        const QJsonObject attributes = AccountCalls::attributes(sms);
        QCOMPARE(attributes.value(u"api_version").toString(), u"v2.1"_s);
        QCOMPARE(attributes.value(u"product").toString(), u"sms"_s);
        QVERIFY(attributes.value(u"callback_url").toString().startsWith("https://hooks.example.com/"_L1));
        QCOMPARE(m_account->get(path("mms_dlr_callback")).status, 404);
    }

    void oneThatIsNotSetSaysSoInItsOwnWords()
    {
        for (const QByteArray verb : {"GET", "DELETE"}) {
            const HttpResult none = m_account->send(verb, path("mms_callback"));
            QCOMPARE(none.status, 404);
            QCOMPARE(AccountCalls::error(none).value(u"title").toString(), u"Resource not found"_s);
            QVERIFY(AccountCalls::error(none).value(u"detail").toString().startsWith("[sandbox]"_L1));
        }
        QVERIFY(m_account->sandbox.ledger().isEmpty());
    }

    void isSetInBothFormsAndCleared_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("version");
        for (const QByteArray version : {"v2.1", "v2.2"}) {
            for (const QByteArray word :
                 {"sms_callback", "mms_callback", "sms_dlr_callback", "mms_dlr_callback"})
                QTest::addRow("%s %s", version.constData(), word.constData()) << word << version;
        }
    }

    void isSetInBothFormsAndCleared()
    {
        QFETCH(QByteArray, word);
        QFETCH(QByteArray, version);
        const QByteArray target = path(word, version);
        const QString was = set(target);
        QCOMPARE(put(target, flat("https://a.example.com/in?token=1")), 204);
        QCOMPARE(set(target), u"https://a.example.com/in?token=1"_s);
        QCOMPARE(put(target, enveloped("http://b.example.com")), 204);
        const QJsonObject attributes = AccountCalls::attributes(m_account->get(target));
        QCOMPARE(attributes.value(u"callback_url").toString(), u"http://b.example.com"_s);
        QCOMPARE(attributes.value(u"api_version").toString().toLatin1(), version);
        QCOMPARE(attributes.value(u"product").toString().toLatin1(), word.left(3));
        QCOMPARE(m_account->send("DELETE", target).status, 204);
        QCOMPARE(m_account->get(target).status, 404);
        const QList<sandbox::Effect> done = m_account->sandbox.ledger();
        QCOMPARE(done.size(), 3);
        QCOMPARE(done.at(0).kind, u"set-callback"_s);
        QCOMPARE(done.at(0).object.toLatin1(), word);
        QCOMPARE(done.at(0).detail,
                 (QJsonObject{{u"url"_s, u"https://a.example.com/in?token=1"_s},
                              {u"was"_s, was.isEmpty() ? QJsonValue() : QJsonValue(was)}}));
        QCOMPARE(done.at(2).kind, u"clear-callback"_s);
        QCOMPARE(done.at(2).detail, (QJsonObject{{u"was"_s, u"http://b.example.com"_s}}));
    }

    void theOldWordMeansReceiptsOfSms()
    {
        for (const QByteArray version : {"v2.1", "v2.2"}) {
            const QByteArray url = "https://" + version + ".example.com";
            QCOMPARE(put(path("dlr_callback", version), enveloped(url)), 204);
            QCOMPARE(set(path("sms_dlr_callback", version)).toLatin1(), url);
        }
        QCOMPARE(AccountCalls::attributes(m_account->get(path("dlr_callback"))).value(u"product").toString(),
                 u"dlr"_s);
        QCOMPARE(m_account->sandbox.ledger().constLast().object, u"sms_dlr_callback"_s);
        QCOMPARE(m_account->send("DELETE", path("dlr_callback")).status, 204);
        QCOMPARE(m_account->get(path("sms_dlr_callback")).status, 404);
    }

    void bothVersionsShareTheSetting()
    {
        QCOMPARE(put(path("mms_callback", "v2.2"), flat("https://a.example.com")), 204);
        QCOMPARE(set(path("mms_callback", "v2.1")), u"https://a.example.com"_s);
    }

    void refusesWhatIsNoAddress_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("inEnvelope");
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("empty object") << QByteArray("{}") << false;
        QTest::newRow("null") << QByteArray(R"({"callback_url": null})") << false;
        QTest::newRow("number") << QByteArray(R"({"callback_url": 7})") << false;
        QTest::newRow("ftp") << flat("ftp://a.example.com") << false;
        QTest::newRow("no host") << flat("https://") << false;
        QTest::newRow("empty envelope") << QByteArray(R"({"data": {}})") << true;
        QTest::newRow("word in an envelope") << enveloped("nowhere") << true;
    }

    void refusesWhatIsNoAddress()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, inEnvelope);
        const QString before = set(path("sms_callback"));
        const HttpResult refused = m_account->send("PUT", path("sms_callback"), body);
        QCOMPARE(refused.status, 422);
        QJsonValue detail = AccountCalls::error(refused).value(u"detail");
        if (inEnvelope)
            detail = detail[u"data"][u"attributes"];
        QVERIFY(detail[u"callback_url"][0].toString().startsWith("[sandbox]"_L1));
        QCOMPARE(set(path("sms_callback")), before);
        QVERIFY(m_account->sandbox.ledger().isEmpty());
    }

    void fixedWordsAreNoRecords()
    {
        QCOMPARE(m_account->send("POST", path("sms_callback"), "{}").status, 405);
        const HttpResult other = m_account->get(path("email_callback"));
        QCOMPARE(other.status, 404); // the id of a message that there is not
    }
};

QTEST_GUILESS_MAIN(TestCallbacks)
#include "tst_callbacks.moc"

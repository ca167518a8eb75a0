// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountcalls.h"
#include "sandboxprocess.h"
#include "testcertificates.h"

#include <QDir>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace testsupport;
using namespace Qt::StringLiterals;

/// The account over https.
class TestTls : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    QString file(const QString &name, const QByteArray &content)
    {
        const QString path = m_folder.filePath(name);
        QFile out(path);
        return out.open(QIODevice::WriteOnly) && out.write(content) == content.size() ? path : QString();
    }
    static QByteArray contentsOf(const QString &path)
    {
        QFile in(path);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    static bool isWhole(const QByteArray &answer)
    {
        static const QByteArray name = "\r\nContent-Length: ";
        const qsizetype length = answer.indexOf(name);
        const qsizetype end = answer.indexOf("\r\n\r\n");
        if (length < 0 || end < length)
            return false;
        const QByteArray digits = answer.mid(length + name.size()).split('\r').first();
        return answer.size() == end + 4 + digits.toLongLong();
    }

private Q_SLOTS:
    void servesAndActs()
    {
        SandboxAccount account(SandboxAccount::overTls());
        QCOMPARE(account.problem(), QString());
        QCOMPARE(account.url().scheme(), u"https"_s);
        QCOMPARE(account.url().host(), u"127.0.0.1"_s);
        const HttpResult list = httpGet(account.endpoint(), "/v2/numbers?limit=2");
        QVERIFY2(list.status == 200, qPrintable(list.problem));
        const QByteArray digits = list.json().value(u"data")[0][u"id"_s].toString().toLatin1();
        QCOMPARE(httpSend(account.endpoint(), "DELETE", "/v2/numbers/" + digits).status, 204);
        QCOMPARE(account.ledger().size(), 1);
    }

    void faultsWorkTheSame()
    {
        SandboxAccount account(SandboxAccount::overTls());
        QCOMPARE(account.problem(), QString());
        QVERIFY(account.addFault(u"POST /v2/routes close=after"_s));
        QCOMPARE(httpSend(account.endpoint(), "POST", "/v2/routes", AccountCalls::routeBody(u"a"_s)).status,
                 0);
        QCOMPARE(account.ledger().size(), 1);
        account.clearFaults();
        QVERIFY(account.addFault(u"GET /v2/numbers cut"_s));
        const HttpResult cut = httpGet(account.endpoint(), "/v2/numbers");
        QVERIFY(cut.status == 0 && !cut.problem.isEmpty());
    }

    void thousandBytesMoreThanARecordHolds()
    {
        sandbox::Options options = SandboxAccount::overTls();
        options.numbers = 400;
        SandboxAccount account(options);
        const HttpResult list = httpGet(account.endpoint(), "/v2/numbers?limit=200");
        QCOMPARE(list.json().value(u"data").toArray().size(), 200);
        QVERIFY(list.body.size() > 32'768);
    }

    void keepsOneConnectionForManyRequests()
    {
        SandboxAccount account(SandboxAccount::overTls());
        QCOMPARE(account.problem(), QString());
        QSslSocket client;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates({certificate()});
        client.setSslConfiguration(tls);
        client.connectToHostEncrypted(account.url().host(), quint16(account.url().port()));
        QTRY_VERIFY_WITH_TIMEOUT(client.isEncrypted(), 10'000);
        for (int index = 0; index < 5; ++index) {
            const bool write = index % 2;
            const QByteArray body = AccountCalls::routeBody(u"kept %1"_s.arg(index));
            client.write(httpBytes(account.endpoint(),
                                   {write ? "POST"_ba : "GET"_ba,
                                    "/v2/routes",
                                    write ? body : QByteArray(),
                                    "application/json",
                                    {}}));
            QByteArray received;
            QTRY_VERIFY_WITH_TIMEOUT(isWhole(received += client.readAll()), 10'000);
            QVERIFY2(received.startsWith(write ? "HTTP/1.1 201" : "HTTP/1.1 200"), received.constData());
        }
        QCOMPARE(account.ledger().size(), 2);
        QCOMPARE(client.state(), QAbstractSocket::ConnectedState);
    }

    void survivesClientsThatAreNoneOrLeave()
    {
        SandboxAccount account(SandboxAccount::overTls());
        QCOMPARE(account.problem(), QString());
        QVERIFY(account.addFault(u"GET /v2/routes latency=20"_s));
        for (int index = 0; index < 60; ++index) {
            QSslSocket client;
            QSslConfiguration tls;
            tls.setCaCertificates({certificate()});
            client.setSslConfiguration(tls);
            if (index % 3 == 0) {
                client.connectToHost(account.url().host(), quint16(account.url().port()));
                QVERIFY(client.waitForConnected(10'000));
                client.write("GET / HTTP/1.1\r\n\r\n");
            } else {
                client.connectToHostEncrypted(account.url().host(), quint16(account.url().port()));
                QVERIFY2(client.waitForEncrypted(10'000), qPrintable(client.errorString()));
                client.write(httpBytes(account.endpoint(), {"GET", "/v2/routes", {}, {}, {}}));
            }
            client.flush();
            if (index % 2)
                client.abort();
            else
                client.disconnectFromHost();
        }
        account.clearFaults();
        QCOMPARE(httpGet(account.endpoint(), "/v2/routes").status, 200);
    }

    void theProgramServesItToo()
    {
        SandboxProcess process(SandboxProcess::overTls());
        QCOMPARE(process.problem(), QString());
        QCOMPARE(process.url().scheme(), u"https"_s);
        const HttpResult list = httpGet(process.endpoint(), "/v2/routes");
        QVERIFY2(list.status == 200, qPrintable(list.problem));
        QCOMPARE(process.pendingEffects(), 0);
    }

    void aStrangerIsNotTrusted()
    {
        sandbox::Options options = SandboxAccount::smallOptions();
        options.tlsCertificate = certificatePath("other");
        options.tlsKey = keyPath("other");
        const SandboxAccount account(options);
        QCOMPARE(account.problem(), QString());
        const HttpResult result = httpGet(account.endpoint(), "/v2/routes");
        QVERIFY(result.status == 0 && !result.problem.isEmpty());
    }

    void unusableFilesAreReported_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("named"); // the file that the problem names
        const QString missing = m_folder.filePath(u"missing.pem"_s);
        const QString text = file(u"text.pem"_s, "no certificate\n");
        QTest::newRow("no certificate file") << missing << keyPath() << missing;
        QTest::newRow("no key file") << certificatePath() << missing << missing;
        QTest::newRow("text for a certificate") << text << keyPath() << text;
        QTest::newRow("text for a key") << certificatePath() << text << text;
    }
    void unusableFilesAreReported()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QString, named);
        sandbox::Options options = SandboxAccount::smallOptions();
        options.tlsCertificate = certificate;
        options.tlsKey = key;
        const SandboxAccount account(options);
        QVERIFY2(account.problem().contains(named), qPrintable(account.problem()));
    }

    void aFileMayHoldAChain()
    {
        sandbox::Options options = SandboxAccount::overTls();
        options.tlsCertificate =
            file(u"chain.pem"_s, contentsOf(certificatePath()) + contentsOf(certificatePath("other")));
        const SandboxAccount account(options);
        QCOMPARE(account.problem(), QString());
        QCOMPARE(httpGet(account.endpoint(), "/v2/routes").status, 200);
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpcall.h"
#include "sandbox/httpadapter.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace testsupport;
using namespace Qt::StringLiterals;

/// The wire below the account: clients that leave, connections that are kept or closed, requests in pieces.
class TestHttpAdapter : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<sandbox::HttpAdapter> m_http;
    Endpoint m_endpoint;
    QList<sandbox::Incoming> m_received;
    sandbox::Delivery m_delivery;

    /// What a client got by the time the server closed or `expected` bytes of bodies had come.
    QByteArray conversation(const QByteArray &bytes, const QByteArray &until)
    {
        QTcpSocket client;
        client.connectToHost(m_endpoint.url.host(), quint16(m_endpoint.url.port()));
        client.write(bytes);
        QByteArray received;
        [[maybe_unused]] const bool done = QTest::qWaitFor(
            [&] {
                received += client.readAll();
                return received.contains(until) || client.state() == QAbstractSocket::UnconnectedState;
            },
            5000);
        return received + client.readAll();
    }

    /// Client number `index` connects, gets as far as its number says, and is gone without a word.
    void leave(int index)
    {
        const HttpRequest request{
            "POST", "/v2/numbers/12065550100", QByteArray(200'000, 'x'), "application/json", {}};
        const QByteArray bytes = httpBytes(m_endpoint, request);
        const QByteArray small = httpBytes(m_endpoint, {"GET", "/v2/numbers", {}, {}, {}});
        auto *client = new QTcpSocket(this);
        connect(client, &QTcpSocket::connected, client, [client, index, bytes, small] {
            const QByteArray parts[] = {small.left(20), bytes.left(150'000), small, bytes};
            client->write(parts[index % 4]);
        });
        // Right after writing, or when the request has arrived but its answer has not been written.
        connect(client, &QTcpSocket::bytesWritten, client, [client, index] {
            if (client->bytesToWrite() > 0)
                return;
            QTimer::singleShot(index % 3 == 0 ? 0 : index % 30, client, [client, index] {
                if (index % 2)
                    client->abort();
                else
                    client->disconnectFromHost();
                client->deleteLater();
            });
        });
        client->connectToHost(m_endpoint.url.host(), quint16(m_endpoint.url.port()));
    }

private Q_SLOTS:
    void init()
    {
        m_received.clear();
        m_delivery = {};
        m_delivery.answer = sandbox::Answer::json(200, QJsonObject{{u"ok"_s, true}});
        const auto handler = [this](const sandbox::Incoming &incoming) {
            m_received.append(incoming);
            return m_delivery;
        };
        m_http = std::make_unique<sandbox::HttpAdapter>(handler, nullptr);
        QString problem;
        const quint16 port = m_http->listenOnLoopback(0, {}, &problem);
        QVERIFY2(port, qPrintable(problem));
        m_endpoint = {QUrl(u"http://127.0.0.1:%1"_s.arg(port)), u"key"_s, u"secret"_s};
    }

    void cleanup() { m_http.reset(); }

    void survivesAThousandThatLeaveInMidRequest()
    {
        m_delivery.delay = 15;
        m_delivery.answer.body = QByteArray(300'000, 'y');
        for (int index = 0; index < 1000; ++index) {
            leave(index);
            if (index % 50 == 49)
                QTRY_COMPARE_WITH_TIMEOUT(findChildren<QTcpSocket *>().size(), 0, 10'000);
        }
        QVERIFY2(m_received.size() >= 240, qPrintable(u"only %1 requests arrived"_s.arg(m_received.size())));
        QTRY_COMPARE_WITH_TIMEOUT(m_http->connections(), 0, 10'000);
        m_delivery = {};
        m_delivery.answer = sandbox::Answer::json(200, QJsonObject{{u"still"_s, u"here"_s}});
        const QByteArray got = conversation(httpBytes(m_endpoint, {"GET", "/", {}, {}, {}}), "here");
        QVERIFY2(got.contains("\"still\":\"here\""), got.constData());
    }

    void keepsAConnectionForTheNextRequest()
    {
        const QByteArray one = httpBytes(m_endpoint, {"GET", "/v2/routes", {}, {}, {}});
        QTcpSocket client;
        client.connectToHost(m_endpoint.url.host(), quint16(m_endpoint.url.port()));
        for (int count = 1; count <= 3; ++count) {
            client.write(one);
            QTRY_COMPARE(m_received.size(), count);
            QTRY_VERIFY(client.bytesAvailable() > 0);
            QVERIFY(client.readAll().contains("Connection: keep-alive"));
        }
        QCOMPARE(m_http->connections(), 1);
        client.disconnectFromHost();
        QTRY_COMPARE(m_http->connections(), 0);
    }

    void closesWhenAskedTo()
    {
        HttpRequest request{"GET", "/v2/routes", {}, {}, {}};
        request.headers.append(qMakePair("Connection"_ba, "Close"_ba));
        const QByteArray got = conversation(httpBytes(m_endpoint, request), "never");
        QVERIFY2(got.contains("Connection: close\r\n"), got.constData());
        QVERIFY2(got.endsWith("{\"ok\":true}"), got.constData());
        QTRY_COMPARE(m_http->connections(), 0);
    }

    void takesARequestInPieces()
    {
        const QByteArray bytes =
            httpBytes(m_endpoint, {"PATCH", "/v2/a%20b?q=%2B1", "{\"alias\":\"x\"}", "application/json", {}});
        QTcpSocket client;
        client.connectToHost(m_endpoint.url.host(), quint16(m_endpoint.url.port()));
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
        for (const char byte : bytes) {
            client.write(&byte, 1);
            client.flush();
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().verb, "PATCH"_ba);
        QCOMPARE(m_received.first().path, u"/v2/a%20b"_s);
        QCOMPARE(m_received.first().query, u"q=%2B1"_s);
        QCOMPARE(m_received.first().body, "{\"alias\":\"x\"}"_ba);
        QByteArray got;
        QTRY_VERIFY((got += client.readAll()).endsWith("{\"ok\":true}"));
    }

    void endsBadly_data()
    {
        using Ending = sandbox::Delivery::Ending;
        QTest::addColumn<int>("ending");
        QTest::addColumn<QByteArray>("lastBytes");
        QTest::newRow("closed instead of an answer") << int(Ending::Close) << QByteArray();
        QTest::newRow("cut in the body") << int(Ending::Cut) << QByteArray("\r\n\r\n{\"ok\"");
    }
    void endsBadly()
    {
        QFETCH(int, ending);
        QFETCH(QByteArray, lastBytes);
        m_delivery.ending = sandbox::Delivery::Ending(ending);
        const QByteArray got = conversation(httpBytes(m_endpoint, {"GET", "/", {}, {}, {}}), "never");
        QVERIFY2(got.endsWith(lastBytes) && (lastBytes.isEmpty() == got.isEmpty()), got.constData());
        QCOMPARE(m_received.size(), 1);
    }

    void sendsNoLengthWithoutContent()
    {
        m_delivery.answer = sandbox::Answer::empty(204);
        const QByteArray got = conversation(httpBytes(m_endpoint, {"DELETE", "/", {}, {}, {}}), "\r\n\r\n");
        QVERIFY2(got.startsWith("HTTP/1.1 204 No Content\r\n"), got.constData());
        QVERIFY2(!got.contains("Content-"), got.constData());
    }
};

QTEST_GUILESS_MAIN(TestHttpAdapter)
#include "tst_httpadapter.moc"

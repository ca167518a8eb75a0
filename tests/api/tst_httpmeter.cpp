// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpmeter.h"

#include <QTest>

using namespace testsupport;

/// Where a message ends, whatever pieces it comes in.
class TestHttpMeter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheEnd_data();
    void findsTheEnd();
};

void TestHttpMeter::findsTheEnd_data()
{
    QTest::addColumn<bool>("request");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("endsWithTheConnection");
    const QByteArray chunks = "5;x=y\r\nhello\r\n0a\r\n0123456789\r\n0\r\n";
    QTest::newRow("read") << true << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n") << QByteArray() << false;
    QTest::newRow("write") << true << QByteArray("PATCH / HTTP/1.1\r\ncontent-length:3\r\n\r\n")
                           << QByteArray("a\r\n") << false;
    QTest::newRow("empty write") << true << QByteArray("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n")
                                 << QByteArray() << false;
    QTest::newRow("answer") << false << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n")
                            << QByteArray("\r\n\r\n") << false;
    QTest::newRow("empty answer") << false << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                                  << QByteArray() << false;
    QTest::newRow("204") << false << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << QByteArray() << false;
    QTest::newRow("interim answer")
        << false << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Made\r\nContent-Length: 1\r\n\r\n")
        << QByteArray("x") << false;
    QTest::newRow("chunks") << false << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n")
                            << chunks + "\r\n"
                            << false;
    QTest::newRow("chunks with a trailer")
        << false << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        << chunks + "X: y\r\n\r\n"
        << false;
    QTest::newRow("without a length")
        << false << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << QByteArray("until the end") << true;
}

void TestHttpMeter::findsTheEnd()
{
    QFETCH(bool, request);
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    QFETCH(bool, endsWithTheConnection);
    const QByteArray message = head + body;
    const QByteArray next = endsWithTheConnection ? "" : "HTTP/1.1 200 OK and more";
    const QByteArray bytes = message + next;
    for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
        HttpMeter meter(request ? HttpMeter::Message::Request : HttpMeter::Message::Answer);
        qsizetype taken = 0;
        QVERIFY(!meter.isWhole());
        for (qsizetype at = 0; at < message.size() && !meter.isWhole(); at += piece)
            taken += meter.take(bytes.mid(at, piece));
        QCOMPARE(taken, message.size());
        QCOMPARE(meter.isWhole(), !endsWithTheConnection);
        meter.end();
        QVERIFY(meter.isWhole());
        QCOMPARE(meter.size(), (MessageSize{head.size(), body.size()}));
    }
}

QTEST_GUILESS_MAIN(TestHttpMeter)
#include "tst_httpmeter.moc"

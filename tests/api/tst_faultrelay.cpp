// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultwire.h"

#include <QElapsedTimer>
#include <QTest>

using namespace testsupport;
using namespace Qt::StringLiterals;
using Aim = RelayFault::Aim;
using End = RawPeer::End;
using Then = RelayFault::Then;

namespace {

const Then everyThen[] = {Then::Close, Then::Reset, Then::Stall};

} // namespace

/// Each kind of fault, seen from both sides by bare sockets: which bytes came through and how it ended.
class TestFaultRelay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void passesAndCounts();
    void refusesAndAcceptsAgain();
    void endsOnConnect();
    void cutsTheRequestAtEveryByte();
    void cutsTheAnswerAtEveryByte();
    void withholdsTheRequest();
    void letsTheServerActAlone();
    void withholdsTheAnswer();
    void aCutBeyondTheEndNeverStrikes();
    void drips();
    void deliversLate_data();
    void deliversLate();
    void hitsTheNextWriteOnAnOldConnection();
    void takesFaultsInOrder();
    void countsRawBytesWithoutHttp();
    void strikesOnAKeptConnectionWithoutHttp();
    void passesEndsOn();
};

void TestFaultRelay::passesAndCounts()
{
    Wire wire;
    QVERIFY(wire.open());
    QVERIFY(wire.exchange(aRead) && wire.exchange(aWrite));
    QCOMPARE(wire.server->received(), QByteArray(aRead + aWrite));
    QCOMPARE(wire.client.received(), QByteArray(anAnswer + anAnswer));
    const RelayTally &tally = wire.relay.tally();
    QCOMPARE(tally.connections, 1);
    QCOMPARE(tally.requests, 2);
    QCOMPARE(tally.writes, 1);
    QCOMPARE(tally.struck, 0);
    QCOMPARE(tally.fromClient, aRead.size() + aWrite.size());
    QCOMPARE(tally.toServer, tally.fromClient);
    QCOMPARE(tally.fromServer, 2 * anAnswer.size());
    QCOMPARE(tally.toClient, tally.fromServer);
    QCOMPARE(wire.relay.lastWrite().verb, QByteArray("POST"));
    QCOMPARE(wire.relay.lastWrite().request, (MessageSize{aWrite.size() - 9, 9}));
    QCOMPARE(wire.relay.lastWrite().answer, (MessageSize{anAnswer.size() - 11, 11}));
    QVERIFY(wire.exchange(aRead));
    QCOMPARE(wire.relay.lastExchange().verb, QByteArray("GET"));
    QCOMPARE(wire.relay.lastWrite().verb, QByteArray("POST"));
}

void TestFaultRelay::refusesAndAcceptsAgain()
{
    Wire wire;
    QVERIFY(wire.open());
    const quint16 port = quint16(wire.relay.url().port());
    wire.relay.refuse();
    QVERIFY(wire.client.untilEnd());
    QCOMPARE(wire.client.end(), End::Fin);
    wire.client.leave();
    QVERIFY(wire.server->untilEnd());
    wire.server->leave();
    QVERIFY(RawPeer().until([&wire] { return wire.relay.openConnections() == 0; }));
    for (int i = 0; i < 50; ++i) {
        RawPeer late;
        QCOMPARE(late.connectTo(port), ECONNREFUSED);
        const RawListener other; // the port is not given to anybody else
        QVERIFY(other.port() != port);
    }
    QCOMPARE(wire.relay.tally().connections, 1);
    wire.relay.accept();
    QCOMPARE(quint16(wire.relay.url().port()), port);
    QVERIFY(wire.open());
    QVERIFY(wire.exchange(aWrite));
}

void TestFaultRelay::endsOnConnect()
{
    for (const Then then : everyThen) {
        Wire wire;
        wire.relay.addFault(RelayFault::onConnect(then));
        QCOMPARE(wire.client.connectTo(quint16(wire.relay.url().port())), 0);
        (void)wire.client.send(aWrite); // may be reset by now
        if (then == Then::Stall)
            QVERIFY(wire.client.until([&wire] { return wire.relay.tally().fromClient == aWrite.size(); }));
        else
            QVERIFY(wire.client.untilEnd());
        QCOMPARE(wire.client.end(), Wire::endFor(then));
        QCOMPARE(wire.client.received(), QByteArray());
        QCOMPARE(wire.relay.tally().struck, 1);
        wire.client.leave();
        QVERIFY(wire.open()); // the next connection is fine, and the server's first
        QVERIFY(wire.exchange(aWrite));
        QCOMPARE(wire.listener.takeNow(), -1);
    }
}

void TestFaultRelay::cutsTheRequestAtEveryByte()
{
    for (const Then then : everyThen) {
        for (qsizetype size = 0; size <= aWrite.size(); ++size) {
            Wire wire;
            QVERIFY(wire.open());
            wire.relay.addFault(RelayFault::afterRequestBytes(size, then));
            QVERIFY(wire.client.send(aWrite));
            QVERIFY(wire.server->untilReceived(size));
            QVERIFY(wire.client.until([&wire] { return wire.relay.tally().struck == 1; }));
            QCOMPARE(wire.endedWith(then), QByteArray());
            QCOMPARE(wire.server->received(), aWrite.left(size));
            QCOMPARE(wire.client.received(), QByteArray());
        }
    }
}

void TestFaultRelay::cutsTheAnswerAtEveryByte()
{
    for (const Then then : everyThen) {
        for (qsizetype size = 0; size <= anAnswer.size(); ++size) {
            Wire wire;
            QVERIFY(wire.open());
            wire.relay.addFault(RelayFault::afterAnswerBytes(size, then));
            QVERIFY(wire.client.send(aWrite) && wire.server->untilReceived(aWrite.size()));
            QVERIFY(wire.server->send(anAnswer));
            QVERIFY(wire.client.untilReceived(size));
            QVERIFY(wire.client.until([&wire] { return wire.relay.tally().struck == 1; }));
            QCOMPARE(wire.endedWith(then), QByteArray());
            QCOMPARE(wire.server->received(), aWrite);
            QCOMPARE(wire.client.received(), anAnswer.left(size));
        }
    }
}

void TestFaultRelay::withholdsTheRequest()
{
    for (const Then then : everyThen) {
        Wire wire;
        QVERIFY(wire.open());
        wire.relay.addFault(RelayFault::requestWithheld(then));
        QVERIFY(wire.client.send(aWrite.chopped(1)));
        QVERIFY(wire.client.until([&wire] { return wire.relay.tally().fromClient == aWrite.size() - 1; }));
        QCOMPARE(wire.relay.tally().struck, 0);
        QVERIFY(wire.client.send(aWrite.right(1)));
        QVERIFY(wire.client.until([&wire] { return wire.relay.tally().struck == 1; }));
        QCOMPARE(wire.endedWith(then), QByteArray());
        QCOMPARE(wire.server->received(), QByteArray());
        QCOMPARE(wire.client.received(), QByteArray());
    }
}

void TestFaultRelay::letsTheServerActAlone()
{
    for (const Then then : everyThen) {
        Wire wire;
        QVERIFY(wire.open());
        wire.relay.addFault(RelayFault::afterWholeRequest(then));
        QVERIFY(wire.client.send(aWrite));
        QVERIFY(wire.server->untilReceived(aWrite.size()));
        if (then != Then::Stall)
            QVERIFY(wire.client.untilEnd());
        QCOMPARE(wire.client.end(), Wire::endFor(then));
        wire.client.leave();
        QVERIFY(RawPeer().until([&wire] { return wire.relay.abandonedConnections() == 1; }));
        QVERIFY(wire.server->send(anAnswer));
        QVERIFY(wire.server->untilEnd());
        QCOMPARE(wire.server->end(), End::Fin);
        QCOMPARE(wire.server->received(), aWrite);
        QCOMPARE(wire.client.received(), QByteArray());
        wire.server->leave();
        QVERIFY(RawPeer().until([&wire] { return wire.relay.openConnections() == 0; }));
    }
}

void TestFaultRelay::withholdsTheAnswer()
{
    for (const Then then : everyThen) {
        Wire wire;
        QVERIFY(wire.open());
        wire.relay.addFault(RelayFault::answerWithheld(then));
        QVERIFY(wire.client.send(aWrite));
        QVERIFY(wire.server->untilReceived(aWrite.size()));
        QVERIFY(wire.server->send(anAnswer.chopped(1)));
        QVERIFY(wire.client.until([&wire] { return wire.relay.tally().fromServer == anAnswer.size() - 1; }));
        QCOMPARE(wire.relay.tally().struck, 0);
        QVERIFY(wire.server->send(anAnswer.right(1)));
        QVERIFY(wire.client.until([&wire] { return wire.relay.tally().struck == 1; }));
        QCOMPARE(wire.endedWith(then), QByteArray());
        QCOMPARE(wire.client.received(), QByteArray());
        QCOMPARE(wire.relay.lastWrite().answer, (MessageSize{anAnswer.size() - 11, 11}));
    }
}

void TestFaultRelay::aCutBeyondTheEndNeverStrikes()
{
    Wire wire;
    QVERIFY(wire.open());
    wire.relay.addFault(RelayFault::afterAnswerBytes(anAnswer.size() + 1, Then::Reset));
    QVERIFY(wire.exchange(aWrite));
    wire.relay.addFault(RelayFault::afterRequestBytes(aWrite.size() + 1, Then::Reset));
    QVERIFY(wire.exchange(aWrite));
    QVERIFY(wire.exchange(aWrite));
    QCOMPARE(wire.relay.waitingFaults(), 0);
    QCOMPARE(wire.relay.tally().struck, 0);
}

void TestFaultRelay::drips()
{
    Wire wire;
    QVERIFY(wire.open());
    wire.relay.addFault(RelayFault::drip(2));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(wire.exchange(aWrite));
    QVERIFY2(clock.elapsed() >= anAnswer.size(), qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(wire.client.received(), anAnswer);
    QCOMPARE(wire.relay.tally().struck, 1);
    wire.relay.addFault(RelayFault::drip(1)); // an end behind a dripping answer waits for its last byte
    QVERIFY(wire.client.send(aWrite) && wire.server->untilReceived(2 * aWrite.size()));
    QVERIFY(wire.server->send(anAnswer));
    wire.server->leave();
    QVERIFY(wire.client.untilEnd());
    QCOMPARE(wire.client.end(), End::Fin);
    QCOMPARE(wire.client.received(), QByteArray(anAnswer + anAnswer));
}

void TestFaultRelay::deliversLate_data()
{
    QTest::addColumn<bool>("clientLeaves");
    QTest::newRow("to a client that waits") << false;
    QTest::newRow("for a client that has left") << true;
}

void TestFaultRelay::deliversLate()
{
    QFETCH(bool, clientLeaves);
    Wire wire;
    QVERIFY(wire.open());
    wire.relay.addFault(RelayFault::lateForward(300));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(wire.client.send(aWrite));
    QVERIFY(wire.client.until([&wire] { return wire.relay.tally().fromClient == aWrite.size(); }));
    if (clientLeaves)
        wire.client.leave();
    QVERIFY(wire.server->untilReceived(aWrite.size()));
    QVERIFY2(clock.elapsed() >= 295, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(wire.server->received(), aWrite);
    QVERIFY(RawPeer().until([&] { return wire.relay.abandonedConnections() == (clientLeaves ? 1 : 0); }));
    QVERIFY(wire.server->send(anAnswer));
    if (!clientLeaves) {
        QVERIFY(wire.client.untilReceived(anAnswer.size()));
        QVERIFY(wire.exchange(aWrite)); // and goes on
        return;
    }
    QVERIFY(wire.server->untilEnd());
    wire.server->leave();
    QVERIFY(RawPeer().until([&wire] { return wire.relay.abandonedConnections() == 0; }));
    QCOMPARE(wire.relay.tally().toClient, 0);
}

void TestFaultRelay::hitsTheNextWriteOnAnOldConnection()
{
    Wire wire;
    QVERIFY(wire.open());
    QVERIFY(wire.exchange(aRead));
    wire.relay.addFault(RelayFault::answerWithheld(Then::Reset));
    QVERIFY(wire.exchange(aRead)); // passes
    QCOMPARE(wire.relay.waitingFaults(), 1);
    for (const char byte : aWrite) // the verb is known only after some bytes
        QVERIFY(wire.client.send(QByteArray(1, byte)));
    QVERIFY(wire.server->untilReceived(2 * aRead.size() + aWrite.size()));
    QVERIFY(wire.server->send(anAnswer));
    QVERIFY(wire.client.untilEnd());
    QCOMPARE(wire.client.end(), End::Rst);
    QCOMPARE(wire.client.received(), QByteArray(anAnswer + anAnswer));
    QCOMPARE(wire.relay.tally().connections, 1);
}

void TestFaultRelay::takesFaultsInOrder()
{
    Wire wire;
    wire.relay.addFault(RelayFault::pass());
    wire.relay.addFault(RelayFault::afterAnswerBytes(5, Then::Close));
    wire.relay.setStandingFault(RelayFault::afterRequestBytes(3, Then::Reset).aimedAt(Aim::Read));
    QVERIFY(wire.open());
    QVERIFY(wire.exchange(aWrite));
    QVERIFY(wire.client.send(aWrite) && wire.server->untilReceived(2 * aWrite.size()));
    QVERIFY(wire.server->send(anAnswer));
    QVERIFY(wire.client.untilEnd());
    QCOMPARE(wire.client.received(), QByteArray(anAnswer + anAnswer.left(5)));
    for (int i = 0; i < 3; ++i) { // the standing fault does not wear off, and lets writes pass
        QVERIFY(wire.open() && wire.exchange(aWrite));
        QVERIFY(wire.client.send(aRead) && wire.client.untilEnd());
        QCOMPARE(wire.client.end(), End::Rst);
        QCOMPARE(wire.client.received(), anAnswer);
    }
    wire.relay.clearFaults();
    QVERIFY(wire.open() && wire.exchange(aRead));
}

void TestFaultRelay::countsRawBytesWithoutHttp()
{
    const QByteArray record = "\x16\x03\x01 and so on, no HTTP";
    Wire wire;
    wire.relay.addFault(RelayFault::afterAnswerBytes(4, Then::Close).aimedAt(Aim::Connection));
    wire.relay.addFault(RelayFault::afterRequestBytes(1, Then::Close)); // a write that is none
    QVERIFY(wire.open());
    QVERIFY(wire.client.send(record) && wire.server->untilReceived(record.size()));
    QVERIFY(wire.server->send("abc") && wire.client.untilReceived(3));
    QVERIFY(wire.client.send(record) && wire.server->untilReceived(2 * record.size()));
    QVERIFY(wire.server->send("def"));
    QCOMPARE(wire.endedWith(Then::Close), QByteArray());
    QCOMPARE(wire.client.received(), QByteArray("abcd"));
    QCOMPARE(wire.relay.tally().requests, 0);
    QCOMPARE(wire.relay.waitingFaults(), 1);
}

void TestFaultRelay::strikesOnAKeptConnectionWithoutHttp()
{
    Wire wire;
    QVERIFY(wire.open());
    QVERIFY(wire.exchange("\x17 handshake"));
    wire.relay.addFault(RelayFault::lateForward(20).aimedAt(Aim::Bytes));
    QVERIFY(wire.exchange("\x17 asked late"));
    wire.relay.addFault(RelayFault::answerWithheld(Then::Close).aimedAt(Aim::Bytes));
    const qsizetype before = wire.server->received().size();
    QVERIFY(wire.client.send("\x17 asked") && wire.server->untilReceived(before + 7));
    QVERIFY(wire.server->send("\x17"));
    QCOMPARE(wire.endedWith(Then::Close), QByteArray());
    QCOMPARE(wire.client.received(), QByteArray(anAnswer + anAnswer));
    QCOMPARE(wire.relay.tally().struck, 2);
}

void TestFaultRelay::passesEndsOn()
{
    Wire wire;
    QVERIFY(wire.open());
    QVERIFY(wire.client.send(aWrite));
    wire.client.leave(); // what was sent before arrives before the end
    QVERIFY(wire.server->untilEnd());
    QCOMPARE(wire.server->received(), aWrite);
    QVERIFY(wire.open());
    QVERIFY(wire.server->send(anAnswer));
    wire.server->leave();
    QVERIFY(wire.client.untilEnd());
    QCOMPARE(wire.client.received(), anAnswer);
    QCOMPARE(wire.client.end(), End::Fin);
    FaultRelay toNowhere(wire.relay.url());
    wire.relay.refuse();
    RawPeer client;
    QCOMPARE(client.connectTo(quint16(toNowhere.url().port())), 0);
    QVERIFY(client.untilEnd());
}

QTEST_GUILESS_MAIN(TestFaultRelay)
#include "tst_faultrelay.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox.h"
#include "sandboxsession.h"

#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// Sends against the limits of the service: 5 SMS in each of its seconds.
class TestOutboxPace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sixAtOnceAreAllTaken();
};

void TestOutboxPace::sixAtOnceAreAllTaken()
{
    sandbox::Options options = SandboxSession::smallOptions();
    options.rateLimits = true;
    SandboxSession account(options);
    QVERIFY(account.isUp());
    FollowPace pace;
    pace.firstMs = pace.giveUpMs; // none is to be at its end before the last has left
    Outbox outbox(account.session(), pace);
    QSignalSpy settled(&outbox, &Outbox::settled);
    for (int i = 0; i < 6; ++i) {
        outbox.send({PhoneNumber::fromService(u"12065550100"_s),
                     PhoneNumber::fromService(u"12065550142"_s),
                     u"message %1"_s.arg(i),
                     {}});
    }
    QTRY_COMPARE_WITH_TIMEOUT(settled.size(), 6, 30'000);
    for (const OutboxEntry &entry : outbox.entries()) {
        QVERIFY2(entry.phase == OutboxEntry::Phase::Following,
                 qPrintable(u"HTTP %1: %2"_s.arg(entry.error.httpStatus).arg(entry.error.detail)));
    }
    QCOMPARE(account.received("POST", u"/v2.1/messages"_s).size(), 6);
}

QTEST_GUILESS_MAIN(TestOutboxPace)
#include "tst_outboxpace.moc"

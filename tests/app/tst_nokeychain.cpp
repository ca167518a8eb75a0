// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychainstore.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// A computer without a key ring, of either sort: no session bus at all, or a bus on which nobody answers for
/// secrets. This test is run once in each.
class TestNoKeychain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysSo();
    void keepsNothing();
};

void TestNoKeychain::saysSo()
{
    KeychainStore store;
    QObject context;
    QList<SecretTrouble::Kind> kinds;
    QString detail;
    store.probe(&context, [&](const SecretTrouble &trouble) {
        kinds.append(trouble.kind);
        detail = trouble.detail;
    });
    QTRY_COMPARE_WITH_TIMEOUT(kinds.size(), 1, 30'000);
    QVERIFY2(kinds.constFirst() == SecretTrouble::Kind::NoService, qPrintable(detail));
}

void TestNoKeychain::keepsNothing()
{
    KeychainStore store;
    QObject context;
    QList<SecretTrouble::Kind> kinds;
    store.write(u"one"_s, u"a secret"_s, &context,
                [&](const SecretTrouble &trouble) { kinds.append(trouble.kind); });
    store.read(u"one"_s, &context, [&](const SecretTrouble &trouble, const QString &secret) {
        kinds.append(trouble.kind);
        QVERIFY(secret.isEmpty());
    });
    QTRY_COMPARE_WITH_TIMEOUT(kinds.size(), 2, 30'000);
    QVERIFY(!kinds.contains(SecretTrouble::Kind::None));
    QVERIFY(!kinds.contains(SecretTrouble::Kind::NotFound)); // which would mean that somebody has looked
}

QTEST_GUILESS_MAIN(TestNoKeychain)
#include "tst_nokeychain.moc"

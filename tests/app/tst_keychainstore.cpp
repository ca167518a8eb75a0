// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychainstore.h"
#include "keyring.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace trunkline;
using Kind = SecretTrouble::Kind;

namespace {

constexpr int patienceMs = 30'000;

/// What one call answered; `calls` shows that it did so once.
struct Answer {
    int calls = 0;
    Kind kind = Kind::None;
    QString detail;
    QString secret;
};

Answer waited(
    const std::function<void(QObject *, const std::function<void(const SecretTrouble &, const QString &)> &)>
        &call)
{
    Answer answer;
    QObject context;
    call(&context, [&answer](const SecretTrouble &trouble, const QString &secret) {
        answer = {answer.calls + 1, trouble.kind, trouble.detail, secret};
    });
    if (answer.calls > 0)
        answer.calls = 100; // at once, before the caller knows of it
    std::ignore = QTest::qWaitFor([&answer] { return answer.calls > 0; }, patienceMs);
    return answer;
}

Answer read(KeychainStore &store, const QString &id)
{
    return waited([&](QObject *context, const auto &got) { store.read(id, context, got); });
}

Answer write(KeychainStore &store, const QString &id, const QString &secret)
{
    return waited([&](QObject *context, const auto &got) {
        store.write(id, secret, context, [got](const SecretTrouble &trouble) { got(trouble, {}); });
    });
}

Answer removed(KeychainStore &store, const QString &id)
{
    return waited([&](QObject *context, const auto &got) {
        store.remove(id, context, [got](const SecretTrouble &trouble) { got(trouble, {}); });
    });
}

Answer probed(KeychainStore &store)
{
    return waited([&](QObject *context, const auto &got) {
        store.probe(context, [got](const SecretTrouble &trouble) { got(trouble, {}); });
    });
}

/// "none", "not found" ...; with the words of the ring when there are any.
QString outcome(const Answer &answer)
{
    static const char *const words[] = {"none", "not found", "no service", "denied", "slow", "failed"};
    const QString word = QString::fromLatin1(words[int(answer.kind)]);
    if (answer.calls != 1)
        return u"%1 calls"_s.arg(answer.calls);
    return answer.detail.isEmpty() ? word : QString(word + u": "_s + answer.detail);
}

} // namespace

/// Secrets in the key ring of a desktop: a real Secret Service on a bus of its own.
class TestKeychainStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_ring.start()); }
    void storesReadsUpdatesDeletes();
    void keepsAccountsApart();
    void whoeverAskedMayDie();
    void aLockedRingEndsWithTheLimit();
    void aKilledRingEndsToo(); // the last: nothing answers afterwards

private:
    Keyring m_ring;
};

void TestKeychainStore::storesReadsUpdatesDeletes()
{
    KeychainStore store;
    QCOMPARE(outcome(probed(store)), u"none"_s);
    QCOMPARE(outcome(read(store, u"one"_s)), u"not found"_s);
    QCOMPARE(outcome(write(store, u"one"_s, u"first sécret ✓"_s)), u"none"_s);
    Answer answer = read(store, u"one"_s);
    QCOMPARE(outcome(answer), u"none"_s);
    QCOMPARE(answer.secret, u"first sécret ✓"_s);
    QCOMPARE(outcome(write(store, u"one"_s, u"second"_s)), u"none"_s);
    answer = read(store, u"one"_s);
    QCOMPARE(answer.secret, u"second"_s);
    QCOMPARE(outcome(removed(store, u"one"_s)), u"none"_s);
    QCOMPARE(outcome(read(store, u"one"_s)), u"not found"_s);
    QCOMPARE(outcome(removed(store, u"one"_s)), u"none"_s); // twice is no trouble
}

void TestKeychainStore::keepsAccountsApart()
{
    KeychainStore store;
    QCOMPARE(outcome(write(store, u"a"_s, u"of a"_s)), u"none"_s);
    QCOMPARE(outcome(write(store, u"b"_s, u"of b"_s)), u"none"_s);
    QCOMPARE(outcome(removed(store, u"a"_s)), u"none"_s);
    QCOMPARE(read(store, u"b"_s).secret, u"of b"_s);
}

void TestKeychainStore::whoeverAskedMayDie()
{
    KeychainStore store;
    bool answered = false;
    {
        QObject context;
        store.read(u"one"_s, &context,
                   [&answered](const SecretTrouble &, const QString &) { answered = true; });
    }
    QCOMPARE(outcome(probed(store)), u"none"_s); // queued behind it, so that one is over
    QVERIFY(!answered);
}

/// It waits for its own window, which nobody here answers.
void TestKeychainStore::aLockedRingEndsWithTheLimit()
{
    KeychainStore store;
    QCOMPARE(outcome(write(store, u"one"_s, u"kept"_s)), u"none"_s);
    QVERIFY(m_ring.lock());
    KeychainStore hasty(1'000);
    const Answer answer = read(hasty, u"one"_s);
    QVERIFY2(answer.calls == 1 && (answer.kind == Kind::Slow || answer.kind == Kind::Denied),
             qPrintable(outcome(answer)));
    QVERIFY(answer.secret.isEmpty());
}

void TestKeychainStore::aKilledRingEndsToo()
{
    KeychainStore store(5'000);
    Answer answer;
    QObject context;
    store.read(u"one"_s, &context, [&answer](const SecretTrouble &trouble, const QString &secret) {
        answer = {answer.calls + 1, trouble.kind, trouble.detail, secret};
    });
    m_ring.kill();
    QTRY_COMPARE_WITH_TIMEOUT(answer.calls, 1, patienceMs);
    QVERIFY2(answer.kind != Kind::None && answer.kind != Kind::NotFound, qPrintable(outcome(answer)));
    QVERIFY(answer.secret.isEmpty());
    QCOMPARE(outcome(write(store, u"one"_s, u"lost"_s)), u"slow"_s);
}

QTEST_GUILESS_MAIN(TestKeychainStore)
#include "tst_keychainstore.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "changingcalls.h"
#include "jobs.h"
#include "journalaccount.h"

#include "api/inventoryapi.h"
#include "api/routesapi.h"

#include <QDirIterator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

using Ending = ChangingCall::Ending;
using Subject = ChangingCall::Subject;

/// The text of a header without its comments.
QString codeOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression comments(u"//[^\\n]*|/\\*.*?\\*/"_s,
                                             QRegularExpression::DotMatchesEverythingOption);
    return text.remove(comments);
}

/// Names of the functions in a header that take a WritePermit.
QStringList changingFunctions(const QString &code)
{
    static const QRegularExpression declaration(u"(\\w+)\\s*\\(([^()]*\\bWritePermit\\b[^()]*)\\)"_s);
    QStringList names;
    for (auto match = declaration.globalMatch(code); match.hasNext();)
        names += match.next().captured(1);
    return names;
}

/// What of the account the calls act on.
Subject subjectOf(Transport &transport)
{
    QObject context;
    Subject subject;
    QSet<QString> used;
    const auto owned = finished(api::listNumbers(transport, {}, 200, 0, &context));
    for (const OwnedNumber &number : owned.ok() ? owned.value().items : QList<OwnedNumber>()) {
        if (number.messaging.value_or(false))
            subject.owned = number.number;
        const auto detail = finished(api::getNumber(transport, number.number, &context));
        if (detail.ok())
            used += {detail.value().primaryRouteId, detail.value().failoverRouteId};
    }
    const auto forSale = finished(api::searchAvailable(transport, {}, 1, 0, &context));
    if (forSale.ok() && !forSale.value().items.isEmpty())
        subject.forSale = forSale.value().items.constFirst().number;
    const auto routes = finished(api::listRoutes(transport, 200, 0, &context));
    for (const Route &route : routes.ok() ? routes.value().items : QList<Route>()) {
        if (!route.isBuiltIn() && !used.contains(route.id))
            subject.spareRoute = route.id;
    }
    return subject;
}

Ending asked(Session &session, const ChangingCall &call, const Subject &subject)
{
    QObject context;
    Ending ending;
    ending.error.detail = u"the write never reported"_s;
    Waiting waiting;
    call.ask(session.journal(), subject, &context, [&](const Ending &told) {
        ending = told;
        waiting.quit();
    });
    waiting.until(20'000);
    return ending;
}

} // namespace

/// Under the lock not one call of models/api that changes something leaves, whenever it is asked for; and the
/// table of those calls is whole.
class TestLockedWrites : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void tableHasEveryCall();
    void tableHasEveryKind();
    void refusedWhileLocked_data() { table(); }
    void refusedWhileLocked();
    void refusedWhenLockedOnTheWayToTheDisk_data() { table(); }
    void refusedWhenLockedOnTheWayToTheDisk();
    void refusedAlsoWhenUnlockedAtOnce_data() { table(); }
    void refusedAlsoWhenUnlockedAtOnce();
    void goesThroughWhenUnlocked_data() { table(); }
    void goesThroughWhenUnlocked();

private:
    static void table();
    const ChangingCall &call() const;
    QStringList writes() const;
    /// Empty when nothing of the call has reached the account.
    QString whatLeaked(Session &session) const;
    std::unique_ptr<Session> connectLocked(bool locked) const
    {
        return m_account->connect(JournalAccount::never(), u"journal"_s, {locked, 0});
    }

    std::unique_ptr<JournalAccount> m_account;
    Subject m_subject;
};

void TestLockedWrites::initTestCase()
{
    m_account = std::make_unique<JournalAccount>();
    QVERIFY2(m_account->sandbox().problem().isEmpty(), qPrintable(m_account->sandbox().problem()));
    m_subject = subjectOf(connectLocked(false)->transport());
    QVERIFY(!m_subject.owned.isEmpty() && !m_subject.forSale.isEmpty() && !m_subject.spareRoute.isEmpty());
}

/// An account as it was seeded, the same each time, so that the subject stays what it is.
void TestLockedWrites::init()
{
    m_account = std::make_unique<JournalAccount>();
    QVERIFY2(m_account->sandbox().problem().isEmpty(), qPrintable(m_account->sandbox().problem()));
}

void TestLockedWrites::table()
{
    QTest::addColumn<int>("row");
    for (int row = 0; row < changingCalls().size(); ++row)
        QTest::addRow("%s, %s", changingCalls().at(row).function,
                      qPrintable(kindWord(changingCalls().at(row).kind)))
            << row;
}

const ChangingCall &TestLockedWrites::call() const
{
    const int *row = static_cast<int *>(QTest::qData("row", qMetaTypeId<int>()));
    return changingCalls().at(*row);
}

void TestLockedWrites::tableHasEveryCall()
{
    QSet<QString> declared;
    int permits = 0;
    int functions = 0;
    for (QDirIterator files(QStringLiteral(TRUNKLINE_API_FOLDER), {u"*.h"_s}, QDir::Files);
         files.hasNext();) {
        files.next();
        // The permit itself, and the job and the transport that it is handed down to once a call has one.
        if (QStringList{u"writepermit.h"_s, u"writejob.h"_s, u"transport.h"_s}.contains(files.fileName()))
            continue;
        const QString code = codeOf(files.filePath());
        const QStringList found = changingFunctions(code);
        declared += QSet<QString>(found.cbegin(), found.cend());
        functions += int(found.size());
        static const QRegularExpression permit(u"(?<!class )\\bWritePermit\\b"_s);
        permits += int(code.count(permit));
    }
    QVERIFY2(functions >= 9, "the calls were not found at all");
    QVERIFY2(permits == functions,
             "a WritePermit stands in models/api where this test cannot tell the function");
    QSet<QString> named;
    for (const ChangingCall &line : changingCalls())
        named += QLatin1String(line.function);
    const QStringList missing = QStringList((declared - named).values());
    const QStringList unknown = QStringList((named - declared).values());
    QVERIFY2(missing.isEmpty(),
             qPrintable(u"not in tests/account/changingcalls.cpp: "_s + missing.join(u' ')));
    QVERIFY2(unknown.isEmpty(), qPrintable(u"not in models/api: "_s + unknown.join(u' ')));
}

void TestLockedWrites::tableHasEveryKind()
{
    QStringList missing;
    for (int kind = 0; kind < WriteKindCount; ++kind) {
        const auto is = [kind](const ChangingCall &line) { return int(line.kind) == kind; };
        if (std::none_of(changingCalls().cbegin(), changingCalls().cend(), is))
            missing += kindWord(WriteKind(kind));
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
    QCOMPARE(changingCalls().size(), WriteKindCount);
}

QStringList TestLockedWrites::writes() const
{
    QStringList lines;
    for (const sandbox::LoggedRequest &request : m_account->sandbox().requests()) {
        if (request.verb != "GET")
            lines += QString::fromLatin1(request.verb) + u' ' + request.target;
    }
    return lines;
}

QString TestLockedWrites::whatLeaked(Session &session) const
{
    // A read behind it: what may be on its way has come in by the time this is answered.
    QObject context;
    if (!finished(api::listRoutes(session.transport(), 1, 0, &context)).ok())
        return u"the account cannot even be read"_s;
    QStringList leaked = writes();
    for (const sandbox::Effect &effect : m_account->sandbox().ledger())
        leaked += u"in the ledger: "_s + effect.kind;
    for (const RequestSummary &request : session.log().entries()) {
        if (request.verb != "GET"_L1)
            leaked += u"in our log: "_s + request.verb;
    }
    return leaked.join(u", "_s);
}

void TestLockedWrites::refusedWhileLocked()
{
    const auto session = connectLocked(true);
    QVERIFY(session->lock().isLocked());
    QCOMPARE(session->journal().status(), Journal::Status::Opening);
    for (const char *when : {"while the journal is opened", "when it is open"}) {
        const Ending ending = asked(*session, call(), m_subject);
        QVERIFY2(ending.outcome == Outcome::Refused, when);
        QVERIFY2(ending.error.kind == ApiError::Kind::Blocked, qPrintable(kindWord(ending.error.kind)));
        QVERIFY2(ending.error.block == ApiError::Block::ReadOnly, when);
        QVERIFY2(ending.intent == 0, when);
        QCOMPARE(session->journal().status(), Journal::Status::Open);
    }
    QCOMPARE(session->journal().intents().size(), 0);
    QCOMPARE(whatLeaked(*session), QString());
}

void TestLockedWrites::refusedWhenLockedOnTheWayToTheDisk()
{
    const auto session = connectLocked(false);
    connect(&session->journal(), &Journal::recorded, this, [&] { session->lock().lock(); });
    const Ending ending = asked(*session, call(), m_subject);
    QCOMPARE(ending.outcome, Outcome::Refused);
    QCOMPARE(ending.error.block, ApiError::Block::ReadOnly);
    QCOMPARE(ending.intent, 1);
    QCOMPARE(session->journal().find(1)->state, IntentState::Refused);
    QCOMPARE(session->journal().find(1)->settledBy, u"never sent"_s);
    QCOMPARE(whatLeaked(*session), QString());
}

void TestLockedWrites::refusedAlsoWhenUnlockedAtOnce()
{
    const auto session = connectLocked(false);
    const auto lockAndUnlock = [&] {
        session->lock().lock();
        session->lock().unlock();
    };
    const auto once = connect(&session->journal(), &Journal::recorded, this, lockAndUnlock);
    const Ending ending = asked(*session, call(), m_subject);
    QCOMPARE(ending.error.block, ApiError::Block::ReadOnly);
    QCOMPARE(whatLeaked(*session), QString());
    disconnect(once);
    QCOMPARE(asked(*session, call(), m_subject).outcome, Outcome::Done); // a person may ask again
}

/// Or the others would prove nothing.
void TestLockedWrites::goesThroughWhenUnlocked()
{
    const auto session = connectLocked(true);
    session->lock().unlock();
    const Ending ending = asked(*session, call(), m_subject);
    QVERIFY2(ending.outcome == Outcome::Done, qPrintable(ending.error.detail));
    QCOMPARE(session->journal().find(ending.intent)->kind, call().kind);
    QCOMPARE(writes().size(), 1);
    QCOMPARE(m_account->sandbox().ledger().size(), 1);
}

QTEST_GUILESS_MAIN(TestLockedWrites)
#include "tst_lockedwrites.moc"

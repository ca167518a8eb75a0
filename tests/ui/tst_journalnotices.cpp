// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalnotices.h"

#include "englishplurals.h"
#include "journalaccount.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// What the message bar says of the journal, in trouble and of an earlier run.
class TestJournalNotices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void quietWhenAllIsWell();
    void inUseCanBeTriedAgain();
    void journalThatCannotBeOpenedSaysWhere();
    void unclearFromLastTimeIsToldAndThenFound();
    void whatIsProvenAbsentIsSaid();
    void unclearOfThisRunIsThePagesToTell();
    void messagesWhoseTurnHadNotCome();
    void forgottenAccountIsSaid();

private:
    struct Bar {
        explicit Bar(Journal &journal)
            : notices(journal)
        {
            connect(&notices, &JournalNotices::notice, &notices, [this](const Notice &notice) {
                lines[notice.id] = notice;
                everSaid += notice.text;
            });
            connect(&notices, &JournalNotices::withdrawNotice, &notices,
                    [this](const QString &id) { lines.remove(id); });
            connect(&notices, &JournalNotices::showRequested, &notices,
                    [this](qint64 intent) { shown += intent; });
            notices.begin();
        }
        QString text(const QString &id) const { return lines.value(id).text; }

        JournalNotices notices;
        QMap<QString, Notice> lines;
        QStringList everSaid;
        QList<qint64> shown;
    };
    /// Leaves writes open behind: their connections close, and nobody looks.
    void leaveUnclear(const QStringList &aliases, const QString &ending)
    {
        QVERIFY(m_account->sandbox().addFault(
            u"POST /v2/routes count=%1 close=%2"_s.arg(aliases.size()).arg(ending)));
        const auto session = m_account->connect(JournalAccount::never());
        for (const QString &alias : aliases)
            session->journal().createRoute(JournalAccount::route(alias), this, [](const auto &) {});
        QTRY_COMPARE(session->journal().unclearCount(), int(aliases.size()));
    }

    EnglishPlurals m_plurals;
    std::unique_ptr<JournalAccount> m_account;
};

void TestJournalNotices::initTestCase()
{
    QCoreApplication::installTranslator(&m_plurals);
}

void TestJournalNotices::init()
{
    m_account = std::make_unique<JournalAccount>();
    QCOMPARE(m_account->sandbox().problem(), QString());
}

void TestJournalNotices::cleanup()
{
    m_account.reset();
}

void TestJournalNotices::quietWhenAllIsWell()
{
    const auto session = m_account->connect();
    const Bar bar(session->journal());
    QTRY_COMPARE(session->journal().status(), Journal::Status::Open);
    bool done = false;
    session->journal().createRoute(JournalAccount::route(u"first"_s), this,
                                   [&](const auto &) { done = true; });
    QTRY_VERIFY(done);
    QCOMPARE(bar.everSaid, QStringList());
}

void TestJournalNotices::inUseCanBeTriedAgain()
{
    auto owner = m_account->connect();
    QTRY_COMPARE(owner->journal().status(), Journal::Status::Open);
    const auto session = m_account->connect();
    const Bar bar(session->journal());
    QTRY_COMPARE(bar.lines.size(), 1);
    const Notice line = bar.lines.first();
    QVERIFY2(line.text.startsWith(u"Another Trunkline window or program has this account open."_s),
             qPrintable(line.text));
    QCOMPARE(line.severity, Notice::Severity::Error); // which stays
    QCOMPARE(line.actionText, u"Try again"_s);
    line.action();
    QTRY_COMPARE(session->journal().status(), Journal::Status::Closed); // still in use
    QVERIFY2(bar.everSaid.size() > 1 && bar.everSaid.constLast() == line.text, "said again");
    owner.reset();
    line.action();
    QTRY_COMPARE(session->journal().status(), Journal::Status::Open);
    QVERIFY(bar.lines.isEmpty());
}

void TestJournalNotices::journalThatCannotBeOpenedSaysWhere()
{
    QFile inItsPlace(m_account->folder() + u"/journal"_s);
    QVERIFY(inItsPlace.open(QIODevice::WriteOnly));
    const auto session = m_account->connect();
    const Bar bar(session->journal());
    QTRY_COMPARE(bar.lines.size(), 1);
    const Notice line = bar.lines.first();
    QVERIFY2(line.text.contains(u"cannot be opened"_s), qPrintable(line.text));
    QVERIFY2(line.details.contains(inItsPlace.fileName()), qPrintable(line.details));
    QVERIFY(inItsPlace.remove());
    line.action();
    QTRY_VERIFY(bar.lines.isEmpty());
}

void TestJournalNotices::unclearFromLastTimeIsToldAndThenFound()
{
    leaveUnclear({u"first"_s, u"second"_s}, u"after"_s);
    const auto session = m_account->connect();
    const Bar bar(session->journal());
    QTRY_COMPARE(bar.everSaid.size(), 4);
    QCOMPARE(bar.lines.size(), 2); // both found; the count is gone
    QCOMPARE(bar.everSaid.constFirst(), u"2 writes from last time are unclear and being checked."_s);
    QVERIFY(bar.everSaid.contains(u"1 write from last time is unclear and being checked."_s));
    QStringList found{bar.lines.first().text, bar.lines.last().text};
    found.sort();
    const QStringList expected{u"From last time: The route first was made."_s,
                               u"From last time: The route second was made."_s};
    QCOMPARE(found, expected);
    bar.lines.first().action();
    QCOMPARE(bar.shown.size(), 1);
    QVERIFY(session->journal().find(bar.shown.constFirst()));
}

void TestJournalNotices::whatIsProvenAbsentIsSaid()
{
    leaveUnclear({u"first"_s}, u"before"_s);
    const auto session = m_account->connect();
    const Bar bar(session->journal());
    QTRY_COMPARE(bar.everSaid.size(), 2);
    QCOMPARE(bar.everSaid.constLast(),
             u"From last time: The route first was not made (proven by reading twice)."_s);
    QCOMPARE(bar.lines.size(), 1);
}

void TestJournalNotices::unclearOfThisRunIsThePagesToTell()
{
    QVERIFY(m_account->sandbox().addFault(u"POST /v2/routes nth=1 close=after"_s));
    const auto session = m_account->connect();
    const Bar bar(session->journal());
    session->journal().createRoute(JournalAccount::route(u"first"_s), this, [](const auto &) {});
    QTRY_VERIFY(!session->journal().intents().isEmpty()
                && session->journal().intents().constFirst().settledBy == "read"_L1);
    QCOMPARE(bar.everSaid, QStringList());
}

void TestJournalNotices::messagesWhoseTurnHadNotCome()
{
    {
        const auto session = m_account->connect(JournalAccount::never());
        OutgoingMessage message;
        message.from = PhoneNumber::fromService(u"12065550100"_s);
        message.to = PhoneNumber::fromService(u"12065550142"_s);
        message.mediaUrls = QStringList{u"https://example.com/a.png"_s}; // one MMS a second
        int waiting = 0;
        for (int i = 0; i < 4; ++i) {
            message.body = u"message %1"_s.arg(i);
            session->journal().send(message, this, [](const auto &) {});
        }
        QTRY_VERIFY(session->journal().intents().size() == 4
                    && session->journal().intents().constFirst().state != IntentState::Waiting);
        for (const Intent &intent : session->journal().intents())
            waiting += intent.state == IntentState::Waiting ? 1 : 0;
        QVERIFY(waiting > 0);
    }
    const auto session = m_account->connect();
    const Bar bar(session->journal());
    QTRY_VERIFY(bar.lines.contains(u"journal.neversent"_s));
    QVERIFY2(bar.text(u"journal.neversent"_s).contains(u"from last time were not sent"_s),
             qPrintable(bar.text(u"journal.neversent"_s)));
}

void TestJournalNotices::forgottenAccountIsSaid()
{
    leaveUnclear({u"first"_s}, u"before"_s);
    const auto session = m_account->connect(JournalAccount::never());
    const Bar bar(session->journal());
    QTRY_COMPARE(bar.lines.size(), 1);
    session->journal().forget(this, [](const auto &) {});
    QTRY_COMPARE(session->journal().status(), Journal::Status::Closed);
    QCOMPARE(bar.lines.size(), 1);
    QVERIFY2(bar.lines.first().text.startsWith(u"The journal of this account was deleted."_s),
             qPrintable(bar.lines.first().text));
}

QTEST_GUILESS_MAIN(TestJournalNotices)
#include "tst_journalnotices.moc"

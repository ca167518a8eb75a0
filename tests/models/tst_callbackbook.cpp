// SPDX-License-Identifier: GPL-3.0-or-later
#include "callbackbook.h"

#include "callbackwords.h"
#include "sandboxsession.h"

#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

const QString messages = u"/v2.1/messages/"_s;
const QString url = u"https://hooks.example.com/new"_s;

} // namespace

/// The account's callbacks as they are read, and followed through writes.
class TestCallbackBook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void readsAllFour();
    void namesEachInWords();
    void aFailedReadKeepsWhatIsHere();
    void oneThatWasNeverReadStaysUnknown();
    void aNewReadReplacesTheOld();
    void whatIsSetAndClearedShowsAtOnce();
    void aRefusedWriteChangesNothing();
    void anUnclearWriteIsFollowedToItsEnd_data();
    void anUnclearWriteIsFollowedToItsEnd();
    void leavesOtherWritesAlone();
    void mayGoWhileItReads();

private:
    Journal &journal() { return m_account->session().journal(); }
    const CallbackStanding &standing(CallbackType type) const { return m_book->standing(type); }
    bool isRead(CallbackType type) const { return standing(type).url && !standing(type).isReading; }
    void readAll()
    {
        m_book->refresh();
        for (const CallbackType type : callbackTypes)
            QTRY_VERIFY(isRead(type));
    }
    void set(CallbackType type, const QString &address)
    {
        m_outcome.reset();
        journal().setCallback(type, address, this,
                              [this](const WriteResult<Nothing> &result) { m_outcome = result.outcome; });
        QTRY_VERIFY(m_outcome.has_value());
    }
    int reads(CallbackType type) const
    {
        return int(m_account->received("GET", messages + callbackWord(type)).size());
    }

    std::unique_ptr<SandboxSession> m_account;
    std::unique_ptr<CallbackBook> m_book;
    std::optional<Outcome> m_outcome;
};

void TestCallbackBook::init()
{
    m_account = std::make_unique<SandboxSession>();
    QVERIFY(m_account->isUp());
    m_book = std::make_unique<CallbackBook>(m_account->session());
}

void TestCallbackBook::cleanup()
{
    m_book.reset();
    m_account.reset();
}

void TestCallbackBook::readsAllFour()
{
    QSignalSpy changed(m_book.get(), &CallbackBook::changed);
    for (const CallbackType type : callbackTypes)
        QCOMPARE(standing(type), CallbackStanding());
    m_book->refresh();
    QCOMPARE(changed.size(), 4);
    for (const CallbackType type : callbackTypes)
        QVERIFY(standing(type).isReading && !standing(type).url);
    for (const CallbackType type : callbackTypes) {
        QTRY_VERIFY(isRead(type));
        QVERIFY(!standing(type).error.isError());
        QCOMPARE(m_account->received("GET", messages + callbackWord(type)),
                 QStringList{messages + callbackWord(type)});
    }
    QVERIFY(standing(CallbackType::Sms).url->startsWith("https://"_L1));
    QCOMPARE(standing(CallbackType::Mms).url, std::optional(QString())); // the service's 404: not set
    QCOMPARE(changed.size(), 8);
}

void TestCallbackBook::namesEachInWords()
{
    QSet<QString> names;
    for (const CallbackType type : callbackTypes)
        names.insert(callbackName(type));
    QCOMPARE(names.size(), 4);
    QVERIFY(!names.contains(QString()));
}

void TestCallbackBook::aFailedReadKeepsWhatIsHere()
{
    readAll();
    const QString before = *standing(CallbackType::Sms).url;
    QVERIFY(m_account->fault(u"GET /v2.1/messages/sms_callback status=404 body=html"_s));
    m_book->read(CallbackType::Sms);
    QTRY_VERIFY(standing(CallbackType::Sms).error.isError());
    QCOMPARE(standing(CallbackType::Sms).error.kind,
             ApiError::Kind::NotFound); // a gateway's, not the account's
    QCOMPARE(standing(CallbackType::Sms).url, std::optional(before));
    m_account->clearFaults();
    m_book->read(CallbackType::Sms);
    QTRY_VERIFY(isRead(CallbackType::Sms));
    QVERIFY(!standing(CallbackType::Sms).error.isError());
}

void TestCallbackBook::oneThatWasNeverReadStaysUnknown()
{
    QVERIFY(m_account->fault(u"GET /v2.1/messages/mms_callback status=500"_s));
    m_book->refresh();
    QTRY_VERIFY(standing(CallbackType::Mms).error.isError());
    QVERIFY(!standing(CallbackType::Mms).url);
    QTRY_VERIFY(isRead(CallbackType::Sms)); // the others are not held up
}

void TestCallbackBook::aNewReadReplacesTheOld()
{
    QVERIFY(m_account->fault(u"GET /v2.1/messages/sms_callback count=1 silent"_s));
    m_book->read(CallbackType::Sms);
    QTRY_COMPARE(reads(CallbackType::Sms), 1);
    m_book->read(CallbackType::Sms);
    QTRY_VERIFY(isRead(CallbackType::Sms));
    QCOMPARE(reads(CallbackType::Sms), 2);
}

void TestCallbackBook::whatIsSetAndClearedShowsAtOnce()
{
    readAll();
    set(CallbackType::Mms, url);
    QCOMPARE(*m_outcome, Outcome::Done);
    QCOMPARE(standing(CallbackType::Mms).url, std::optional(url)); // by the answer, before it is read again
    QTRY_VERIFY(isRead(CallbackType::Mms));
    QCOMPARE(standing(CallbackType::Mms).url, std::optional(url));
    QCOMPARE(reads(CallbackType::Mms), 2);
    QCOMPARE(reads(CallbackType::Sms), 1);
    m_outcome.reset();
    journal().clearCallback(CallbackType::Mms, this,
                            [this](const WriteResult<Nothing> &result) { m_outcome = result.outcome; });
    QTRY_VERIFY(m_outcome.has_value());
    QCOMPARE(standing(CallbackType::Mms).url, std::optional(QString()));
    QTRY_VERIFY(isRead(CallbackType::Mms));
    QCOMPARE(standing(CallbackType::Mms).url, std::optional(QString()));
}

void TestCallbackBook::aRefusedWriteChangesNothing()
{
    readAll();
    QVERIFY(m_account->fault(u"PUT * status=422"_s));
    set(CallbackType::Mms, url);
    QCOMPARE(*m_outcome, Outcome::Refused);
    QCOMPARE(standing(CallbackType::Mms).url, std::optional(QString()));
    QCOMPARE(reads(CallbackType::Mms), 1);
}

void TestCallbackBook::anUnclearWriteIsFollowedToItsEnd_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<IntentState>("end");
    QTest::newRow("it happened") << u"PUT * close=after"_s << IntentState::Done;
    QTest::newRow("it did not") << u"PUT * close=before"_s << IntentState::Absent;
}

void TestCallbackBook::anUnclearWriteIsFollowedToItsEnd()
{
    QFETCH(QString, fault);
    QFETCH(IntentState, end);
    readAll();
    QVERIFY(!m_book->openWrite(CallbackType::Mms));
    QVERIFY(m_account->fault(fault));
    bool isToldOfTheEnd = false;
    connect(m_book.get(), &CallbackBook::changed, this, [this, &isToldOfTheEnd](CallbackType type) {
        isToldOfTheEnd = type == CallbackType::Mms && !m_book->openWrite(CallbackType::Mms);
    });
    set(CallbackType::Mms, url);
    QCOMPARE(*m_outcome, Outcome::Unknown);
    const Intent *open = m_book->openWrite(CallbackType::Mms);
    // It may have been found already.
    const qint64 id = open ? open->id : journal().intents().constLast().id;
    QVERIFY(!m_book->openWrite(CallbackType::Sms));
    QTRY_COMPARE_WITH_TIMEOUT(journal().find(id)->state, end, 20'000);
    QVERIFY(!m_book->openWrite(CallbackType::Mms));
    QVERIFY(isToldOfTheEnd);
    QTRY_VERIFY(isRead(CallbackType::Mms));
    QCOMPARE(standing(CallbackType::Mms).url, std::optional(end == IntentState::Done ? url : QString()));
    QCOMPARE(m_account->received("PUT", messages).size(), 1);
}

void TestCallbackBook::leavesOtherWritesAlone()
{
    readAll();
    QSignalSpy changed(m_book.get(), &CallbackBook::changed);
    bool done = false;
    journal().createRoute({u"hall"_s, RouteType::Host, u"pbx.example.com"_s}, this,
                          [&](const WriteResult<Route> &) { done = true; });
    QTRY_VERIFY(done);
    QCOMPARE(changed.size(), 0);
}

void TestCallbackBook::mayGoWhileItReads()
{
    QVERIFY(m_account->fault(u"GET * silent"_s));
    m_book->refresh();
    QTRY_COMPARE(reads(CallbackType::Sms), 1);
    m_book.reset();
    set(CallbackType::Mms, url); // and the journal goes on
    QCOMPARE(*m_outcome, Outcome::Done);
}

QTEST_GUILESS_MAIN(TestCallbackBook)
#include "tst_callbackbook.moc"

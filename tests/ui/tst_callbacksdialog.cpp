// SPDX-License-Identifier: GPL-3.0-or-later
#include "callbacksdialog.h"

#include "accountbadge.h"
#include "callbacksform.h"
#include "handlerserver.h"
#include "pagefixture.h"
#include "visibletext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

const QString incoming = u"https://hooks.example.com/messages/incoming"_s; // what the sandbox begins with
const QString other = u"https://hooks.example.com/other"_s;

} // namespace

/// The message callbacks of the account, in a dialog and as a part of a page.
class TestCallbacksDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<PageFixture>(); }
    void cleanup();
    void showsWhatIsSet();
    void everyFieldIsNamed();
    void rulesAreSaidAsTyped_data();
    void rulesAreSaidAsTyped();
    void savesAfterOneQuestion();
    void cancelSavesNothing();
    void clears();
    void returnAsksToSave();
    void aRefusalKeepsWhatWasTyped();
    void aFailedReadSaysSoAndIsTriedAgain();
    void oneThatCannotBeReadMayStillBeSet();
    void anUnclearOneIsSaidAndSettled();
    void anUnclearOneBlocksItsLikeAlsoAfterANewStart();
    void readOnlyOffersToUnlock();
    void theDialogWaitsForAnAnswer();
    void outsideTextIsPlain_data();
    void outsideTextIsPlain();

private:
    bool show() { return m_fixture->show(new CallbacksForm(m_fixture->workspace().session), {720, 560}); }
    QString text(const char *name) const { return m_fixture->find<QLabel>(name)->text(); }
    QLineEdit *edit(const char *name = "smsCallbackEdit") const { return m_fixture->find<QLineEdit>(name); }
    bool isEnabled(const char *name) const { return m_fixture->find<QPushButton>(name)->isEnabled(); }
    QStringList writes() const
    {
        return m_fixture->sandbox().requestLines().filter(QRegularExpression(u"^(PUT|DELETE) "_s));
    }
    /// Asks for another address for incoming SMS and confirms it.
    void save(const QString &address)
    {
        m_fixture->type("smsCallbackEdit", address);
        m_fixture->click("smsCallbackSave");
        QTRY_VERIFY(m_fixture->sees("confirmAccept"));
        m_fixture->click("confirmAccept");
    }

    std::unique_ptr<PageFixture> m_fixture;
};

void TestCallbacksDialog::cleanup()
{
    const QStringList problems = m_fixture->problems();
    m_fixture.reset();
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
}

void TestCallbacksDialog::showsWhatIsSet()
{
    QVERIFY(show());
    QTRY_COMPARE(text("smsCallbackNow"), incoming);
    QTRY_COMPARE(text("mmsCallbackNow"), u"Not set"_s);
    QTRY_COMPARE(text("mmsReceiptsNow"), u"Not set"_s);
    QTRY_COMPARE(text("callbacksState"), u"As the account has them now."_s);
    QCOMPARE(edit()->text(), incoming);
    QCOMPARE(edit("mmsCallbackEdit")->text(), QString());
    QVERIFY(!isEnabled("smsCallbackSave")); // nothing new
    QVERIFY(isEnabled("smsCallbackClear"));
    QVERIFY(!isEnabled("mmsCallbackClear")); // nothing to clear
    QVERIFY(!m_fixture->sees("smsCallbackNote") && !m_fixture->sees("smsCallbackRule"));
    QVERIFY(!m_fixture->sees("smsCallbackRetry") && !m_fixture->sees("smsCallbackDetails"));
    m_fixture->sandbox().clearRequests();
    m_fixture->click("callbacksRefresh");
    QTRY_COMPARE(m_fixture->sandbox().requestLines().size(), 4);
}

void TestCallbacksDialog::everyFieldIsNamed()
{
    QVERIFY(show());
    const auto labels = m_fixture->window()->findChildren<QLabel *>();
    for (const char *name : {"smsCallbackEdit", "mmsCallbackEdit", "smsReceiptsEdit", "mmsReceiptsEdit"}) {
        QString label;
        for (const QLabel *one : labels)
            label += one->buddy() == edit(name) ? one->text() : QString();
        QVERIFY2(!label.isEmpty(), name);
    }
    QSet<QString> names;
    const auto buttons = m_fixture->window()->findChildren<QPushButton *>();
    for (const QPushButton *button : buttons) {
        QVERIFY(!button->objectName().isEmpty());
        names.insert(button->accessibleName().isEmpty() ? button->text() : button->accessibleName());
    }
    QCOMPARE(names.size(), buttons.size()); // no two sound the same
}

void TestCallbacksDialog::rulesAreSaidAsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("rule");
    QTest::newRow("no scheme") << u"hooks.example.com"_s << u"An address begins with https://"_s;
    QTest::newRow("ftp") << u"ftp://hooks.example.com"_s << u"An address begins with https://"_s;
    QTest::newRow("blank inside") << u"https://hooks.example.com/a b"_s << u"Blanks, accents"_s;
    QTest::newRow("password") << u"https://u:p@hooks.example.com"_s << u"Leave out the user name"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("good") << other << QString();
}

void TestCallbacksDialog::rulesAreSaidAsTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, rule);
    QVERIFY(show());
    QTRY_COMPARE(text("smsCallbackNow"), incoming);
    m_fixture->type("smsCallbackEdit", typed);
    QCOMPARE(m_fixture->sees("smsCallbackRule"), !rule.isEmpty());
    QVERIFY2(text("smsCallbackRule").startsWith(rule), qPrintable(text("smsCallbackRule")));
    QCOMPARE(isEnabled("smsCallbackSave"), typed == other);
}

void TestCallbacksDialog::savesAfterOneQuestion()
{
    QVERIFY(show());
    QTRY_COMPARE(text("smsCallbackNow"), incoming);
    m_fixture->type("smsCallbackEdit", QString(u"  "_s + other + u" "_s));
    m_fixture->click("smsCallbackSave");
    QTRY_VERIFY(m_fixture->sees("confirmQuestion"));
    QCOMPARE(text("confirmQuestion"), u"Set the callback for incoming SMS on Sandbox?"_s);
    QCOMPARE(m_fixture->find<QPlainTextEdit>("confirmObjects")->toPlainText(),
             QString(u"Now: "_s + incoming + u"\nThen: "_s + other));
    QVERIFY(writes().isEmpty());
    m_fixture->click("confirmAccept");
    QTRY_COMPARE(text("smsCallbackNow"), other);
    QTRY_COMPARE(text("smsCallbackNote"), u"Setting the callback for incoming SMS: done."_s);
    QCOMPARE(edit()->text(), other);
    QVERIFY(!isEnabled("smsCallbackSave"));
    QCOMPARE(writes(), QStringList{u"PUT /v2.1/messages/sms_callback"_s});
    QCOMPARE(m_fixture->sandbox().ledger().constLast().detail.value(u"url").toString(), other);
    QCOMPARE(text("mmsCallbackNow"), u"Not set"_s);
}

void TestCallbacksDialog::cancelSavesNothing()
{
    QVERIFY(show());
    QTRY_COMPARE(text("smsCallbackNow"), incoming);
    m_fixture->type("smsCallbackEdit", other);
    m_fixture->click("smsCallbackSave");
    QTRY_VERIFY(m_fixture->sees("confirmCancel"));
    m_fixture->click("confirmCancel");
    QTRY_VERIFY(!m_fixture->sees("confirmCancel"));
    QCOMPARE(edit()->text(), other); // what was typed stays
    m_fixture->click("callbacksRefresh");
    QTRY_COMPARE(text("callbacksState"), u"As the account has them now."_s);
    QCOMPARE(edit()->text(), other);
    QVERIFY(writes().isEmpty());
}

void TestCallbacksDialog::clears()
{
    QVERIFY(show());
    QTRY_COMPARE(text("smsCallbackNow"), incoming);
    m_fixture->click("smsCallbackClear");
    QTRY_VERIFY(m_fixture->sees("confirmQuestion"));
    QCOMPARE(text("confirmQuestion"), u"Clear the callback for incoming SMS on Sandbox?"_s);
    m_fixture->click("confirmAccept");
    QTRY_COMPARE(text("smsCallbackNow"), u"Not set"_s);
    QTRY_COMPARE(text("smsCallbackNote"), u"Clearing the callback for incoming SMS: done."_s);
    QCOMPARE(edit()->text(), QString());
    QVERIFY(!isEnabled("smsCallbackClear"));
    QCOMPARE(writes(), QStringList{u"DELETE /v2.1/messages/sms_callback"_s});
}

void TestCallbacksDialog::returnAsksToSave()
{
    QVERIFY(show());
    QTRY_COMPARE(text("smsCallbackNow"), incoming);
    QTest::keyClick(edit(), Qt::Key_Return); // nothing new: nothing to ask
    QVERIFY(!m_fixture->sees("confirmQuestion"));
    m_fixture->type("smsCallbackEdit", other);
    QTest::keyClick(edit(), Qt::Key_Return);
    QTRY_VERIFY(m_fixture->sees("confirmQuestion"));
    m_fixture->click("confirmCancel");
    QTRY_VERIFY(!m_fixture->sees("confirmCancel"));
}

void TestCallbacksDialog::aRefusalKeepsWhatWasTyped()
{
    QVERIFY(show());
    QTRY_COMPARE(text("smsCallbackNow"), incoming);
    QVERIFY(m_fixture->sandbox().addFault(u"PUT * status=422"_s));
    save(other);
    QTRY_VERIFY2(
        text("smsCallbackNote").startsWith(u"Setting the callback for incoming SMS did not happen."_s),
        qPrintable(text("smsCallbackNote")));
    QCOMPARE(edit()->text(), other);
    QCOMPARE(text("smsCallbackNow"), incoming);
    QVERIFY(isEnabled("smsCallbackSave"));
    m_fixture->click("smsCallbackDetails");
    QTRY_VERIFY(m_fixture->sees("detailsText"));
    QVERIFY(m_fixture->find<QPlainTextEdit>("detailsText")->toPlainText().contains(u"HTTP status: 422"_s));
}

void TestCallbacksDialog::aFailedReadSaysSoAndIsTriedAgain()
{
    QVERIFY(m_fixture->sandbox().addFault(u"GET /v2.1/messages/sms_callback status=500"_s));
    QVERIFY(show());
    QTRY_VERIFY(m_fixture->sees("smsCallbackRetry"));
    QCOMPARE(text("smsCallbackNow"), u"Not known"_s);
    QVERIFY2(text("smsCallbackNote").startsWith(u"The service has a fault (HTTP 500)"_s),
             qPrintable(text("smsCallbackNote")));
    QVERIFY(m_fixture->sees("smsCallbackDetails"));
    QTRY_COMPARE(text("mmsCallbackNow"), u"Not set"_s);
    QTRY_COMPARE(text("callbacksState"), u"Not all of them could be read. Try again where it says so."_s);
    m_fixture->sandbox().clearFaults();
    m_fixture->click("smsCallbackRetry");
    QTRY_COMPARE(text("smsCallbackNow"), incoming);
    QVERIFY(!m_fixture->sees("smsCallbackRetry") && !m_fixture->sees("smsCallbackNote"));
    QTRY_COMPARE(text("callbacksState"), u"As the account has them now."_s);
}

void TestCallbacksDialog::oneThatCannotBeReadMayStillBeSet()
{
    QVERIFY(m_fixture->sandbox().addFault(u"GET /v2.1/messages/sms_callback count=1 status=500"_s));
    QVERIFY(show());
    QTRY_VERIFY(m_fixture->sees("smsCallbackRetry"));
    QVERIFY(isEnabled("smsCallbackClear"));
    m_fixture->type("smsCallbackEdit", other);
    m_fixture->click("smsCallbackSave");
    QTRY_VERIFY(m_fixture->sees("confirmObjects"));
    QVERIFY(m_fixture->find<QPlainTextEdit>("confirmObjects")->toPlainText().startsWith(u"Now: Not known"_s));
    m_fixture->click("confirmAccept");
    QTRY_COMPARE(text("smsCallbackNow"), other);
}

void TestCallbacksDialog::anUnclearOneIsSaidAndSettled()
{
    m_fixture->connectAgain(slowPatience());
    QVERIFY(show());
    QTRY_COMPARE(text("smsCallbackNow"), incoming);
    QVERIFY(m_fixture->sandbox().addFault(u"PUT * close=after"_s));
    save(other);
    QTRY_VERIFY2(text("smsCallbackNote").startsWith(u"Unclear, checking"_s),
                 qPrintable(text("smsCallbackNote")));
    QVERIFY(!isEnabled("smsCallbackSave") && !isEnabled("smsCallbackClear"));
    QVERIFY(m_fixture->sees("smsCallbackCheckNow"));
    QVERIFY(!m_fixture->sees("mmsCallbackCheckNow"));
    m_fixture->type("mmsCallbackEdit", other);
    QVERIFY(isEnabled("mmsCallbackSave")); // another one is another matter
    m_fixture->click("smsCallbackCheckNow");
    QTRY_COMPARE(text("smsCallbackNow"), other);
    QTRY_COMPARE(text("smsCallbackNote"), u"The callback for incoming SMS was changed."_s);
    QVERIFY(!m_fixture->sees("smsCallbackCheckNow"));
    QCOMPARE(writes().size(), 1);
}

void TestCallbacksDialog::anUnclearOneBlocksItsLikeAlsoAfterANewStart()
{
    m_fixture->connectAgain(slowPatience());
    QVERIFY(show());
    QTRY_COMPARE(text("smsCallbackNow"), incoming);
    QVERIFY(m_fixture->sandbox().addFault(u"PUT * close=before"_s));
    save(other);
    QTRY_VERIFY(m_fixture->sees("smsCallbackCheckNow"));
    m_fixture->connectAgain();
    QVERIFY(show());
    QTRY_VERIFY(m_fixture->workspace().session.journal().status() == Journal::Status::Open);
    QTRY_COMPARE_WITH_TIMEOUT(text("smsCallbackNote"),
                              u"The callback for incoming SMS was not changed (proven by reading twice)."_s,
                              20'000);
    QTRY_COMPARE(text("smsCallbackNow"), incoming);
    QVERIFY(isEnabled("smsCallbackClear"));
    QCOMPARE(writes().size(), 1);
}

void TestCallbacksDialog::readOnlyOffersToUnlock()
{
    QVERIFY(show());
    QTRY_COMPARE(text("smsCallbackNow"), incoming);
    ReadOnlyLock &lock = m_fixture->workspace().session.lock();
    lock.lock();
    m_fixture->type("smsCallbackEdit", other);
    m_fixture->click("smsCallbackSave");
    QTRY_VERIFY(m_fixture->sees("confirmUnlock"));
    QVERIFY(!m_fixture->sees("confirmAccept"));
    m_fixture->click("confirmUnlock");
    QVERIFY(!lock.isLocked() && m_fixture->sees("confirmAccept"));
    QVERIFY(writes().isEmpty()); // unlocking is not changing
    // As late as can be: while the write is on its way to the disk.
    connect(&m_fixture->workspace().session.journal(), &Journal::recorded, &lock, [&lock] { lock.lock(); });
    m_fixture->click("confirmAccept");
    QTRY_VERIFY2(text("smsCallbackNote").contains(u"locked as read-only"_s),
                 qPrintable(text("smsCallbackNote")));
    QVERIFY(writes().isEmpty());
    QCOMPARE(edit()->text(), other);
    QVERIFY(isEnabled("smsCallbackSave"));
    m_fixture->click("smsCallbackClear"); // likewise
    QTRY_VERIFY(m_fixture->sees("confirmUnlock"));
    QVERIFY(!m_fixture->sees("confirmAccept"));
    m_fixture->click("confirmCancel");
    QTRY_VERIFY(!m_fixture->sees("confirmCancel"));
}

void TestCallbacksDialog::theDialogWaitsForAnAnswer()
{
    QVERIFY(m_fixture->show(new QWidget));
    const QPointer<CallbacksDialog> dialog =
        new CallbacksDialog(m_fixture->workspace().session, m_fixture->window());
    dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(dialog, testWaitMs));
    QVERIFY(dialog->findChild<AccountBadge *>()->accessibleName().contains(u"Sandbox"_s));
    QTRY_COMPARE(text("smsCallbackNow"), incoming);
    QVERIFY(m_fixture->sandbox().addFault(u"PUT * latency=1500"_s));
    save(other);
    QTRY_VERIFY(text("smsCallbackNote").startsWith(u"Under way"_s));
    m_fixture->click("callbacksClose");
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY2(text("callbacksState").startsWith(u"Waiting for the answer"_s),
             qPrintable(text("callbacksState")));
    QTRY_COMPARE(text("smsCallbackNow"), other);
    QTRY_VERIFY(text("smsCallbackNote").endsWith(u"done."_s));
    m_fixture->click("callbacksClose");
    QTRY_VERIFY(!dialog);
}

void TestCallbacksDialog::outsideTextIsPlain_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("shown");
    const QString endless = u"https://hooks.example.com/"_s + QString(5'000, u'x');
    QTest::newRow("markup") << u"https://a.example.com/<b>x</b>"_s << u"https://a.example.com/<b>x</b>"_s;
    QTest::newRow("turned around") << u"https://a.example.com/\u202Etxt"_s
                                   << u"https://a.example.com/[U+202E]txt"_s;
    QTest::newRow("very long") << endless << QString(endless.left(longestCellText - 1) + u"…"_s);
}

void TestCallbacksDialog::outsideTextIsPlain()
{
    QFETCH(QString, address);
    QFETCH(QString, shown);
    const QJsonObject attributes{{u"callback_url"_s, address}};
    const QByteArray body =
        QJsonDocument(QJsonObject{{u"data"_s, QJsonObject{{u"attributes"_s, attributes}}}}).toJson();
    HandlerServer server([&](const HandlerServer::Request &) { return HandlerServer::Reply{200, body}; });
    Session session({u"Odd account"_s, u"#2563eb"_s}, server.url(), {u"testkey0"_s, u"testsecret0"_s});
    QVERIFY(m_fixture->show(new CallbacksForm(session), {720, 560}));
    QTRY_COMPARE(text("smsCallbackNow"), shown);
    QCOMPARE(edit()->text(), QString());
    QVERIFY(!isEnabled("smsCallbackSave") && isEnabled("smsCallbackClear"));
    const auto labels = m_fixture->window()->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QVERIFY2(label->textFormat() == Qt::PlainText || label->buddy(), qPrintable(label->text()));
    m_fixture->close(); // before the session
}

QTEST_MAIN(TestCallbacksDialog)
#include "tst_callbacksdialog.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "journaldialog.h"

#include "englishplurals.h"
#include "journalaccount.h"
#include "journaltext.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// The journal in a window: what it shows, and what a person can do there.
class TestJournalDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void emptySaysWhatWillBeHere();
    void listsNewestFirstWithDetail();
    void filtersAndSaysHowMany();
    void escapeTakesTheFilterAwayFirst();
    void checksAnUnclearOneNow();
    void personDecidesWhatReadingCannotTell();
    void verifiesInWords();
    void aMissingCopyIsMadeOnlyOnAWish();
    void everyFindingHasItsWords();
    void exportsWhatIsShown();
    void forgetsOnlyWhenTyped();
    void doesNotForgetWhileUnderWay();
    void journalInUseCanBeTriedAgain();

private:
    Journal &journal() { return m_session->journal(); }
    template <typename T> T *find(const char *name)
    {
        auto *widget = m_dialog->findChild<T *>(QLatin1String(name));
        if (!widget)
            qFatal("no widget named %s", name);
        return widget;
    }
    void click(const char *name)
    {
        auto *button = find<QWidget>(name);
        QVERIFY2(testsupport::waitFor([button] { return button->isVisible() && button->isEnabled(); }), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    bool isEnabled(const char *name) { return find<QWidget>(name)->isEnabled(); }
    bool sees(const char *name)
    {
        auto *widget = m_dialog->findChild<QWidget *>(QLatin1String(name));
        return widget && widget->isVisible();
    }
    QString detail() { return find<QPlainTextEdit>("journalDetail")->toPlainText(); }
    QString message() { return find<QLabel>("journalMessage")->text(); }
    QString cell(int row, JournalModel::Column column)
    {
        return find<QTableView>("journalTable")->model()->index(row, column).data().toString();
    }
    int rows() { return find<QTableView>("journalTable")->model()->rowCount(); }
    void makeRoute(const QString &alias)
    {
        const auto before = journal().intents().size();
        journal().createRoute(JournalAccount::route(alias), this, [](const auto &) {});
        QTRY_COMPARE(journal().intents().size(), before + 1);
        QTRY_COMPARE(journal().underWayCount(), 0);
    }
    void connectAgain(const Patience &patience);
    void open();

    QTemporaryDir m_settings;
    EnglishPlurals m_plurals;
    std::unique_ptr<JournalAccount> m_account;
    std::unique_ptr<Session> m_session;
    QPointer<JournalDialog> m_dialog;
};

void TestJournalDialog::initTestCase()
{
    QCoreApplication::setOrganizationName(u"trunkline-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QCoreApplication::installTranslator(&m_plurals);
}

void TestJournalDialog::init()
{
    m_account = std::make_unique<JournalAccount>();
    QCOMPARE(m_account->sandbox().problem(), QString());
    connectAgain(JournalAccount::quick());
}

void TestJournalDialog::cleanup()
{
    delete m_dialog;
    m_session.reset();
    m_account.reset();
}

void TestJournalDialog::connectAgain(const Patience &patience)
{
    m_session.reset();
    m_session = m_account->connect(patience);
    QTRY_COMPARE(journal().status(), Journal::Status::Open);
}

void TestJournalDialog::open()
{
    m_dialog = new JournalDialog(*m_session);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog, testWaitMs));
}

void TestJournalDialog::emptySaysWhatWillBeHere()
{
    open();
    QVERIFY(sees("emptyTitle"));
    QCOMPARE(find<QLabel>("emptyTitle")->text(), u"Nothing yet"_s);
    for (const char *name : {"journalCheck", "journalHappened", "journalDidNotHappen", "journalExport"})
        QVERIFY2(!isEnabled(name), name);
    makeRoute(u"first"_s); // shows at once
    QVERIFY(sees("journalTable"));
    QCOMPARE(rows(), 1);
}

void TestJournalDialog::listsNewestFirstWithDetail()
{
    makeRoute(u"first"_s);
    makeRoute(u"second"_s);
    open();
    QCOMPARE(cell(0, JournalModel::What), u"New route second to pbx.example.com"_s);
    QVERIFY2(detail().startsWith(u"New route second to pbx.example.com\nOutcome: done"_s),
             qPrintable(detail()));
    const QString id = journal().intents().constLast().reference;
    m_dialog->select(journal().intents().constFirst().id);
    QVERIFY2(detail().startsWith(u"New route first"_s), qPrintable(detail()));
    QVERIFY2(detail().contains(u"Route value: pbx.example.com"_s), qPrintable(detail()));
    makeRoute(u"second"_s); // taken
    QVERIFY2(detail().startsWith(u"New route first"_s), qPrintable(detail())); // the selection stays
    m_dialog->select(journal().intents().constLast().id);
    QVERIFY2(detail().contains(u"Outcome: refused\nWhy: "_s), qPrintable(detail()));
    QVERIFY2(detail().contains(u"Request id for support: "_s), qPrintable(detail()));
}

void TestJournalDialog::filtersAndSaysHowMany()
{
    makeRoute(u"first"_s);
    makeRoute(u"second"_s);
    open();
    QTest::keyClicks(find<QLineEdit>("journalText"), u"FIRST"_s);
    QCOMPARE(rows(), 1);
    const QString count = find<QLabel>("journalCount")->text();
    QVERIFY2(count.startsWith(u"1 of 2"_s) && count.contains(u"America/Los_Angeles"_s), qPrintable(count));
    auto *outcome = find<QComboBox>("journalOutcome");
    outcome->setCurrentIndex(outcome->findText(u"Refused"_s));
    QVERIFY(sees("emptyTitle"));
    QCOMPARE(find<QLabel>("emptyTitle")->text(), u"Nothing matches"_s);
    click("emptyAction");
    QCOMPARE(rows(), 2);
    auto *time = find<QComboBox>("journalTime");
    time->setCurrentIndex(time->findText(u"Last month"_s));
    QCOMPARE(rows(), 0);
    time->setCurrentIndex(0);
    const QString here = cell(0, JournalModel::When);
    find<QComboBox>("journalZone")->setCurrentIndex(1);
    QVERIFY2(cell(0, JournalModel::When) != here, qPrintable(here));
}

void TestJournalDialog::escapeTakesTheFilterAwayFirst()
{
    open();
    QTest::keyClick(m_dialog, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(find<QLineEdit>("journalText")->hasFocus());
    QTest::keyClicks(find<QLineEdit>("journalText"), u"x"_s);
    QTest::keyClick(find<QLineEdit>("journalText"), Qt::Key_Escape);
    QVERIFY(m_dialog && m_dialog->isVisible());
    QCOMPARE(find<QLineEdit>("journalText")->text(), QString());
    QTest::keyClick(find<QLineEdit>("journalText"), Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void TestJournalDialog::checksAnUnclearOneNow()
{
    connectAgain(JournalAccount::never());
    QVERIFY(m_account->sandbox().addFault(u"POST /v2/routes nth=1 close=after"_s));
    makeRoute(u"desk"_s);
    QCOMPARE(journal().unclearCount(), 1);
    open();
    QCOMPARE(cell(0, JournalModel::Outcome), u"unclear: checking"_s);
    QVERIFY2(detail().contains(u"never sent again by itself"_s), qPrintable(detail()));
    QVERIFY2(detail().contains(u"Next look: "_s), qPrintable(detail()));
    click("journalCheck");
    QTRY_COMPARE(cell(0, JournalModel::Outcome), u"done"_s);
    QTRY_VERIFY(!isEnabled("journalCheck"));
    QVERIFY2(detail().contains(u"Settled: found by reading"_s), qPrintable(detail()));
}

void TestJournalDialog::personDecidesWhatReadingCannotTell()
{
    OutgoingMessage message;
    message.from = PhoneNumber::fromService(u"12065550100"_s);
    message.to = PhoneNumber::fromService(u"12065550142"_s);
    message.body = u"The door code is 4711"_s;
    const auto elsewhere = m_account->connect(JournalAccount::quick(), u"elsewhere"_s);
    int sent = 0;
    const auto take = [&sent](const WriteResult<QString> &result) { sent += result.done() ? 1 : 0; };
    for (int i = 0; i < 2; ++i) { // somebody else sends the same, twice
        elsewhere->journal().send(message, this, take);
        QTRY_COMPARE(sent, i + 1);
    }
    QVERIFY(m_account->sandbox().addFault(u"POST /v2* nth=1 close=before"_s));
    journal().send(message, this, [](const auto &) {});
    QTRY_COMPARE(journal().intents().size(), 1);
    QTRY_COMPARE(journal().intents().constFirst().state, IntentState::LeftToPerson);
    open();
    QCOMPARE(cell(0, JournalModel::Outcome), u"left to you"_s);
    QVERIFY2(detail().contains(message.body), qPrintable(detail()));
    QVERIFY(!isEnabled("journalCheck"));
    click("journalHappened");
    QTRY_VERIFY(sees("confirmCancel"));
    click("confirmCancel");
    QCOMPARE(journal().unclearCount(), 1);
    QTRY_VERIFY(!m_dialog->findChild<QWidget *>(u"confirmAccept"_s));
    click("journalDidNotHappen");
    QTRY_VERIFY(sees("confirmAccept"));
    click("confirmAccept");
    QTRY_COMPARE(cell(0, JournalModel::Outcome), u"did not happen"_s);
    QVERIFY2(cell(0, JournalModel::HowSettled).startsWith(u"person, "_s),
             qPrintable(cell(0, JournalModel::HowSettled)));
    QVERIFY2(!detail().contains(message.body), qPrintable(detail()));
    QVERIFY(!isEnabled("journalHappened"));
}

void TestJournalDialog::verifiesInWords()
{
    makeRoute(u"first"_s);
    open();
    click("journalVerify");
    QTRY_COMPARE(message(), u"3 lines, all in order."_s); // recorded, started, confirmed
    QVERIFY(isEnabled("journalVerify"));
}

void TestJournalDialog::aMissingCopyIsMadeOnlyOnAWish()
{
    makeRoute(u"first"_s);
    m_session.reset();
    QVERIFY(QFile::remove(m_account->folder() + u"/heads/journal"_s));
    connectAgain(JournalAccount::quick());
    open();
    for (int i = 0; i < 2; ++i) { // looking alone makes none
        click("journalVerify");
        QTRY_VERIFY2(message().contains(u"There is no copy"_s), qPrintable(message()));
    }
    click("journalAccept");
    QTRY_VERIFY2(message().startsWith(u"Copied."_s), qPrintable(message()));
    QVERIFY(!sees("journalAccept"));
    click("journalVerify");
    QTRY_COMPARE(message(), u"3 lines, all in order."_s);
    QVERIFY(!sees("journalAccept"));
}

void TestJournalDialog::everyFindingHasItsWords()
{
    using Finding = Verification::Finding;
    QSet<QString> words;
    for (int finding = 0; finding <= int(Finding::Unreadable); ++finding)
        words += describeVerification({Finding(finding), 7, 12, u"disk I/O error"_s});
    QCOMPARE(words.size(), int(Finding::Unreadable) + 1);
    QVERIFY(describeVerification({Finding::LineChanged, 7, 12, {}}).startsWith(u"Line 7 "_s));
    QVERIFY(describeVerification({Finding::LineMissing, 7, 12, {}}).startsWith(u"Line 7 "_s));
    QVERIFY(describeVerification({Finding::CutOff, 7, 12, {}}).contains(u"from 7 on"_s));
    QVERIFY(describeVerification({Finding::Unreadable, 0, 0, u"odd"_s}).contains(u"odd"_s));
    QCOMPARE(describeVerification({Finding::Intact, 0, 1, {}}), u"1 line, all in order."_s);
    using Trouble = JournalTrouble::Kind;
    QSet<QString> troubles;
    for (const Trouble kind : {Trouble::InUse, Trouble::CannotOpen, Trouble::CannotWrite, Trouble::Damaged}) {
        const QString text = describeTrouble({kind, {}});
        QVERIFY2(text.contains(u"nothing can be bought, sent or changed"_s), qPrintable(text));
        QVERIFY2(text.contains(u"reading works"_s), qPrintable(text));
        troubles += text;
    }
    QCOMPARE(troubles.size(), 4);
}

void TestJournalDialog::exportsWhatIsShown()
{
    makeRoute(u"first"_s);
    makeRoute(u"second"_s);
    open();
    QTest::keyClicks(find<QLineEdit>("journalText"), u"first"_s);
    const QTemporaryDir folder;
    for (const QString &name : {u"lines.csv"_s, u"lines.json"_s}) {
        click("journalExport");
        QTRY_VERIFY(m_dialog->findChild<QFileDialog *>(u"journalFile"_s));
        auto *chooser = find<QFileDialog>("journalFile");
        QTRY_VERIFY(chooser->isVisible());
        auto *field = chooser->findChild<QLineEdit *>(u"fileNameEdit"_s);
        QVERIFY(field);
        field->setText(folder.filePath(name));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(message().startsWith(u"1 line saved to "_s) && message().contains(name));
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(content.contains("first") && !content.contains("second"), content.constData());
        QCOMPARE(content.startsWith('['), name.endsWith(u"json"_s));
        QTRY_VERIFY(!m_dialog->findChild<QFileDialog *>(u"journalFile"_s));
    }
}

void TestJournalDialog::forgetsOnlyWhenTyped()
{
    makeRoute(u"first"_s);
    open();
    QVERIFY(QFile::exists(m_account->folder() + u"/journal"_s));
    click("journalForget");
    QTRY_VERIFY(sees("confirmTyped"));
    QVERIFY(!isEnabled("confirmAccept"));
    QTest::keyClicks(find<QLineEdit>("confirmTyped"), u"delete"_s);
    click("confirmAccept");
    QTRY_VERIFY2(message().contains(u"was deleted"_s), qPrintable(message()));
    QCOMPARE(find<QLabel>("emptyTitle")->text(), u"The journal was deleted"_s);
    QCOMPARE(rows(), 0);
    QVERIFY(!QFile::exists(m_account->folder() + u"/journal"_s));
    for (const char *name : {"journalForget", "journalVerify", "journalExport", "journalCheck"})
        QVERIFY2(!isEnabled(name), name);
}

void TestJournalDialog::doesNotForgetWhileUnderWay()
{
    QVERIFY(m_account->sandbox().addFault(u"POST /v2/routes nth=1 held"_s));
    open();
    QVERIFY(isEnabled("journalForget"));
    journal().createRoute(JournalAccount::route(u"slow"_s), this, [](const auto &) {});
    QTRY_COMPARE(journal().underWayCount(), 1);
    QVERIFY(!isEnabled("journalForget"));
    m_account->sandbox().clearFaults();
    QTRY_COMPARE(journal().underWayCount(), 0);
    QTRY_VERIFY(isEnabled("journalForget"));
}

void TestJournalDialog::journalInUseCanBeTriedAgain()
{
    auto owner = std::move(m_session);
    m_session = m_account->connect();
    QTRY_COMPARE(journal().status(), Journal::Status::Closed);
    open();
    QCOMPARE(find<QLabel>("emptyTitle")->text(), u"The journal is closed"_s);
    const QString hint = find<QLabel>("emptyHint")->text();
    QVERIFY2(hint.startsWith(u"Another Trunkline window or program"_s), qPrintable(hint));
    QVERIFY(!isEnabled("journalVerify"));
    owner.reset();
    click("emptyAction");
    QTRY_COMPARE(find<QLabel>("emptyTitle")->text(), u"Nothing yet"_s);
    QVERIFY(isEnabled("journalVerify"));
}

QTEST_MAIN(TestJournalDialog)
#include "tst_journaldialog.moc"

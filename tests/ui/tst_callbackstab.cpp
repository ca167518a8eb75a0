// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountsdialog.h"

#include "dialogclicks.h"
#include "keptaccounts.h"
#include "sandboxaccount.h"

#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabBar>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// The message callbacks in the page of a saved account, whether it is open or not.
class TestCallbacksTab : public QObject, private testsupport::DialogClicks {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void offersToOpenTheAccount();
    void readsOnlyWhatIsLookedAt();
    void savesInTheAccountOfThePage();
    void lastsAsLongAsTheAccountIsOpen();
    void closingWaitsForTheAnswer();

private:
    static void showCallbacks()
    {
        auto *tabs = find<QTabWidget>("profileTabs")->tabBar();
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(3).center());
    }
    void openAccount()
    {
        OpenedSession opened = openSession(m_profile, m_account->secretKey(), {});
        QVERIFY2(opened.session, qPrintable(opened.problem));
        m_session = std::move(opened.session);
        m_kept->open.add(m_session.get());
    }
    QStringList writes() const { return m_account->requestLines().filter(u"PUT "_s); }
    void save(const QString &address)
    {
        QTRY_VERIFY(find<QLabel>("smsCallbackNow")
                    && find<QLabel>("smsCallbackNow")->text().contains(u"//"_s));
        type("smsCallbackEdit", address);
        click("smsCallbackSave");
        click("confirmAccept");
    }

    std::unique_ptr<testsupport::SandboxAccount> m_account;
    std::unique_ptr<testsupport::KeptAccounts> m_kept;
    std::unique_ptr<Session> m_session;
    Profile m_profile;
    Profile m_other;
    QPointer<AccountsDialog> m_dialog;
};

void TestCallbacksTab::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"trunkline-test"_s);
}

void TestCallbacksTab::init()
{
    m_account = std::make_unique<testsupport::SandboxAccount>();
    m_kept = std::make_unique<testsupport::KeptAccounts>();
    m_profile = m_kept->add(u"Acme"_s, m_account->url(), m_account->accessKey(), m_account->secretKey());
    m_other = m_kept->add(u"Other"_s, m_account->url(), u"another"_s);
    m_dialog = new AccountsDialog(m_kept->all());
    m_dialog->select(m_profile.id);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog, testWaitMs));
}

void TestCallbacksTab::cleanup()
{
    delete m_dialog;
    m_session.reset();
    m_kept.reset();
    m_account.reset();
}

void TestCallbacksTab::offersToOpenTheAccount()
{
    const QSignalSpy asked(m_dialog, &AccountsDialog::openRequested);
    showCallbacks();
    QVERIFY(!find("callbacksForm"));
    click("callbacksOpen");
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), m_profile.id);
}

void TestCallbacksTab::readsOnlyWhatIsLookedAt()
{
    openAccount();
    QTRY_VERIFY(find<QLabel>("accountsOpenNote")->text().startsWith(u"This account is open"_s));
    QCOMPARE(m_account->requestLines(), QStringList());
    showCallbacks();
    QTRY_COMPARE(m_account->requestLines().size(), 4);
    m_dialog->select(m_other.id);
    QVERIFY(find("callbacksOpen"));
    m_dialog->select(m_profile.id);
    QVERIFY(find("callbacksForm"));
    QCOMPARE(m_account->requestLines().size(), 4);
}

void TestCallbacksTab::savesInTheAccountOfThePage()
{
    openAccount();
    showCallbacks();
    save(u"https://hooks.example.com/other"_s);
    QTRY_COMPARE(find<QLabel>("smsCallbackNow")->text(), u"https://hooks.example.com/other"_s);
    QCOMPARE(writes(), QStringList{u"PUT /v2.1/messages/sms_callback"_s});
    QVERIFY(!find("accountsSave")->isEnabled()); // nothing of the profile has changed
}

void TestCallbacksTab::lastsAsLongAsTheAccountIsOpen()
{
    openAccount();
    showCallbacks();
    QTRY_VERIFY(find("callbacksForm"));
    m_session.reset();
    QTRY_VERIFY(find("callbacksOpen"));
    QVERIFY(!find("callbacksForm"));
    QCOMPARE(find<QLabel>("accountsOpenNote")->text(), u"This account is not open."_s);
}

void TestCallbacksTab::closingWaitsForTheAnswer()
{
    openAccount();
    showCallbacks();
    QVERIFY(m_account->addFault(u"PUT * held"_s));
    save(u"https://hooks.example.com/other"_s);
    QTRY_COMPARE(writes().size(), 1);
    click("accountsClose");
    QVERIFY(m_dialog && m_dialog->isVisible());
    QVERIFY(find<QLabel>("callbacksState")->text().startsWith(u"Waiting for the answer"_s));
    m_account->clearFaults();
    QTRY_COMPARE(find<QLabel>("smsCallbackNow")->text(), u"https://hooks.example.com/other"_s);
    click("accountsClose");
    QTRY_VERIFY(!m_dialog);
}

QTEST_MAIN(TestCallbacksTab)
#include "tst_callbackstab.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountwindow.h"

#include "account/budgetsettings.h"
#include "dialogclicks.h"
#include "keptaccounts.h"
#include "sandboxaccount.h"

#include <QStandardPaths>

using namespace trunkline;
using namespace Qt::StringLiterals;
using Kind = SecretTrouble::Kind;

/// What a window keeps of the account that it opens, and what it leaves alone.
class TestAccountWindow : public QObject, private testsupport::DialogClicks {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void keepsTheLimitsOf010();
    void keepsOnlyWhatWasChosen();
    void doesNotKeepWhatIsNotToBeRemembered();
    void keepsNoMessagesOfAnAccountThatIsNotSaved();
    void saysWhenTheRingDoesNotLetGo();
    void letsTheRingGo();
    void missingCertificatesCostNothing();
    void keepsTheKeyThoughTheWindowIsClosed();
    void keepsNoKeyOfAForgottenAccount();
    void keysAtHandEndAnOpening();

private:
    Profile save(SecretPlace place = SecretPlace::Session)
    {
        return m_kept->add(u"Acme"_s, m_sandbox->url(), m_sandbox->accessKey(),
                           place == SecretPlace::KeyChain ? m_sandbox->secretKey() : QString());
    }
    Profile now(const Profile &profile) const
    {
        const Profile *found = m_kept->profiles.find(profile.id);
        return found ? *found : Profile();
    }
    Session *session() const { return m_window->window().session(); }
    ConnectionRequest request(Profile profile, SecretPlace place, bool remember = true) const
    {
        profile.secretPlace = place;
        return {profile, m_sandbox->secretKey(), remember};
    }
    static Budget daily(qint64 dollars)
    {
        Budget budget;
        budget.perDay = Money::fromNanodollars(dollars * 1'000'000'000);
        return budget;
    }

    std::unique_ptr<testsupport::SandboxAccount> m_sandbox;
    std::unique_ptr<testsupport::KeptAccounts> m_kept;
    std::unique_ptr<AccountWindow> m_window;
};

void TestAccountWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"trunkline-test"_s);
}

void TestAccountWindow::init()
{
    m_sandbox = std::make_unique<testsupport::SandboxAccount>();
    QVERIFY2(m_sandbox->problem().isEmpty(), qPrintable(m_sandbox->problem()));
    m_kept = std::make_unique<testsupport::KeptAccounts>();
    m_window = std::make_unique<AccountWindow>(m_kept->all(), JournalOptions());
    m_window->window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&m_window->window(), testWaitMs));
}

void TestAccountWindow::cleanup()
{
    m_window.reset();
    m_kept.reset();
    m_sandbox.reset();
}

void TestAccountWindow::keepsTheLimitsOf010()
{
    Profile profile = save();
    const BudgetSettings old(accountNameOf(profile));
    old.save(daily(5));
    m_window->openWith(profile, m_sandbox->secretKey());
    QVERIFY(session());
    QCOMPARE(now(profile).budget, daily(5));
    QCOMPARE(old.budget(), Budget());
    profile = now(profile);
    profile.label = u"Acme live"_s;
    QVERIFY(m_kept->profiles.save(profile));
    QCOMPARE(session()->journal().budget(), daily(5)); // not lost when the window takes in a change
    profile.budget = Budget();
    QVERIFY(m_kept->profiles.save(profile));
    m_window->openWith(profile, m_sandbox->secretKey());
    QCOMPARE(session()->journal().budget(), Budget()); // nor back when they were removed
}

void TestAccountWindow::keepsOnlyWhatWasChosen()
{
    const Profile profile = save();
    m_window->openWith(profile, m_sandbox->secretKey());
    ProfileStore elsewhere(m_kept->folder.filePath(u"profiles.json"_s));
    Profile changed = profile;
    changed.label = u"Renamed there"_s;
    changed.answerSeconds = 17;
    QVERIFY(elsewhere.save(changed));
    session()->setBudget(daily(7));
    QCOMPARE(now(profile).label, u"Renamed there"_s);
    QCOMPARE(now(profile).answerSeconds, 17);
    QCOMPARE(now(profile).budget, daily(7));
    QCOMPARE(session()->journal().budget(), daily(7));
    QVERIFY(elsewhere.remove(profile.id));
    session()->setBudget(daily(8));
    elsewhere.reload();
    QVERIFY(elsewhere.profiles().isEmpty()); // it was forgotten there
}

void TestAccountWindow::doesNotKeepWhatIsNotToBeRemembered()
{
    Profile profile = save();
    QVERIFY(m_kept->profiles.remove(profile.id));
    m_window->connectTo(request(profile, SecretPlace::Session, false));
    QVERIFY(session());
    session()->setBudget(daily(7));
    QCOMPARE(session()->journal().budget(), daily(7));
    QVERIFY(m_kept->profiles.profiles().isEmpty());
}

void TestAccountWindow::keepsNoMessagesOfAnAccountThatIsNotSaved()
{
    Profile profile = save();
    m_window->connectTo(request(profile, SecretPlace::Session, false));
    QCOMPARE(session()->profile()->keepHistory, KeepHistory::Months13); // it is saved already
    Profile again = profile;
    again.id = newProfileId();
    m_window->connectTo(request(again, SecretPlace::Session, false));
    QCOMPARE(session()->profile()->keepHistory, KeepHistory::Months13); // under another name
    QVERIFY(m_kept->profiles.remove(profile.id));
    m_window->connectTo(request(profile, SecretPlace::Session, false));
    QCOMPARE(session()->profile()->keepHistory, KeepHistory::Off);
    m_window->openWith(profile, m_sandbox->secretKey());
    QCOMPARE(session()->profile()->keepHistory, KeepHistory::Off);
    session()->setBudget(daily(7)); // which saves it
    QCOMPARE(now(profile).budget, daily(7));
    QCOMPARE(now(profile).keepHistory, KeepHistory::Months13);
}

void TestAccountWindow::saysWhenTheRingDoesNotLetGo()
{
    const Profile profile = save(SecretPlace::KeyChain);
    m_kept->secrets.setTrouble(Kind::Denied);
    m_window->connectTo(request(profile, SecretPlace::Session));
    QTRY_VERIFY(isSaid(u"The key ring still keeps the secret key of Acme"_s));
    QCOMPARE(now(profile).secretPlace, SecretPlace::KeyChain);
}

void TestAccountWindow::letsTheRingGo()
{
    const Profile profile = save(SecretPlace::KeyChain);
    m_window->connectTo(request(profile, SecretPlace::Session));
    QTRY_COMPARE(now(profile).secretPlace, SecretPlace::Session);
    QVERIFY(m_kept->secrets.kept.isEmpty());
}

void TestAccountWindow::missingCertificatesCostNothing()
{
    const Profile profile = save();
    m_window->openWith(profile, m_sandbox->secretKey());
    const Session *before = session();
    QVERIFY(before);
    Profile other = profile;
    other.id = newProfileId();
    other.accessKey = u"another"_s;
    other.caFile = m_kept->folder.filePath(u"missing.pem"_s);
    m_window->openWith(other, m_sandbox->secretKey());
    QTRY_VERIFY(isSaid(u"missing.pem"_s));
    QCOMPARE(session(), before);
}

void TestAccountWindow::keepsTheKeyThoughTheWindowIsClosed()
{
    const Profile profile = save();
    m_kept->secrets.hold();
    m_window->connectTo(request(profile, SecretPlace::KeyChain));
    QCOMPARE(now(profile).secretPlace, SecretPlace::Session); // until the ring has it
    m_window.reset();
    m_kept->secrets.release();
    QCOMPARE(m_kept->secrets.kept.value(profile.id), m_sandbox->secretKey());
    QCOMPARE(now(profile).secretPlace, SecretPlace::KeyChain);
}

void TestAccountWindow::keepsNoKeyOfAForgottenAccount()
{
    const Profile profile = save();
    m_kept->secrets.hold();
    m_window->connectTo(request(profile, SecretPlace::KeyChain));
    QVERIFY(m_kept->profiles.remove(profile.id));
    m_kept->secrets.release();
    QTRY_VERIFY(m_kept->secrets.kept.isEmpty());
    QVERIFY(m_kept->secrets.calls().contains(u"remove "_s + profile.id));
    QVERIFY(m_kept->profiles.profiles().isEmpty());
}

void TestAccountWindow::keysAtHandEndAnOpening()
{
    const Profile profile = save(SecretPlace::KeyChain);
    Profile other = profile;
    other.id = newProfileId();
    other.label = u"Other"_s;
    other.accessKey = u"another"_s;
    m_kept->secrets.hold();
    m_window->open(profile);
    m_window->openWith(other, m_sandbox->secretKey());
    m_kept->secrets.release();
    QCoreApplication::processEvents();
    QVERIFY(session());
    QCOMPARE(session()->label().name, u"Other"_s);
    QVERIFY(!m_window->has(accountNameOf(profile)));
}

QTEST_MAIN(TestAccountWindow)
#include "tst_accountwindow.moc"

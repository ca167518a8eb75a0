// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountsdialog.h"

#include "dialogclicks.h"
#include "keptaccounts.h"
#include "sandboxaccount.h"

#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace trunkline;
using Kind = SecretTrouble::Kind;

/// Every setting of a saved account, by mouse and keys.
class TestAccountsDialog : public QObject, private testsupport::DialogClicks {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void savesEverySetting();
    void saysWhenItIsAnotherAccount();
    void refusesTheSameAccountTwice();
    void whatCannotBeReadIsNotSaved_data();
    void whatCannotBeReadIsNotSaved();
    void keepsWhatWasTypedElsewhere();
    void closingAsksWhenSomethingIsNotSaved();
    void keepsWhatCannotBeRead();
    void connectsAnotherAfterAsking();
    void refusesANameThatIsTaken();
    void aDraftDoesNotMoveTheSecretKey();
    void changesTheSecretKey();
    void aWrongSecretKeyIsNotKept();
    void keepsTheSecretKeyWhenItIsClosedMeanwhile();
    void aRingThatRefusesChangesNothing();
    void removesTheSecretKeyFromTheRing();
    void withoutAKeyRingTheSecretKeyIsAskedFor();
    void forgetsOnlyWhenTyped();
    void staysWhileItForgets();
    void saysWhyItCouldNotForget();
    void everyFieldHasALabel();

private:
    QString said() const { return find<QLabel>("accountsSaid")->text(); }
    Profile now() const { return *m_kept->profiles.find(m_profile.id); }
    static void tab(int index)
    {
        auto *tabs = find<QTabWidget>("profileTabs")->tabBar();
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(index).center());
    }

    std::unique_ptr<testsupport::SandboxAccount> m_sandbox;
    std::unique_ptr<testsupport::KeptAccounts> m_kept;
    Profile m_profile;
    Profile m_other;
    QPointer<AccountsDialog> m_dialog;
};

void TestAccountsDialog::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"trunkline-test"_s);
}

void TestAccountsDialog::init()
{
    m_kept = std::make_unique<testsupport::KeptAccounts>();
    m_sandbox = std::make_unique<testsupport::SandboxAccount>();
    QVERIFY2(m_sandbox->problem().isEmpty(), qPrintable(m_sandbox->problem()));
    m_profile = m_kept->add(u"Acme"_s, m_sandbox->url(), m_sandbox->accessKey(), u"secret-1"_s);
    m_other = m_kept->add(u"Other"_s, QUrl(u"http://127.0.0.1:9"_s), u"key-2"_s); // where nobody answers
    m_dialog = new AccountsDialog(m_kept->all());
    m_dialog->select(m_profile.id);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog, testWaitMs));
}

void TestAccountsDialog::cleanup()
{
    delete m_dialog;
    m_kept.reset();
}

void TestAccountsDialog::savesEverySetting()
{
    QVERIFY(!find("accountsSave")->isEnabled());
    type("profileLabel", u"Acme  production"_s);
    choose("profileColor", 1);
    tab(1);
    click("profileReadOnly");
    find<QSpinBox>("profileRelock")->setFocus();
    QTest::keyClick(find("profileRelock"), Qt::Key_Up);
    type("limitsDay", u"12.50"_s);
    tab(2);
    choose("profileMessages", 1);
    QTest::keyClick(find("profileTimeout"), Qt::Key_Down);
    choose("profileHistory", 3);
    QVERIFY(find<QLabel>("profileHistoryNote")->text().contains(u"Older ones are deleted"_s));
    QVERIFY(find<QLineEdit>("profileHistoryFile")->text().endsWith(u"messages.db"_s));
    click("accountsSave");
    QTRY_COMPARE(said(), u"Saved."_s);
    QCOMPARE(now().label, u"Acme production"_s);
    QCOMPARE(now().color, u"#b91c1c"_s);
    QVERIFY(now().readOnly);
    QCOMPARE(now().relockMinutes, 11);
    QCOMPARE(now().budget.perDay, std::optional(Money::fromNanodollars(12'500'000'000)));
    QCOMPARE(now().messagesApi, MessagesApi::V2_2);
    QCOMPARE(now().answerSeconds, 59);
    QCOMPARE(now().keepHistory, KeepHistory::ForEver);
    QCOMPARE(now().id, m_profile.id);
    QCOMPARE(now().secretPlace, SecretPlace::KeyChain);
    QVERIFY(!find("accountsSave")->isEnabled());
    const ProfileStore again(m_kept->folder.filePath(u"profiles.json"_s));
    QCOMPARE(again.profiles(), m_kept->profiles.profiles());
}

void TestAccountsDialog::saysWhenItIsAnotherAccount()
{
    QVERIFY(!find("profileIdentity"));
    type("profileKey", u"key-3"_s);
    QVERIFY2(find<QLabel>("profileIdentity")->text().contains(u"another account"_s),
             "nothing is said before saving");
    type("profileKey", m_sandbox->accessKey());
    QVERIFY(!find("profileIdentity"));
}

void TestAccountsDialog::refusesTheSameAccountTwice()
{
    type("profileKey", u"key-2"_s);
    type("profileUrl", u"http://127.0.0.1:9/"_s);
    click("accountsSave");
    QVERIFY2(said().startsWith(u"Other is this account already"_s), qPrintable(said()));
    QCOMPARE(now(), m_profile);
}

void TestAccountsDialog::whatCannotBeReadIsNotSaved_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    QTest::newRow("no name") << 0 << QByteArray("profileLabel") << u"  "_s << u"name"_s;
    QTest::newRow("http elsewhere") << 0 << QByteArray("profileUrl") << u"http://192.0.2.1"_s
                                    << u"https://"_s;
    QTest::newRow("no key") << 0 << QByteArray("profileKey") << QString() << u"access key"_s;
    QTest::newRow("no amount") << 1 << QByteArray("limitsDay") << u"lots"_s << u"dollars"_s;
    QTest::newRow("no certificate") << 2 << QByteArray("caFileEdit") << u"/nowhere.pem"_s
                                    << u"could not be read"_s;
}

void TestAccountsDialog::whatCannotBeReadIsNotSaved()
{
    QFETCH(int, page);
    QFETCH(QByteArray, field);
    QFETCH(QString, text);
    QFETCH(QString, why);
    tab(page);
    type(field.constData(), text);
    click("accountsSave");
    QVERIFY2(said().contains(why), qPrintable(said()));
    QCOMPARE(now(), m_profile);
}

void TestAccountsDialog::keepsWhatWasTypedElsewhere()
{
    type("profileLabel", u"Half typed"_s);
    m_dialog->select(m_other.id);
    QTRY_COMPARE(find<QLineEdit>("profileLabel")->text(), u"Other"_s);
    m_dialog->select(m_profile.id);
    QTRY_COMPARE(find<QLineEdit>("profileLabel")->text(), u"Half typed"_s);
    click("accountsDiscard");
    QTRY_COMPARE(find<QLineEdit>("profileLabel")->text(), u"Acme"_s);
    QCOMPARE(now(), m_profile);
}

void TestAccountsDialog::closingAsksWhenSomethingIsNotSaved()
{
    type("profileLabel", u"Half typed"_s);
    click("accountsClose");
    click("confirmCancel");
    QVERIFY(m_dialog && m_dialog->isVisible());
    click("accountsClose");
    click("confirmAccept");
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(now(), m_profile);
}

void TestAccountsDialog::keepsWhatCannotBeRead()
{
    type("profileLabel", u" "_s);
    type("profileUrl", u"no address"_s);
    tab(1);
    type("limitsDay", u"lots"_s);
    m_dialog->select(m_other.id);
    QTRY_COMPARE(find<QLineEdit>("limitsDay")->text(), QString());
    QVERIFY(m_kept->profiles.save(m_kept->profiles.profiles().last())); // and the list is filled again
    m_dialog->select(m_profile.id);
    QTRY_COMPARE(find<QLineEdit>("limitsDay")->text(), u"lots"_s);
    tab(0);
    QCOMPARE(find<QLineEdit>("profileLabel")->text(), u" "_s);
    QCOMPARE(find<QLineEdit>("profileUrl")->text(), u"no address"_s);
}

void TestAccountsDialog::connectsAnotherAfterAsking()
{
    QSignalSpy wanted(m_dialog, &AccountsDialog::connectRequested);
    type("profileLabel", u"Half typed"_s);
    click("accountsConnect");
    click("confirmCancel");
    QCOMPARE(wanted.size(), 0);
    click("accountsConnect");
    click("confirmAccept");
    QTRY_COMPARE(wanted.size(), 1);
    QTRY_VERIFY(!m_dialog);
}

void TestAccountsDialog::refusesANameThatIsTaken()
{
    type("profileLabel", u"OTHER"_s);
    click("accountsSave");
    QVERIFY2(said().startsWith(u"Another account has this name"_s), qPrintable(said()));
    QCOMPARE(now(), m_profile);
}

void TestAccountsDialog::aDraftDoesNotMoveTheSecretKey()
{
    type("profileLabel", u"Half typed"_s);
    Profile elsewhere = m_profile;
    elsewhere.secretPlace = SecretPlace::Session;
    QVERIFY(m_kept->profiles.save(elsewhere)); // and the list is filled again
    click("accountsSave");
    QTRY_COMPARE(now().label, u"Half typed"_s);
    QCOMPARE(now().secretPlace, SecretPlace::Session);
}

void TestAccountsDialog::aWrongSecretKeyIsNotKept()
{
    click("profileChangeSecret");
    QVERIFY(find<QLabel>("changeSecretUrl")->text().endsWith(m_sandbox->url().toString()));
    QTRY_VERIFY(find("changeSecretPlace")->isEnabled());
    type("changeSecretEdit", u"wrong"_s);
    click("changeSecretSave");
    QTRY_VERIFY2(find<QLabel>("changeSecretSaid")->text().contains(u"was not accepted"_s),
                 qPrintable(find<QLabel>("changeSecretSaid")->text()));
    QCOMPARE(find<QPushButton>("changeSecretSave")->text(), u"Sa&ve"_s);
    QCOMPARE(m_kept->secrets.kept.value(m_profile.id), u"secret-1"_s);
}

void TestAccountsDialog::keepsTheSecretKeyWhenItIsClosedMeanwhile()
{
    m_dialog->select(m_other.id);
    click("profileChangeSecret");
    QTRY_VERIFY(find("changeSecretPlace")->isEnabled());
    m_kept->secrets.hold();
    type("changeSecretEdit", u"secret-new"_s);
    click("changeSecretSave");
    QTRY_COMPARE(find<QPushButton>("changeSecretSave")->text(), u"Keep &anyway"_s); // nobody answers there
    click("changeSecretSave");
    QTRY_COMPARE(m_kept->secrets.heldCount(), 1);
    QTRY_VERIFY(!find("secretKeyDialog"));
    click("accountsClose");
    QTRY_VERIFY(!m_dialog);
    m_kept->secrets.release();
    QCOMPARE(m_kept->secrets.kept.value(m_other.id), u"secret-new"_s);
    QCOMPARE(m_kept->profiles.find(m_other.id)->secretPlace, SecretPlace::KeyChain);
}

void TestAccountsDialog::changesTheSecretKey()
{
    click("profileChangeSecret");
    QTRY_VERIFY(find("changeSecretEdit") && find("changeSecretEdit")->isEnabled());
    QCOMPARE(find<QLineEdit>("changeSecretEdit")->echoMode(), QLineEdit::Password);
    QVERIFY(!find("changeSecretSave")->isEnabled());
    type("changeSecretEdit", m_sandbox->secretKey());
    click("changeSecretSave");
    QTRY_VERIFY2(said().contains(u"keeps the new secret key"_s), qPrintable(said()));
    QCOMPARE(m_kept->secrets.kept.value(m_profile.id), m_sandbox->secretKey());
    QCOMPARE(now().secretPlace, SecretPlace::KeyChain);
}

void TestAccountsDialog::aRingThatRefusesChangesNothing()
{
    m_dialog->select(m_other.id);
    click("profileChangeSecret");
    QTRY_VERIFY(find("changeSecretPlace") && find("changeSecretPlace")->isEnabled()); // the ring was heard of
    m_kept->secrets.setTrouble(Kind::Denied);
    type("changeSecretEdit", u"secret-new"_s);
    click("changeSecretSave");
    QTRY_COMPARE(find<QPushButton>("changeSecretSave")->text(), u"Keep &anyway"_s); // nobody answers there
    click("changeSecretSave");
    QTRY_VERIFY2(said().contains(u"nothing was changed. It is locked"_s), qPrintable(said()));
    QCOMPARE(m_kept->profiles.find(m_other.id)->secretPlace, SecretPlace::Session);
}

void TestAccountsDialog::removesTheSecretKeyFromTheRing()
{
    click("profileChangeSecret");
    QTRY_VERIFY(find("changeSecretPlace") && find("changeSecretPlace")->isEnabled());
    choose("changeSecretPlace", 1);
    click("changeSecretSave");
    QTRY_VERIFY2(said().contains(u"asked for whenever"_s), qPrintable(said()));
    QVERIFY(!m_kept->secrets.kept.contains(m_profile.id));
    QCOMPARE(now().secretPlace, SecretPlace::Session);
    QVERIFY(find<QLabel>("profileSecret")->text().contains(u"asked for"_s));
}

void TestAccountsDialog::withoutAKeyRingTheSecretKeyIsAskedFor()
{
    m_kept->secrets.setTrouble(Kind::NoService);
    click("profileChangeSecret");
    QTRY_VERIFY(find<QLabel>("changeSecretSaid")
                && find<QLabel>("changeSecretSaid")->text().startsWith(u"No key ring answers"_s));
    QVERIFY(!find("changeSecretEdit")->isEnabled());
    QVERIFY(!find("changeSecretPlace")->isEnabled());
}

void TestAccountsDialog::forgetsOnlyWhenTyped()
{
    click("accountsForget");
    QTRY_VERIFY(find("confirmAccept"));
    QVERIFY(!find("confirmAccept")->isEnabled());
    type("confirmTyped", u"forget"_s);
    click("confirmAccept");
    QTRY_VERIFY2(said().startsWith(u"Nothing of Acme is left"_s), qPrintable(said()));
    QVERIFY(!m_kept->profiles.find(m_profile.id));
    QVERIFY(!m_kept->secrets.kept.contains(m_profile.id));
    QCOMPARE(find<QListWidget>("accountsList")->count(), 1);
    QCOMPARE(find<QLineEdit>("profileLabel")->text(), u"Other"_s);
}

void TestAccountsDialog::staysWhileItForgets()
{
    m_kept->secrets.hold();
    click("accountsForget");
    type("confirmTyped", u"forget"_s);
    click("confirmAccept");
    QTRY_COMPARE(m_kept->secrets.heldCount(), 1);
    QVERIFY(!find("accountsClose")->isEnabled());
    m_dialog->reject();
    QVERIFY(m_dialog && m_dialog->isVisible());
    m_kept->secrets.release();
    QTRY_VERIFY2(said().startsWith(u"Nothing of Acme is left"_s), qPrintable(said()));
    QVERIFY(find("accountsClose")->isEnabled());
}

void TestAccountsDialog::saysWhyItCouldNotForget()
{
    m_kept->secrets.setTrouble(Kind::Denied);
    click("accountsForget");
    type("confirmTyped", u"forget"_s);
    click("confirmAccept");
    QTRY_VERIFY2(said().contains(u"did not let go"_s), qPrintable(said()));
    QVERIFY(m_kept->profiles.find(m_profile.id));
    QVERIFY2(find("accountsForget")->isEnabled(), "it cannot be tried again");
}

void TestAccountsDialog::everyFieldHasALabel()
{
    const auto labels = m_dialog->findChildren<QLabel *>();
    for (const char *name :
         {"accountsList", "profileLabel", "profileColor", "profileUrl", "profileKey", "profileRelock",
          "limitsOrder", "limitsMms", "profileMessages", "profileTimeout", "profileCa", "profileHistory"}) {
        const auto *field = m_dialog->findChild<QWidget *>(QLatin1String(name));
        QVERIFY2(field, name);
        QVERIFY2(std::any_of(labels.cbegin(), labels.cend(),
                             [field](const QLabel *label) { return label->buddy() == field; }),
                 name);
    }
}

QTEST_MAIN(TestAccountsDialog)
#include "tst_accountsdialog.moc"

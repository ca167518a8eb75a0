// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"
#include "dialogclicks.h"
#include "keptaccounts.h"
#include "sandboxaccount.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>

using namespace trunkline;
using namespace Qt::StringLiterals;
using testsupport::MemorySecrets;
using Kind = SecretTrouble::Kind;

/// The program with several windows and saved accounts, as main() puts it together but for the key chain.
class TestWindows : public QObject, private testsupport::DialogClicks {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void connectingSavesTheAccount();
    void aKeyThatCannotBeKeptIsSaid();
    void notRememberingSavesNothing();
    void opensASavedAccountByItsName();
    void asksForTheKeyOfASavedAccount();
    void anUnknownNameAsksForItsKeys();
    void keysOfTheEnvironmentOpenTheSavedAccount();
    void keysOfTheEnvironmentAreNotSaved();
    void opensAnotherWindow();
    void anAccountIsOpenInOneWindow();
    void theChipSwitches();
    void theWelcomePageOpens();
    void changesApplyToTheOpenWindow();
    void cancelledOpeningKeepsTheAccount();

private:
    void start(const CommandLine &line = {}, std::optional<Credentials> keys = {})
    {
        auto secrets = std::make_unique<MemorySecrets>();
        secrets->kept = m_ring;
        secrets->setTrouble(m_trouble);
        m_secrets = secrets.get();
        JournalOptions journal;
        m_app = std::make_unique<Application>(line, std::move(keys), journal, std::move(secrets));
        m_app->begin();
        QTRY_VERIFY(!windows().isEmpty());
        windows().first()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(windows().first(), testWaitMs));
    }
    static QList<MainWindow *> windows()
    {
        QList<MainWindow *> found;
        const QWidgetList all = QApplication::topLevelWidgets();
        for (QWidget *window : all) {
            if (auto *main = qobject_cast<MainWindow *>(window); main && main->isVisible())
                found += main;
        }
        return found;
    }
    MainWindow *windowOf(const QString &name) const
    {
        for (MainWindow *window : windows()) {
            if (window->session() && window->session()->label().name == name)
                return window;
        }
        return nullptr;
    }
    Profile save(const QString &label, bool inRing = true)
    {
        ProfileStore store(ProfileStore::defaultFile());
        Profile profile;
        profile.id = newProfileId();
        profile.label = label;
        profile.baseUrl = m_sandbox->url();
        profile.accessKey = m_sandbox->accessKey() + (store.profiles().isEmpty() ? QString() : label);
        profile.secretPlace = inRing ? SecretPlace::KeyChain : SecretPlace::Session;
        if (inRing)
            m_ring.insert(profile.id, m_sandbox->secretKey());
        store.save(profile);
        return profile;
    }
    void fillIn()
    {
        click("connectButton");
        type("labelEdit", u"Acme"_s);
        type("accessKeyEdit", m_sandbox->accessKey());
        type("secretKeyEdit", m_sandbox->secretKey());
        type("baseUrlEdit", m_sandbox->url().toString());
    }
    void pressConnect()
    {
        QWidget *dialog = find("connectDialog");
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"connectButton"_s), Qt::LeftButton);
    }
    static QAction *entry(MainWindow *window, const char *menu, const QString &text)
    {
        const auto entries = window->findChild<QMenu *>(QLatin1String(menu))->actions();
        for (QAction *action : entries) {
            if (action->text() == text)
                return action;
        }
        qFatal("no entry %s", qPrintable(text));
    }
    QList<Profile> saved() const { return ProfileStore(ProfileStore::defaultFile()).profiles(); }
    Credentials keys() const { return {m_sandbox->accessKey(), m_sandbox->secretKey()}; }

    std::unique_ptr<testsupport::SandboxAccount> m_sandbox;
    QHash<QString, QString> m_ring;
    Kind m_trouble = Kind::None;
    std::unique_ptr<Application> m_app;
    MemorySecrets *m_secrets = nullptr; ///< the application's
};

void TestWindows::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setQuitOnLastWindowClosed(false);
}

void TestWindows::init()
{
    QFile::remove(ProfileStore::defaultFile());
    m_ring.clear();
    m_trouble = Kind::None;
    m_sandbox = std::make_unique<testsupport::SandboxAccount>();
    QVERIFY2(m_sandbox->problem().isEmpty(), qPrintable(m_sandbox->problem()));
}

void TestWindows::cleanup()
{
    m_app.reset();
    m_sandbox.reset();
}

void TestWindows::connectingSavesTheAccount()
{
    start();
    fillIn();
    pressConnect();
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Acme"_s), 20'000);
    QTRY_COMPARE(saved().size(), 1);
    QTRY_COMPARE(saved().first().secretPlace, SecretPlace::KeyChain);
    QCOMPARE(saved().first().label, u"Acme"_s);
    QCOMPARE(m_secrets->kept.value(saved().first().id), m_sandbox->secretKey());
    QFile file(ProfileStore::defaultFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(m_sandbox->secretKey().toUtf8()));
    QVERIFY(windows().first()->windowTitle().startsWith(u"Acme"_s));
}

void TestWindows::aKeyThatCannotBeKeptIsSaid()
{
    start();
    fillIn();
    QTRY_VERIFY(find("secretPlaceCombo") && find("secretPlaceCombo")->isEnabled());
    m_secrets->setTrouble(Kind::Denied);
    pressConnect();
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Acme"_s), 20'000);
    QTRY_COMPARE(saved().size(), 1);
    QTRY_VERIFY2(QTest::qWaitFor([] {
                     const auto labels = windows().first()->findChildren<QLabel *>();
                     return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
                         return label->text().startsWith(u"The key ring is locked"_s);
                     });
                 }),
                 "nothing is said in the message bar");
    QCOMPARE(saved().first().secretPlace, SecretPlace::Session);
}

void TestWindows::notRememberingSavesNothing()
{
    start();
    fillIn();
    click("rememberCheck");
    pressConnect();
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Acme"_s), 20'000);
    QCOMPARE(saved().size(), 0);
    QVERIFY(m_secrets->kept.isEmpty());
}

void TestWindows::opensASavedAccountByItsName()
{
    save(u"Acme"_s);
    CommandLine line;
    line.profile = u"acme"_s;
    start(line);
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Acme"_s), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_sandbox->requests().isEmpty(), 20'000);
    QVERIFY(m_sandbox->requests().first().authorized);
}

void TestWindows::asksForTheKeyOfASavedAccount()
{
    save(u"Acme"_s, false);
    CommandLine line;
    line.profile = u"Acme"_s;
    start(line);
    type("openingSecret", m_sandbox->secretKey());
    click("openingOpen");
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Acme"_s), 20'000);
    QCOMPARE(m_secrets->kept.size(), 0);
}

void TestWindows::anUnknownNameAsksForItsKeys()
{
    CommandLine line;
    line.profile = u"Night shift"_s;
    start(line);
    QTRY_VERIFY(find("connectDialog"));
    QCOMPARE(find<QLineEdit>("labelEdit")->text(), u"Night shift"_s);
    QVERIFY2(find<QLabel>("resultLabel")->text().startsWith(u"No account named Night shift is saved"_s),
             qPrintable(find<QLabel>("resultLabel")->text()));
}

void TestWindows::keysOfTheEnvironmentOpenTheSavedAccount()
{
    Profile profile = save(u"Acme"_s, false);
    profile.answerSeconds = 33;
    ProfileStore(ProfileStore::defaultFile()).save(profile);
    CommandLine line;
    line.profile = u"Acme"_s;
    start(line, keys());
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Acme"_s), 20'000);
    QCOMPARE(windowOf(u"Acme"_s)->session()->profile()->id, profile.id);
    QCOMPARE(windowOf(u"Acme"_s)->session()->profile()->answerSeconds, 33);
}

void TestWindows::keysOfTheEnvironmentAreNotSaved()
{
    CommandLine line;
    line.profile = u"Acme"_s;
    line.baseUrl = m_sandbox->url();
    start(line, keys());
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Acme"_s), 20'000);
    QCOMPARE(saved().size(), 0);
    Budget budget;
    budget.perDay = Money::fromNanodollars(1'000'000'000);
    windowOf(u"Acme"_s)->session()->setBudget(budget);
    QCOMPARE(saved().size(), 1); // a limit that was set is kept
    QCOMPARE(saved().first().budget.perDay, budget.perDay);
    QCOMPARE(saved().first().secretPlace, SecretPlace::Session);
}

void TestWindows::opensAnotherWindow()
{
    start();
    QTest::keyClick(windows().first(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(windows().size(), 2);
    QVERIFY(windows().at(0)->pos() != windows().at(1)->pos());
    windows().last()->findChild<QAction *>(u"closeWindowAction"_s)->trigger();
    QTRY_COMPARE(m_app->windows().count(), 1);
    QCOMPARE(windows().size(), 1);
    windows().first()->findChild<QAction *>(u"quitAction"_s)->trigger();
    QTRY_COMPARE(m_app->windows().count(), 0);
}

void TestWindows::anAccountIsOpenInOneWindow()
{
    save(u"Acme"_s);
    start();
    entry(windows().first(), "accountMenu", u"Acme"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Acme"_s), 20'000);
    const QPointer<MainWindow> first = windowOf(u"Acme"_s);
    first->findChild<QAction *>(u"newWindowAction"_s)->trigger();
    QTRY_COMPARE(windows().size(), 2);
    MainWindow *second = windows().first() == first ? windows().last() : windows().first();
    entry(second, "accountMenu", u"Acme"_s)->trigger();
    QTRY_VERIFY2(first->isActiveWindow(), "the window that has it is not raised");
    QVERIFY(!second->session());
    entry(second, "newWindowMenu", u"Acme"_s)->trigger();
    QCOMPARE(windows().size(), 2);
    second->activateWindow();
    fillIn();
    type("labelEdit", QString());
    pressConnect();
    QTRY_VERIFY2(isSaid(u"Acme is open here. Disconnect it first"_s), "it is raised without a word");
}

void TestWindows::theChipSwitches()
{
    save(u"Acme"_s);
    const Profile other = save(u"Other & Sons"_s);
    CommandLine line;
    line.profile = u"Acme"_s;
    start(line);
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Acme"_s), 20'000);
    MainWindow *window = windowOf(u"Acme"_s);
    QTRY_VERIFY(find<QPushButton>("accountChip"));
    auto *chip = find<QPushButton>("accountChip");
    QCOMPARE(chip->accessibleName(), u"Account: Acme"_s);
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Space);
    auto *menu = window->findChild<QMenu *>(u"accountMenu"_s);
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(entry(window, "accountMenu", u"Acme"_s)->isChecked());
    QVERIFY(!entry(window, "accountMenu", u"Other && Sons"_s)->isChecked());
    QTest::mouseClick(menu, Qt::LeftButton, {},
                      menu->actionGeometry(entry(window, "accountMenu", u"Other && Sons"_s)).center());
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Other & Sons"_s) == window, 20'000);
    QVERIFY(window->windowTitle().startsWith(u"Other & Sons"_s));
    QTRY_COMPARE(find<QPushButton>("accountChip")->accessibleName(), u"Account: Other & Sons"_s);
    QTest::mouseClick(find("accountChip"), Qt::LeftButton); // a second time
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(entry(window, "accountMenu", u"Other && Sons"_s)->isChecked());
    menu->close();
    entry(window, "newWindowMenu", u"Acme"_s)->trigger();
    QTRY_COMPARE(windows().size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Acme"_s), 20'000);
    QVERIFY(windowOf(u"Acme"_s) != window);
}

void TestWindows::theWelcomePageOpens()
{
    save(u"Acme"_s);
    start();
    QTRY_VERIFY(find<QPushButton>("savedAccount"));
    QCOMPARE(find<QPushButton>("savedAccount")->accessibleName(), u"Open Acme, 127.0.0.1"_s);
    click("savedAccount");
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Acme"_s), 20'000);
}

void TestWindows::changesApplyToTheOpenWindow()
{
    Profile profile = save(u"Acme"_s);
    start();
    click("savedAccount");
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Acme"_s), 20'000);
    MainWindow *window = windowOf(u"Acme"_s);
    window->findChild<QAction *>(u"manageAccountsAction"_s)->trigger();
    type("profileLabel", u"Acme live"_s);
    click("accountsSave");
    QTRY_VERIFY(window->windowTitle().startsWith(u"Acme live"_s));
    QCOMPARE(find<QPushButton>("accountChip")->accessibleName(), u"Account: Acme live"_s);
    profile = saved().first();
    profile.readOnly = true;
    profile.budget.perDay = Money::fromNanodollars(2'000'000'000);
    QVERIFY(m_app->profiles().save(profile));
    QVERIFY(window->session()->journal().isReadOnly());
    QCOMPARE(window->session()->journal().budget().perDay, profile.budget.perDay);
    click("accountsForget");
    type("confirmTyped", u"forget"_s);
    click("confirmAccept");
    QTRY_VERIFY_WITH_TIMEOUT(!window->session(), 20'000);
    QTRY_COMPARE(saved().size(), 0);
    QCOMPARE(window->windowTitle(), u"Trunkline"_s);
}

void TestWindows::cancelledOpeningKeepsTheAccount()
{
    save(u"Acme"_s);
    save(u"Other"_s);
    CommandLine line;
    line.profile = u"Acme"_s;
    start(line);
    QTRY_VERIFY_WITH_TIMEOUT(windowOf(u"Acme"_s), 20'000);
    m_secrets->hold();
    entry(windowOf(u"Acme"_s), "accountMenu", u"Other"_s)->trigger();
    click("openingCancel");
    QTRY_VERIFY(!find("openingDialog"));
    m_secrets->release();
    QCoreApplication::processEvents();
    QVERIFY(windowOf(u"Acme"_s));
    QVERIFY(!windowOf(u"Other"_s));
}

QTEST_MAIN(TestWindows)
#include "tst_windows.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"
#include "keptaccounts.h"
#include "sandboxaccount.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// The window as the program shows it: welcome, connect, switch, menus, activity, by mouse and keys.
class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void wrongKeysAreSaidInWords();
    void connectsAndShowsEveryTab();
    void accountCanBeLeftWhileItIsBeingRead();
    void leavingAsksWhileAWriteIsUnderWay();
    void statusLineTellsAndStops();
    void statusLineSaysThatAReadIsTriedAgain();
    void keysSwitchTabsAndPanes();
    void activityCopiesCurlWithoutKeys();
    void appearanceFollowsTheMenu();
    void shortcutsAreListed();

private:
    template <typename T = QWidget> T *find(const QString &name) const
    {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            for (T *widget : top->findChildren<T *>(name)) {
                if (widget->isVisible())
                    return widget;
            }
        }
        return nullptr;
    }
    void click(const QString &name)
    {
        QTRY_VERIFY2(find(name) && find(name)->isEnabled() && !find(name)->visibleRegion().isEmpty(),
                     qPrintable(name));
        QTest::mouseClick(find(name), Qt::LeftButton);
    }
    void type(const QString &name, const QString &text)
    {
        QTRY_VERIFY2(find<QLineEdit>(name), qPrintable(name));
        QTest::mouseClick(find(name), Qt::LeftButton);
        find<QLineEdit>(name)->clear();
        QTest::keyClicks(find(name), text);
    }
    void fillIn(const QString &secret);
    void connectToSandbox();
    QAction *action(const char *name) const { return m_window->findChild<QAction *>(QLatin1String(name)); }
    int rows(const QString &table) const { return find<QAbstractItemView>(table)->model()->rowCount(); }

    std::unique_ptr<testsupport::SandboxAccount> m_sandbox;
    std::unique_ptr<testsupport::KeptAccounts> m_kept;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QObject> m_app; ///< what the application does for the window: hands sessions in
};

void TestMainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestMainWindow::init()
{
    m_sandbox = std::make_unique<testsupport::SandboxAccount>();
    QVERIFY2(m_sandbox->problem().isEmpty(), qPrintable(m_sandbox->problem()));
    m_kept = std::make_unique<testsupport::KeptAccounts>();
    m_window = std::make_unique<MainWindow>(m_kept->all());
    m_app = std::make_unique<QObject>();
    connect(m_window.get(), &MainWindow::connectionRequested, m_app.get(),
            [this](const ConnectionRequest &request) {
                m_window->openSession(
                    std::make_unique<Session>(labelOf(request.profile), request.profile.baseUrl,
                                              Credentials{request.profile.accessKey, request.secretKey}));
            });
    m_window->show();
    m_window->showWelcomeIfEmpty();
    m_window->activateWindow(); // no window manager does it here
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), testWaitMs));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_sandbox.reset();
}

void TestMainWindow::fillIn(const QString &secret)
{
    click(u"connectButton"_s);
    type(u"labelEdit"_s, u"Test account"_s);
    type(u"accessKeyEdit"_s, m_sandbox->accessKey());
    type(u"secretKeyEdit"_s, secret);
    type(u"baseUrlEdit"_s, m_sandbox->url().toString());
}

void TestMainWindow::connectToSandbox()
{
    fillIn(m_sandbox->secretKey());
    QTest::keyClick(find(u"secretKeyEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(find(u"numbersTable"_s));
    QTRY_COMPARE(rows(u"numbersTable"_s), 60);
    m_window->activateWindow(); // the dialog had the keyboard
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), testWaitMs));
}

void TestMainWindow::wrongKeysAreSaidInWords()
{
    fillIn(u"not the secret"_s);
    click(u"checkButton"_s);
    QTRY_VERIFY(find<QLabel>(u"resultLabel"_s)->text().contains(u"was not accepted"_s));
    QCOMPARE(find<QLineEdit>(u"accessKeyEdit"_s)->text(), m_sandbox->accessKey());
    QVERIFY2(!find(u"numbersTable"_s), "a window opened on keys that do not work");
}

void TestMainWindow::connectsAndShowsEveryTab()
{
    connectToSandbox();
    QCOMPARE(m_window->windowTitle(), u"Test account – Trunkline"_s);
    QVERIFY2(!find(u"sandboxStrip"_s), "only the embedded sandbox carries the strip");
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(find(u"availableTable"_s) && rows(u"availableTable"_s) > 0);
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(find(u"rangePreset"_s));
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(find(u"numbersTable"_s));
    QTRY_COMPARE(find<QLabel>(u"statusCount"_s)->text(), u"60 of 60"_s);
}

void TestMainWindow::accountCanBeLeftWhileItIsBeingRead()
{
    QVERIFY(m_sandbox->addFault(u"GET /v2/* latency=300"_s));
    fillIn(m_sandbox->secretKey());
    QTest::keyClick(find(u"secretKeyEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(find(u"statusLine"_s));
    action("disconnectAction")->trigger();
    QTRY_VERIFY(find(u"sandboxButton"_s));
    QVERIFY(!action("refreshAction")->isEnabled());
    m_sandbox->clearFaults();
    connectToSandbox();
}

void TestMainWindow::leavingAsksWhileAWriteIsUnderWay()
{
    QVERIFY(m_sandbox->addFault(u"PATCH /v2/numbers/* held"_s));
    connectToSandbox();
    auto *table = find<QAbstractItemView>(u"numbersTable"_s);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 0)).center());
    click(u"cnamCheck"_s);
    QTRY_VERIFY(m_sandbox->requestLines().join(u' ').contains(u"PATCH"_s));
    m_window->close();
    QTRY_VERIFY(find(u"confirmDialog"_s));
    QVERIFY2(m_window->isVisible(), "the window closed without asking");
    click(u"confirmCancel"_s);
    QTRY_VERIFY(!find(u"confirmDialog"_s));
    action("connectAction")->trigger(); // before anything is typed, which a no would lose
    QTRY_VERIFY(find(u"confirmDialog"_s));
    QVERIFY(!find(u"secretKeyEdit"_s));
    click(u"confirmAccept"_s);
    QTRY_VERIFY(find(u"secretKeyEdit"_s));
    QTest::keyClick(find(u"secretKeyEdit"_s), Qt::Key_Escape);
    QTRY_VERIFY(!find(u"secretKeyEdit"_s));
    action("disconnectAction")->trigger();
    click(u"confirmAccept"_s);
    QTRY_VERIFY(find(u"sandboxButton"_s));
}

void TestMainWindow::statusLineTellsAndStops()
{
    connectToSandbox();
    QTRY_VERIFY(find<QLabel>(u"statusUpdated"_s));
    QVERIFY(find<QLabel>(u"statusUpdated"_s)->text().startsWith(u"Updated "_s));
    QVERIFY(find<QLabel>(u"statusZone"_s)->text().startsWith(u"Local time (UTC-0"_s));
    QTRY_VERIFY(!find(u"statusCancel"_s));
    QVERIFY(m_sandbox->addFault(u"GET /v2/numbers held"_s));
    action("refreshAction")->trigger();
    QTRY_VERIFY(find(u"statusCancel"_s));
    QTRY_VERIFY(find<QLabel>(u"statusRunning"_s)->text().contains(u"running"_s));
    QVERIFY(!find(u"statusRetry"_s));
    click(u"statusCancel"_s);
    QTRY_VERIFY(!find(u"statusCancel"_s));
    QTRY_COMPARE(find<QLabel>(u"statusCount"_s)->text(), u"60 of 60 loaded, more on the server"_s);
    m_sandbox->clearFaults();
    action("refreshAction")->trigger();
    QTRY_COMPARE(find<QLabel>(u"statusCount"_s)->text(), u"60 of 60"_s);
    QTRY_COMPARE(find<QLabel>(u"statusRunning"_s)->text(), QString());
}

void TestMainWindow::statusLineSaysThatAReadIsTriedAgain()
{
    connectToSandbox();
    QVERIFY(m_sandbox->addFault(u"GET /v2/numbers nth=1 status=503"_s));
    QVERIFY(m_sandbox->addFault(u"GET /v2/numbers nth=2 held"_s));
    action("refreshAction")->trigger();
    QTRY_VERIFY(find<QLabel>(u"statusRetry"_s));
    QVERIFY(find<QLabel>(u"statusRetry"_s)->text().startsWith(u"Trying again in "_s));
    m_sandbox->clearFaults();
    QTRY_VERIFY(!find(u"statusRetry"_s));
}

void TestMainWindow::keysSwitchTabsAndPanes()
{
    connectToSandbox();
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::focusWidget(), find(u"numbersFilter"_s));
    QWidget *start = QApplication::focusWidget();
    QTest::keyClick(start, Qt::Key_F6);
    QTRY_VERIFY(QApplication::focusWidget() != start);
    const QWidget *second = QApplication::focusWidget();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    QTRY_VERIFY(QApplication::focusWidget() != second);
}

void TestMainWindow::activityCopiesCurlWithoutKeys()
{
    connectToSandbox();
    click(u"activityButton"_s);
    QTRY_VERIFY(find(u"activityTable"_s));
    QVERIFY(rows(u"activityTable"_s) > 0);
    auto *table = find<QAbstractItemView>(u"activityTable"_s);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 2)).center());
    click(u"copyCurl"_s);
    const QString curl = QGuiApplication::clipboard()->text();
    QVERIFY2(curl.startsWith(u"curl "_s) && curl.contains(u"$TRUNKLINE_ACCESS_KEY:$TRUNKLINE_SECRET_KEY"_s),
             qPrintable(curl));
    QVERIFY2(!curl.contains(m_sandbox->secretKey()) && !curl.contains(m_sandbox->accessKey()),
             qPrintable(curl));
    click(u"closeActivity"_s);
    QTRY_VERIFY(!find(u"activityTable"_s));
}

void TestMainWindow::appearanceFollowsTheMenu()
{
    action("darkAppearance")->trigger();
    QTRY_VERIFY(isDark(m_window->palette()));
    action("lightAppearance")->trigger();
    QTRY_VERIFY(!isDark(m_window->palette()));
}

void TestMainWindow::shortcutsAreListed()
{
    action("shortcutsAction")->trigger();
    auto *dialog = m_window->findChild<QDialog *>(u"shortcutsDialog"_s);
    QVERIFY(dialog);
    QStringList texts;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        texts += label->text();
    for (const auto &key : {u"F5"_s, u"Ctrl+F"_s, u"Ctrl+N"_s, u"F6"_s})
        QVERIFY2(texts.contains(key), qPrintable(key));
    dialog->close();
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockedwindow.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

const LockSettings readOnlyProfile{true, 10};

} // namespace

/// The lock in the window: seen at a glance, opened and shut by one click or by keys, and by itself.
class TestLockedWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void isSeenAtAGlance();
    void oneClickOpensAndShuts();
    void keysOpenAndShut();
    void menuOpensAndShuts();
    void timeIsChosenInTheMenu();
    void shutsItselfAndSaysSoOnce();
    void onlyUseOfThisWindowCounts();
    void anotherAccountBeginsAnew();
    void leavingNeedsNoUnlocking();

private:
    QString nameOf(const char *widget)
    {
        return QAccessible::queryAccessibleInterface(m_app->find(widget))->text(QAccessible::Name);
    }
    /// Lets more of the time go by than any use takes; what is left then.
    int afterSomeRest()
    {
        const int whole = m_app->lock().remainingMs();
        return QTest::qWaitFor([&] { return m_app->lock().remainingMs() < whole - 500; }, 20'000)
            ? m_app->lock().remainingMs()
            : -1;
    }

    std::unique_ptr<LockedWindow> m_app;
};

void TestLockedWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestLockedWindow::init()
{
    m_app = std::make_unique<LockedWindow>();
}

void TestLockedWindow::cleanup()
{
    const QStringList problems = m_app->problems();
    m_app.reset();
    QCOMPARE(problems, QStringList());
}

void TestLockedWindow::isSeenAtAGlance()
{
    QVERIFY2(!m_app->action("readOnlyAction")->isEnabled(), "there is no account yet");
    QVERIFY(m_app->open(readOnlyProfile));
    QCOMPARE(m_app->text("lockButton"), u"Read-only"_s);
    QCOMPARE(nameOf("lockButton"), u"Read-only: unlock this account"_s);
    QCOMPARE(m_app->text("lockText"),
             u"Read-only. Nothing can be bought, sent or changed on this account."_s);
    QCOMPARE(m_app->window().windowTitle(), u"Production (read-only) – Trunkline"_s);
    QVERIFY(m_app->action("readOnlyAction")->isEnabled() && m_app->action("readOnlyAction")->isChecked());
}

void TestLockedWindow::oneClickOpensAndShuts()
{
    QVERIFY(m_app->open(readOnlyProfile));
    m_app->click("lockButton");
    QVERIFY(!m_app->lock().isLocked());
    QCOMPARE(m_app->text("lockButton"), u"Unlocked"_s);
    QCOMPARE(nameOf("lockButton"), u"Unlocked: make this account read-only"_s);
    QVERIFY(
        m_app->find("lockButton")->toolTip().endsWith(u"It locks itself after 10 minutes without use."_s));
    QTRY_VERIFY(!m_app->sees("lockStrip"));
    QCOMPARE(m_app->window().windowTitle(), u"Production – Trunkline"_s);
    QVERIFY(!m_app->action("readOnlyAction")->isChecked());
    m_app->click("lockButton");
    QVERIFY(m_app->lock().isLocked());
    QVERIFY(m_app->sees("lockStrip"));
    QVERIFY2(m_app->notices().isEmpty(), "whoever shuts it knows");
}

void TestLockedWindow::keysOpenAndShut()
{
    QVERIFY(m_app->open({}));
    QVERIFY(!m_app->lock().isLocked());
    m_app->press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_app->lock().isLocked());
    m_app->find("numbersTable")->setFocus();
    for (int i = 0; i < 60 && QApplication::focusWidget() != m_app->find("lockButton"); ++i)
        m_app->press(Qt::Key_Tab, Qt::ShiftModifier);
    QVERIFY2(QApplication::focusWidget() == m_app->find("lockButton"), "Tab does not reach the padlock");
    m_app->press(Qt::Key_Space);
    QVERIFY(!m_app->lock().isLocked());
}

void TestLockedWindow::menuOpensAndShuts()
{
    QVERIFY(m_app->open({}));
    m_app->action("readOnlyAction")->trigger();
    QVERIFY(m_app->lock().isLocked());
    QVERIFY(m_app->sees("lockStrip"));
    m_app->action("readOnlyAction")->trigger();
    QVERIFY(!m_app->lock().isLocked());
}

void TestLockedWindow::timeIsChosenInTheMenu()
{
    QVERIFY(m_app->open({true, 7}));
    QVERIFY(m_app->action("relock7Action")->isChecked());
    QCOMPARE(m_app->action("relock7Action")->text(), u"After 7 minutes without use"_s);
    m_app->action("relock30Action")->trigger();
    QCOMPARE(m_app->lock().relockMinutes(), 30);
    QVERIFY(m_app->action("relock30Action")->isChecked() && !m_app->action("relock7Action")->isChecked());
    m_app->action("relock0Action")->trigger();
    m_app->click("lockButton");
    QCOMPARE(m_app->lock().remainingMs(), -1);
}

void TestLockedWindow::shutsItselfAndSaysSoOnce()
{
    QVERIFY(m_app->open({true, 1, 150}));
    const QString said =
        u"Locked again after 1 minute without use. Unlock it to buy, send or change something."_s;
    m_app->click("lockButton");
    QTRY_COMPARE(m_app->notices(), QStringList{said});
    QVERIFY(m_app->lock().isLocked());
    m_app->click("noticeAction");
    QTRY_COMPARE(m_app->notices(), QStringList{said}); // and again, in one line
    m_app->click("lockButton"); // opens it, and there is nothing to say any more
    QVERIFY(m_app->lock().isLocked() || m_app->notices().isEmpty());
    QTRY_COMPARE(m_app->notices(), QStringList{said});
}

void TestLockedWindow::onlyUseOfThisWindowCounts()
{
    QVERIFY(m_app->open({false, 60}));
    const auto counts = [this](const std::function<void()> &use) {
        const int left = afterSomeRest();
        use();
        return left > 0 && m_app->lock().remainingMs() > left;
    };
    QLineEdit elsewhere;
    elsewhere.show();
    QVERIFY(QTest::qWaitForWindowExposed(&elsewhere, testWaitMs));
    QWidget *table = m_app->find("numbersTable");
    QVERIFY(counts([&] { QTest::mouseClick(table, Qt::LeftButton); }));
    QVERIFY(counts([&] { QTest::keyClick(table, Qt::Key_Down); }));
    QVERIFY(counts([&] { QTest::keyClick(table, Qt::Key_F5); })); // a shortcut
    QVERIFY(!counts([&] { QTest::mouseMove(table, {30, 30}); }));
    QVERIFY(!counts([&] { QTest::keyClicks(&elsewhere, u"typed in another window"_s); }));
    m_app->action("limitsAction")->trigger();
    QTRY_VERIFY(m_app->sees("limitsDialog"));
    QVERIFY2(counts([&] { QTest::mouseClick(m_app->find("limitsDialog"), Qt::LeftButton); }),
             "a dialog of the window is the window");
}

void TestLockedWindow::anotherAccountBeginsAnew()
{
    QVERIFY(m_app->open(readOnlyProfile));
    QVERIFY(m_app->open({}, u"Test lab"_s));
    QCOMPARE(m_app->text("lockButton"), u"Unlocked"_s);
    QCOMPARE(m_app->window().windowTitle(), u"Test lab – Trunkline"_s);
    QVERIFY(!m_app->action("readOnlyAction")->isChecked());
    QVERIFY(m_app->action("relock0Action")->isChecked());
    QVERIFY(m_app->open(readOnlyProfile));
    m_app->click("lockButton");
    QVERIFY(m_app->open(readOnlyProfile)); // the same once more: not as it was left
    QVERIFY(m_app->lock().isLocked());
    QCOMPARE(m_app->text("lockButton"), u"Read-only"_s);
    QVERIFY(m_app->action("relock10Action")->isChecked());
    m_app->action("disconnectAction")->trigger();
    QTRY_VERIFY(m_app->sees("sandboxButton"));
    QVERIFY(!m_app->action("readOnlyAction")->isEnabled());
    QCOMPARE(m_app->window().windowTitle(), u"Trunkline"_s);
}

/// Leaving changes nothing on the account: it is asked, but not held back by the lock.
void TestLockedWindow::leavingNeedsNoUnlocking()
{
    QVERIFY(m_app->sandbox().addFault(u"PATCH /v2/numbers/* latency=5000"_s));
    QVERIFY(m_app->open({}));
    QVERIFY(m_app->selectNumbers(0, 0));
    m_app->click("cnamCheck");
    QTRY_COMPARE(m_app->session().journal().underWayCount(), 1);
    m_app->click("lockButton");
    QCOMPARE(m_app->session().journal().underWayCount(), 1); // it ends as it would
    m_app->action("disconnectAction")->trigger();
    QTRY_VERIFY(m_app->sees("confirmDialog"));
    QVERIFY(!m_app->sees("confirmUnlock"));
    m_app->click("confirmAccept");
    QTRY_VERIFY(m_app->sees("sandboxButton"));
}

QTEST_MAIN(TestLockedWindow)
#include "tst_lockedwindow.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"
#include "hostilewalk.h"
#include "keptaccounts.h"
#include "sandbox/hostilerota.h"
#include "sandboxprocess.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

// Far beyond what is wanted (50 ms, the cap): a busy machine or a sanitizer must not fail the test. What it
// prints is what counts.
constexpr double longestStallMs = 5'000;
constexpr qint64 mostMemory = 1'073'741'824; // more than before the walk

TransportOptions impatient()
{
    TransportOptions options;
    options.deadlineMs = 1'500;
    options.maxReadAttempts = 1;
    return options;
}

} // namespace

/// The real window on the hostile sandbox, a process of its own: one walk through every page, list, detail,
/// dialog and error for each nasty thing, and one for all of them in turns.
class TestHostileWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void isWalkedThrough_data();
    void isWalkedThrough();
    void isLeftWhileItPours_data();
    void isLeftWhileItPours();
    void cleanup();
    void cleanupTestCase();

private:
    std::unique_ptr<Session> session() const;

    std::unique_ptr<testsupport::SandboxProcess> m_sandbox;
    testsupport::KeptAccounts m_kept;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<StallMeter> m_meter;
    int m_turn = 0;
    int m_inputs = 0;
    StallMeter::Stall m_worst;
    qint64 m_peak = 0;
};

void TestHostileWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    m_sandbox = std::make_unique<testsupport::SandboxProcess>(
        QStringList{u"--numbers=80"_s, u"--inventory=600"_s, u"--messages=200"_s, u"--no-rate-limits"_s});
    QVERIFY2(m_sandbox->problem().isEmpty(), qPrintable(m_sandbox->problem()));
    m_window = std::make_unique<MainWindow>(m_kept.all());
    m_window->show();
    m_window->activateWindow(); // no window manager does it here
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_meter = std::make_unique<StallMeter>();
}

std::unique_ptr<Session> TestHostileWindow::session() const
{
    return std::make_unique<Session>(AccountLabel{u"Hostile"_s, u"#b91c1c"_s, true}, m_sandbox->url(),
                                     Credentials{m_sandbox->accessKey(), m_sandbox->secretKey()},
                                     impatient());
}

void TestHostileWindow::isWalkedThrough_data()
{
    QTest::addColumn<QStringList>("names");
    for (const QString &name : sandbox::nastyNames())
        QTest::newRow(qPrintable(name)) << QStringList{name};
    QTest::newRow("all in turns") << QStringList();
}

void TestHostileWindow::isWalkedThrough()
{
    QFETCH(QStringList, names);
    ++m_turn;
    StallMeter::resetPeak();
    const qint64 atFirst = StallMeter::memory();
    m_meter->reset();
    QVERIFY(m_sandbox->setHostile(names));
    HostileWalk walk(*m_window, *m_meter);
    walk.connectForm(m_sandbox->url().toString(), m_sandbox->accessKey(), m_sandbox->secretKey());
    m_window->openSession(session());
    m_window->activateWindow();
    walk.numbers(m_turn);
    walk.inventory();
    walk.messages(m_turn);
    walk.account();
    m_meter->enter(u"leaving"_s);
    m_window->showWelcome();
    QTest::qWait(10);
    const StallMeter::Stall worst = m_meter->worst();
    const qint64 peak = StallMeter::peakMemory() - atFirst;
    qInfo("worst stall %.0f ms of processor time, %.0f ms by the clock (%s); peak memory +%lld MiB; "
          "%lld places, %d widgets",
          worst.cpuMs, worst.clockMs, qPrintable(worst.place), peak / 1'048'576,
          qlonglong(walk.places().size()), walk.widgets());
    QCOMPARE(walk.problems(), QStringList());
    QVERIFY2(worst.cpuMs < longestStallMs, qPrintable(worst.place));
    QVERIFY2(peak < mostMemory, QByteArray::number(peak).constData());
    m_inputs += int(walk.places().size());
    m_worst = worst.cpuMs > m_worst.cpuMs ? worst : m_worst;
    m_peak = qMax(m_peak, peak);
}

void TestHostileWindow::isLeftWhileItPours_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"endless-headers", "endless-body", "endless-chunk", "slow-drip"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestHostileWindow::isLeftWhileItPours()
{
    QFETCH(QString, name);
    QVERIFY(m_sandbox->setHostile({name}));
    m_window->openSession(session());
    QTest::qWait(300); // the reading has begun; how far it has come does not matter
    m_meter->reset();
    m_meter->enter(u"leaving"_s);
    QElapsedTimer clock;
    clock.start();
    m_window->showWelcome();
    const qint64 took = clock.elapsed();
    qInfo("leaving took %lld ms", took);
    QVERIFY2(took < longestStallMs - 500, QByteArray::number(took).constData()); // Qt alone waits 5 s
}

void TestHostileWindow::cleanup()
{
    m_sandbox->endHostile();
}

void TestHostileWindow::cleanupTestCase()
{
    qInfo("nasty things: %lld, places looked at: %d, worst stall: %.0f ms of processor time, %.0f ms by the "
          "clock (%s), peak memory: +%lld MiB",
          qlonglong(sandbox::nastyNames().size()), m_inputs, m_worst.cpuMs, m_worst.clockMs,
          qPrintable(m_worst.place), m_peak / 1'048'576);
    m_window.reset();
}

QTEST_MAIN(TestHostileWindow)
#include "tst_hostilewindow.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A program that reads an account into an archive is killed by SIGKILL, or loses the network, at random
// moments, again and again; what it has then is true, and what it has in the end is the account's own list.
#include "countreport.h"
#include "faultrelay.h"
#include "sandboxprocess.h"
#include "syncplace.h"

#include <csignal>
#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

// Under the sanitizers the same takes ten times as long.
#ifdef __SANITIZE_ADDRESS__
constexpr int messages = 5'000;
#else
constexpr int messages = 100'000;
#endif
constexpr int days = 30;
constexpr int longestLifeMs = 300'000;

bool isLong()
{
    return qEnvironmentVariableIsSet("TRUNKLINE_LONG");
}

int wantedMoments()
{
    if (qEnvironmentVariableIsSet("TRUNKLINE_TEST_MOMENTS"))
        return qEnvironmentVariableIntValue("TRUNKLINE_TEST_MOMENTS");
    return isLong() ? 50 : 5;
}

quint32 wantedSeed()
{
    return qEnvironmentVariableIsSet("TRUNKLINE_TEST_SEED")
        ? qEnvironmentVariable("TRUNKLINE_TEST_SEED").toUInt()
        : QRandomGenerator::system()->generate();
}

} // namespace

class TestSyncKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void undisturbed();
    void killed();
    void withoutNetwork();
    void cleanupTestCase();

private:
    enum class Life { Ended, Killed, Failed };

    Life live(int killAfterMs);
    void loseNetwork(int afterMs);
    QString file() const { return m_folder->filePath(u"profile/messages.db"_s); }
    QString faults(bool isWhole) const { return faultsOf(lookInto(file()), m_listed, isWhole); }

    std::unique_ptr<testsupport::SandboxProcess> m_account;
    std::unique_ptr<testsupport::FaultRelay> m_relay;
    std::unique_ptr<QTemporaryDir> m_folder;
    QList<ListedMessage> m_listed;
    QRandomGenerator m_random;
    testsupport::CountReport m_counts;
    bool m_hasBegun = false; ///< something is in the archive
    int m_spanMs = 0; ///< what the whole takes when nothing happens
    int m_kills = 0;
    int m_losses = 0;
    int m_archives = 0;
};

void TestSyncKill::initTestCase()
{
    const quint32 seed = wantedSeed();
    m_random.seed(seed);
    qInfo("%d messages, %d moments each, TRUNKLINE_TEST_SEED=%u", messages, wantedMoments(), seed);
    m_account = std::make_unique<testsupport::SandboxProcess>(
        QStringList{u"--messages"_s, QString::number(messages), u"--days"_s, QString::number(days),
                    u"--numbers"_s, u"60"_s, u"--inventory"_s, u"100"_s, u"--latency"_s, u"10"_s});
    QVERIFY2(m_account->problem().isEmpty(), qPrintable(m_account->problem()));
    m_listed = listedBy(m_account->endpoint(), days + 2);
    QCOMPARE(m_listed.size(), messages);
    m_relay = std::make_unique<testsupport::FaultRelay>(m_account->url());
}

void TestSyncKill::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_hasBegun = false;
}

/// One start of the program, to its end or until it is killed.
TestSyncKill::Life TestSyncKill::live(int killAfterMs)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TRUNKLINE_ACCESS_KEY"_s, m_account->accessKey());
    environment.insert(u"TRUNKLINE_SECRET_KEY"_s, m_account->secretKey());
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QUrl url = killAfterMs > 0 ? m_account->url() : m_relay->url();
    process.start(QStringLiteral(TRUNKLINE_SYNCRUNNER), {url.toString(), file(), QString::number(days + 1)});
    if (killAfterMs > 0)
        QTimer::singleShot(killAfterMs, &process, &QProcess::kill);
    const bool isOver =
        QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, longestLifeMs);
    m_hasBegun = m_hasBegun || process.readAllStandardOutput().contains("begun");
    const bool wasKilled = process.exitStatus() == QProcess::CrashExit && process.exitCode() == SIGKILL;
    if (wasKilled && killAfterMs > 0)
        return Life::Killed;
    const bool isWell = isOver && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return isWell ? Life::Ended : Life::Failed;
}

void TestSyncKill::undisturbed()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY(live(0) == Life::Ended);
    m_spanMs = int(timer.elapsed());
    QCOMPARE(faults(true), QString());
}

/// Killed again and again until it is through, then the next archive, until there were enough.
void TestSyncKill::killed()
{
    while (m_kills < wantedMoments()) {
        init();
        ++m_archives;
        Life life = Life::Killed;
        while (life == Life::Killed) {
            life = live(1 + m_random.bounded(qMax(2, m_spanMs * 2 / 3)));
            QVERIFY(life != Life::Failed);
            m_kills += life == Life::Killed ? 1 : 0;
            if (m_hasBegun) // before that the file may not be one yet
                QCOMPARE(faults(life == Life::Ended), QString());
        }
    }
}

void TestSyncKill::loseNetwork(int afterMs)
{
    QTimer::singleShot(afterMs, m_relay.get(), [this] {
        ++m_losses;
        m_relay->refuse();
        QTimer::singleShot(m_random.bounded(400), m_relay.get(), &testsupport::FaultRelay::accept);
    });
}

void TestSyncKill::withoutNetwork()
{
    while (m_losses < wantedMoments()) {
        init();
        ++m_archives;
        for (int i = 0; i < 5; ++i)
            loseNetwork(1 + m_random.bounded(qMax(2, m_spanMs)));
        QVERIFY(live(0) == Life::Ended);
        QCOMPARE(faults(true), QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_losses % 5 == 0, m_spanMs + 20'000);
    }
}

void TestSyncKill::cleanupTestCase()
{
    m_counts.print({u"archives of %1 messages %2, killed %3 times, network lost %4 times"_s.arg(messages)
                        .arg(m_archives)
                        .arg(m_kills)
                        .arg(m_losses)});
}

QTEST_GUILESS_MAIN(TestSyncKill)
#include "tst_synckill.moc"

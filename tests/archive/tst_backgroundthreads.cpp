// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/backgroundthread.h"
#include "sandboxaccount.h"
#include "syncplace.h"
#include "testmain.h"

#include <QDir>
#include <QFile>
#include <QMap>

#include <sys/resource.h>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

/// Of the threads of this program that have a name of ours: what Linux knows of their place.
QMap<QString, int> nicenessByName()
{
    QMap<QString, int> found;
    for (const QString &id : QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(u"/proc/self/task/%1/comm"_s.arg(id));
        if (name.open(QIODevice::ReadOnly)) // it may be over by now
            found.insert(QString::fromUtf8(name.readAll().trimmed()),
                         ::getpriority(PRIO_PROCESS, id.toUInt()));
    }
    return found;
}

} // namespace

/// Which thread goes first while an account is read.
class TestBackgroundThreads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void storingStandsBehindReading();
    void leavesEveryoneAFairShare();

private:
    std::unique_ptr<testsupport::SandboxAccount> m_account;
    QTemporaryDir m_folder;
};

void TestBackgroundThreads::initTestCase()
{
    m_account = std::make_unique<testsupport::SandboxAccount>(testsupport::SandboxAccount::smallOptions());
    QVERIFY2(m_account->problem().isEmpty(), qPrintable(m_account->problem()));
}

void TestBackgroundThreads::storingStandsBehindReading()
{
    SyncPlace place(m_account->endpoint(), m_folder.filePath(u"messages.db"_s));
    place.sync().start(SyncPlace::lastDays(2));
    QVERIFY2(place.reaches(MessageSync::State::Complete), place.why());
    const QMap<QString, int> niceness = nicenessByName();
    QCOMPARE(niceness.value(u"sync"_s, -100), int(BackgroundWork::Reading));
    QCOMPARE(niceness.value(u"archive"_s, -100), int(BackgroundWork::Storing));
    QVERIFY(0 < int(BackgroundWork::Decoding));
    QVERIFY(BackgroundWork::Decoding < BackgroundWork::Reading);
    QVERIFY(BackgroundWork::Reading < BackgroundWork::Storing);
}

/// Each step of niceness takes a fifth of the weight. Beside a program that wants the whole processor,
/// nothing may come to a halt: reading did, at 15, since that leaves a thirtieth.
void TestBackgroundThreads::leavesEveryoneAFairShare()
{
    double weight = 1;
    for (int step = 0; step < int(BackgroundWork::Storing); ++step)
        weight *= 0.8;
    QVERIFY2(weight / (1 + weight) > 0.2, qPrintable(QString::number(weight)));
}

QTEST_GUILESS_MAIN(TestBackgroundThreads)
#include "tst_backgroundthreads.moc"

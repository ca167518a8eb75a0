// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountread.h"

#include "api/transport.h"
#include "archive/archivethread.h"
#include "archive/messagesync.h"
#include "benchtable.h"

#include <QDateTime>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr int days = 30;
constexpr int latencyMs = 50;

double secondsOf(const QElapsedTimer &timer)
{
    return millisecondsOf(timer) / 1e3;
}

void openArchive(ArchiveThread &archive, const QString &path)
{
    QObject context;
    bool isOpen = false;
    archive.open(path, &context, [&isOpen](const ArchiveThread::Opened &opened) {
        if (opened.trouble)
            qFatal("%s", qPrintable(opened.trouble.words));
        isOpen = true;
    });
    waitUntil([&isOpen] { return isOpen; });
}

void waitForIndex(ArchiveThread &archive)
{
    QObject context;
    int left = -1;
    QObject::connect(&archive, &ArchiveThread::indexed, &context, [&left](int now) { left = now; });
    // One more piece of work, since the last that was told may be from before the last texts came.
    archive.post([](ArchiveWriter &writer) { return writer.waiting(); }, &context,
                 [&left](int waiting) { left = waiting; });
    waitUntil([&left] { return left == 0; });
}

} // namespace

std::unique_ptr<testsupport::SandboxProcess> accountOf(qint64 messages)
{
    auto account = std::make_unique<testsupport::SandboxProcess>(
        QStringList{u"--messages"_s, QString::number(messages), u"--days"_s, QString::number(days),
                    u"--latency"_s, QString::number(latencyMs), u"--no-rate-limits"_s});
    if (!account->problem().isEmpty())
        qFatal("%s", qPrintable(account->problem()));
    return account;
}

qint64 beginOfAccounts()
{
    return QDateTime::currentDateTimeUtc().addDays(-days - 1).toMSecsSinceEpoch();
}

ReadTimes readAccount(const testsupport::SandboxProcess &account, qint64 messages,
                      const std::function<void()> &begun)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"profile/messages.db"_s);
    Transport transport(account.url(), {account.accessKey(), account.secretKey()}, {}, nullptr);
    ArchiveThread archive;
    openArchive(archive, path);
    BenchTable table(path);
    SyncOptions options;
    options.inFlight = RequestsAtOnce;
    options.pageSize = PageSize;
    MessageSync sync(transport, archive, options);
    QObject::connect(&sync, &MessageSync::stored, &table.rows(), &ArchiveRows::refresh);
    if (begun)
        begun();
    QElapsedTimer timer;
    timer.start();
    sync.start({beginOfAccounts(), QDateTime::currentMSecsSinceEpoch() + 1});
    waitUntil([&sync] { return sync.state() != MessageSync::State::Reading; });
    if (sync.state() != MessageSync::State::Complete)
        qFatal("the sync failed: %s", qPrintable(QString(sync.error().detail + sync.trouble().words)));
    ReadTimes times;
    times.stored = secondsOf(timer);
    if (sync.progress().added != messages)
        qFatal("%lld messages were read", static_cast<long long>(sync.progress().added));
    table.refreshUntil(int(messages));
    times.visible = secondsOf(timer);
    waitForIndex(archive);
    times.indexed = secondsOf(timer);
    return times;
}

} // namespace trunkline::bench

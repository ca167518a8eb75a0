// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultbench.h"

#include "faultrows.h"
#include "testcertificates.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace testsupport;
using namespace trunkline;

namespace {

sandbox::Options accountOptions(int writes, FaultBench::Wire wire)
{
    sandbox::Options options = SandboxAccount::smallOptions();
    options.accessKey = u"testkey0"_s;
    options.secretKey = u"testsecret0"_s;
    // One of three numbers is there to be released, and of the others about two of five have a failover.
    options.numbers = 6 * writes + 20;
    options.inventory = writes + 10;
    options.messages = 0;
    return wire == FaultBench::Wire::Tls ? SandboxAccount::overTls(options) : options;
}

TransportOptions transportOptions(FaultRow::Wait wait)
{
    TransportOptions options;
    options.deadlineMs = wait == FaultRow::Wait::Ample ? 20'000 : shortDeadlineMs;
    options.maxReadAttempts = 2;
    options.firstRetryMs = 5;
    options.maxRetryMs = 20;
    options.extraCertificates = {certificate()};
    return options;
}

/// The settling time is longer than anything acts late, as it is meant to be, however slow the machine;
/// nobody waits for its end, since all that is late happens.
JournalOptions journalOptions(FaultRow::Wait wait, const QTemporaryDir &folder)
{
    JournalOptions options;
    options.place = placeIn(folder);
    options.patience.settleMs = wait == FaultRow::Wait::Late ? 10'000 : 120;
    options.patience.settleSendMs = options.patience.settleMs;
    options.patience.firstLookMs = 10;
    options.patience.longestWaitMs = 40;
    options.patience.agreeMs = 10;
    options.pace = {0, 0};
    return options;
}

} // namespace

QString journalFolderTemplate()
{
    const QFileInfo memory(u"/dev/shm"_s);
    return (memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath())
        + u"/trunkline-test-XXXXXX"_s;
}

JournalPlace placeIn(const QTemporaryDir &folder)
{
    return {folder.filePath(u"data/profile"_s), folder.filePath(u"settings/head"_s)};
}

FaultBench::FaultBench(FaultRow::Wait wanted, int writes, Wire over)
    : wait(wanted)
    , wire(over)
    , m_options(accountOptions(writes, over))
    , m_folder(journalFolderTemplate())
    , account(m_options)
    , relay(account.url())
    , transport(relay.url(), {m_options.accessKey, m_options.secretKey}, transportOptions(wanted), nullptr)
    , journal(transport, journalOptions(wanted, m_folder))
    , stock(m_options, account.endpoint())
{
}

QString FaultBench::problem() const
{
    if (!account.problem().isEmpty())
        return account.problem();
    if (!m_folder.isValid())
        return m_folder.errorString();
    return journal.trouble().detail;
}

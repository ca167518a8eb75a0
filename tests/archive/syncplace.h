// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivethread.h"
#include "archive/messagesync.h"
#include "httpcall.h"

#include <memory>
#include <QSet>

namespace trunkline {
class Transport;
}

/// One message as the account lists it, read without our client.
struct ListedMessage {
    QString id;
    qint64 at = 0; ///< UTC milliseconds
};

constexpr qint64 syncDay = 24 * 3'600'000LL;

/// All of the last `days` days, newest first; empty when the account does not answer.
QList<ListedMessage> listedBy(const testsupport::Endpoint &account, int days);
QSet<QString> idsOf(const QList<ListedMessage> &listed);

/// What an archive file has, read from outside while nobody or somebody else writes.
struct ArchiveLook {
    QString problem; ///< why it cannot be read, or what is damaged in it
    QStringList ids; ///< with duplicates, if there are any
    trunkline::Coverage coverage;
};
ArchiveLook lookInto(const QString &path);

/// What is wrong with an archive beside the account's own list: duplicates, foreign records, records that are
/// missing from what it takes for covered; when it has to be whole, also any that is missing at all. Empty:
/// nothing.
QString faultsOf(const ArchiveLook &archive, const QList<ListedMessage> &listed, bool isWhole);

/// A client of an account with an archive in a file, and the sync between them. Impatient, as tests want it.
class SyncPlace {
public:
    static trunkline::SyncOptions quick();

    /// `maxPages`: of the file, for a disk that is full; 0: no limit.
    SyncPlace(const testsupport::Endpoint &account, const QString &path,
              const trunkline::SyncOptions &options = quick(), int maxPages = 0);
    ~SyncPlace();

    /// The last `days` days, to now and beyond.
    static trunkline::TimeRange lastDays(int days);
    bool reaches(trunkline::MessageSync::State state);
    /// What went wrong, for messages of tests.
    const char *why();

    trunkline::Transport &transport() { return *m_transport; }
    trunkline::ArchiveThread &archive() { return *m_archive; }
    trunkline::MessageSync &sync() { return *m_sync; }
    /// As when the window closes; the rest stays.
    void dropSync() { m_sync.reset(); }
    /// Waits until the archive has done all that it was asked for.
    void settle();
    trunkline::ArchiveTrouble openTrouble() const { return m_openTrouble; }

private:
    std::unique_ptr<trunkline::Transport> m_transport;
    std::unique_ptr<trunkline::ArchiveThread> m_archive;
    std::unique_ptr<trunkline::MessageSync> m_sync;
    trunkline::ArchiveTrouble m_openTrouble;
    QByteArray m_why;
};

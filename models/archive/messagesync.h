// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/syncoptions.h"
#include "archive/syncstatus.h"

#include <atomic>
#include <functional>
#include <memory>
#include <QObject>
#include <QThread>

namespace trunkline {

class ArchiveThread;
class SyncWork;
class Transport;

/// How far a span is read.
struct SyncProgress {
    int days = 0; ///< of the span; a part of a day counts as one
    int daysDone = 0; ///< as much as is covered in the archive, whenever that was read
    qint64 records = 0; ///< stored since start(): new, changed or the same
    qint64 added = 0; ///< of them, those that were not in the archive
};

/// Keeps the archive of an account up to date: reads the span that is asked for as far as it is not covered
/// yet, then new messages whenever poll() is called, and receipts that were not final. What was read stays;
/// cancelled, failed or killed, the next start() goes on with what is not covered.
///
/// GUI thread. The work (SyncWork) has a thread and connections to the service of its own, begun with the
/// first command; what it tells comes through the event loop. Must not outlive the archive, nor the log of
/// the transport.
///
/// The archive has to be open; one that is not ends in Failed with its trouble. Records are merged by id, so
/// whatever is read twice is stored once.
class MessageSync : public QObject {
    Q_OBJECT
public:
    using State = SyncStatus::State;

    MessageSync(const Transport &transport, ArchiveThread &archive, const SyncOptions &options = {},
                QObject *parent = nullptr);
    /// Drops what is under way. What has arrived is stored.
    ~MessageSync() override;

    /// Reads what of [from, to), UTC milliseconds, is not covered; to now when `to` lies in the future.
    /// Begins anew when it reads already.
    void start(const TimeRange &span);
    /// start() of the same span, after cancel() or a failure.
    void resume();
    /// Drops what is under way. What has arrived is stored.
    void cancel();
    /// As new, Idle: before the archive is emptied or begun anew. Nothing that was read until now reaches the
    /// archive after what is posted to it next.
    void reset();
    /// Looks for new messages, from the end of what is covered to now, and then after receipts; to be called
    /// every minute or so while somebody looks. Goes on by itself where it had failed. Does nothing while the
    /// last one is under way.
    void poll();
    bool isPolling() const { return m_status.isPolling; }

    State state() const { return m_status.state; }
    const ApiError &error() const { return m_status.error; }
    const ArchiveTrouble &trouble() const { return m_status.trouble; }
    const TimeRange &span() const { return m_status.span; }
    SyncProgress progress() const;
    /// Of the whole archive, as of the last window.
    const Coverage &coverage() const { return m_status.coverage; }
    /// When everything was last read to its newest record, UTC milliseconds; 0: not since this was made.
    qint64 upToDateAt() const { return m_status.upToDateAt; }

Q_SIGNALS:
    /// State, progress, coverage, error or isPolling().
    void changed();
    /// Records in that span are new or changed; not more often than SyncOptions::tellEveryMs.
    void stored(const trunkline::TimeRange &span);
    /// A read that is tried again after a pause.
    void retrying(int attempt, int waitMs, const trunkline::ApiError &because);

private:
    void command(const std::function<void(SyncWork &, qint64 number)> &carryOut);
    void begin();
    void makeWork();
    void take(const SyncStatus &status);

    std::function<SyncWork *()> m_make;
    SyncStatus m_status; ///< as commanded, and as told since
    std::shared_ptr<std::atomic<bool>> m_isOver; ///< what is read now must not be stored any more
    QThread m_thread;
    QObject *m_home = nullptr; ///< lives on the thread; calls are queued to it
    SyncWork *m_work = nullptr; ///< made, used and destroyed on the thread
};

} // namespace trunkline

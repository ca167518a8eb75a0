// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/syncoptions.h"
#include "archive/syncstatus.h"

#include <atomic>
#include <memory>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace trunkline {

class ArchiveThread;
class ReceiptRefresh;
class SyncRun;
class Transport;
struct StoreCount;

/// The work of a MessageSync, which says what its commands do; each has a number, and what is told tells the
/// number of the last. Lives on one thread, with the transport that it owns. Must not outlive the archive.
class SyncWork : public QObject {
    Q_OBJECT
public:
    using State = SyncStatus::State;

    /// `isOver`: once true, nothing that was read before reset() is stored any more.
    SyncWork(std::unique_ptr<Transport> transport, ArchiveThread &archive, const SyncOptions &options,
             std::shared_ptr<const std::atomic<bool>> isOver);
    ~SyncWork() override;

    void start(qint64 command, const TimeRange &span);
    void cancel(qint64 command);
    void reset(qint64 command, const std::shared_ptr<const std::atomic<bool>> &isOver);
    void poll(qint64 command);

Q_SIGNALS:
    void changed(const trunkline::SyncStatus &status);
    void stored(const trunkline::TimeRange &span);
    void retrying(qint64 command, int attempt, int waitMs, const trunkline::ApiError &because);

private:
    struct Found;

    qint64 now() const;
    void read(const TimeRange &span);
    void look(void (SyncWork::*then)(const Found &));
    void fill(const Found &found);
    void readNews(const Found &found);
    QList<TimeRange> gapsOf(const TimeRange &span, qint64 now) const;
    SyncRun *makeRun(int inFlight);
    void goOnWhereItIsWhole();
    void fillEnded(const ApiError &error, const ArchiveTrouble &trouble);
    void newsEnded(const ApiError &error, const ArchiveTrouble &trouble);
    void pollEnded(const ApiError &error, const ArchiveTrouble &trouble);
    void count(const TimeRange &span, const StoreCount &count);
    void noteClock(const SyncRun *run);
    void abandon();
    void enter(State state, const ApiError &error = {}, const ArchiveTrouble &trouble = {});
    void tell();
    void tellSoon(const TimeRange &span);

    std::unique_ptr<Transport> m_transport;
    ArchiveThread &m_archive;
    SyncOptions m_options;
    std::shared_ptr<const std::atomic<bool>> m_isOver;
    SyncStatus m_status;
    qint64 m_filledFrom = 0; ///< now() when the last fill began; what polls read begins the margin before it
    QPointer<SyncRun> m_fill; ///< reads the span
    QPointer<SyncRun> m_news; ///< reads what is new
    ReceiptRefresh *m_receipts;
    QObject *m_turn; ///< what was asked of the archive hangs on it
    TimeRange m_told; ///< stored, not told yet; empty: nothing
    QTimer m_tell;
};

} // namespace trunkline

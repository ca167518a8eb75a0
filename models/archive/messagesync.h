// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "archive/archivetrouble.h"
#include "archive/coverage.h"
#include "archive/syncoptions.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace trunkline {

class ArchiveThread;
class ReceiptRefresh;
class SyncRun;
class Transport;
struct StoreCount;

/// How far a span is read.
struct SyncProgress {
    int days = 0; ///< of the span; a part of a day counts as one
    int daysDone = 0; ///< as much as is covered in the archive, whenever that was read
    qint64 records = 0; ///< stored since start(): new, changed or the same
    qint64 added = 0; ///< of them, those that were not in the archive
};

/// Keeps the archive of an account up to date: reads the span that is asked for as far as it is not covered
/// yet, then new messages whenever poll() is called, and receipts that were not final. What was read stays;
/// cancelled, failed or killed, the next start() goes on with what is not covered. GUI thread; must not
/// outlive the transport and the archive.
///
/// The archive has to be open; one that is not ends in Failed with its trouble. Records are merged by id, so
/// whatever is read twice is stored once.
class MessageSync : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle, ///< nothing was asked for yet
        Reading,
        Paused, ///< by cancel()
        Failed, ///< error() or trouble() tells why; poll() or resume() goes on
        Complete, ///< the span is covered, but for the last minutes (SyncOptions::marginMs), which were read
    };
    Q_ENUM(State)

    MessageSync(Transport &transport, ArchiveThread &archive, const SyncOptions &options = {},
                QObject *parent = nullptr);
    ~MessageSync() override;

    /// Reads what of [from, to), UTC milliseconds, is not covered; to now when `to` lies in the future.
    /// Begins anew when it reads already. What keepDays forgets is not asked for.
    void start(const TimeRange &span);
    /// start() of the same span, after cancel() or a failure.
    void resume();
    /// Drops what is under way. What has arrived is stored.
    void cancel();
    /// As new, Idle: after the archive was emptied or begun anew.
    void reset();
    /// Looks for new messages, from the end of what is covered to now, and then after receipts; to be called
    /// every minute or so while somebody looks. Goes on by itself where it had failed. Does nothing while the
    /// last one is under way.
    void poll();
    bool isPolling() const { return m_isPolling; }

    /// 0: for ever. Counts from the next start() or poll() on.
    void setKeepDays(int days) { m_options.keepDays = days; }

    State state() const { return m_state; }
    const ApiError &error() const { return m_error; }
    const ArchiveTrouble &trouble() const { return m_trouble; }
    const TimeRange &span() const { return m_span; }
    SyncProgress progress() const;
    /// Of the whole archive, as of the last window.
    const Coverage &coverage() const { return m_coverage; }
    /// When everything was last read to its newest record, UTC milliseconds; 0: not since this was made.
    qint64 upToDateAt() const { return m_upToDateAt; }

Q_SIGNALS:
    /// State, progress, coverage, error or isPolling().
    void changed();
    /// Records in that span are new or changed; not more often than SyncOptions::tellEveryMs.
    void stored(const trunkline::TimeRange &span);
    /// A read that is tried again after a pause.
    void retrying(int attempt, int waitMs, const trunkline::ApiError &because);

private:
    struct Found;

    qint64 now() const;
    void look(void (MessageSync::*then)(const Found &));
    void fill(const Found &found);
    void readNews(const Found &found);
    QList<TimeRange> gapsOf(const TimeRange &span, qint64 now) const;
    SyncRun *makeRun(int inFlight);
    void fillEnded(const ApiError &error, const ArchiveTrouble &trouble);
    void newsEnded(const ApiError &error, const ArchiveTrouble &trouble);
    void pollEnded(const ApiError &error, const ArchiveTrouble &trouble);
    void count(const TimeRange &span, const StoreCount &count);
    void noteClock(const SyncRun *run);
    void abandon();
    void enter(State state, const ApiError &error = {}, const ArchiveTrouble &trouble = {});
    void tell();
    void tellSoon(const TimeRange &span);

    Transport &m_transport;
    ArchiveThread &m_archive;
    SyncOptions m_options;
    State m_state = State::Idle;
    ApiError m_error;
    ArchiveTrouble m_trouble;
    TimeRange m_span;
    Coverage m_coverage;
    SyncProgress m_counts; ///< the records of it
    qint64 m_aheadMs = 0; ///< what the service's clock is ahead
    qint64 m_filledFrom = 0; ///< now() when the fill under way began
    qint64 m_upToDateAt = 0;
    bool m_isPolling = false;
    QPointer<SyncRun> m_fill; ///< reads the span
    QPointer<SyncRun> m_news; ///< reads what is new
    ReceiptRefresh *m_receipts;
    QObject *m_turn; ///< what was asked of the archive hangs on it
    TimeRange m_told; ///< stored, not told yet; empty: nothing
    QTimer m_tell;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/result.h"
#include "archive/archivetrouble.h"
#include "archive/syncoptions.h"
#include "archive/syncpace.h"
#include "archive/windowread.h"
#include "archive/windowseams.h"

#include <atomic>
#include <memory>
#include <optional>
#include <QObject>
#include <QTimer>
#include <vector>

namespace trunkline {

class ArchiveThread;
class Transport;
struct StoreCount;

/// Reads gaps into the archive, once: cut into windows, the newest first, several requests at once. The pages
/// of one window come one after the other, since a list that grows between two pages would hide a record from
/// whoever reads them in any other order; when no window is left, the largest one is shared. Every page is
/// stored as it comes, those that arrive while the archive is busy together; a window is covered in the same
/// transaction as its last page, and not before it fits the one above it (windowseams.h). Lives on the thread
/// of the transport; the work of storing is not in it.
///
/// Destroying it drops what is asked for. What has arrived is stored all the same.
class SyncRun : public QObject {
    Q_OBJECT
public:
    /// Transport and archive must outlive it. Once `isOver` is true, whoever made it so, nothing more is
    /// stored.
    SyncRun(Transport &transport, ArchiveThread &archive, const SyncOptions &options,
            std::shared_ptr<const std::atomic<bool>> isOver, QObject *parent);
    ~SyncRun() override;

    /// Once. In order of time; one that ends at `now` (UTC milliseconds) is read to its newest record and
    /// covered to options.marginMs before that, by the service's clock.
    void start(const QList<TimeRange> &gaps, qint64 now);
    /// Drops what is asked for; nothing is signalled any more.
    void cancel();
    /// What the service's clock is ahead of ours, when it has told, in milliseconds.
    std::optional<qint64> serviceAheadMs() const { return m_aheadMs; }

Q_SIGNALS:
    /// A page is in the archive; its records lie in that span.
    void stored(const trunkline::TimeRange &span, const trunkline::StoreCount &count);
    void covered(const trunkline::TimeRange &range);
    /// The transport (or, after it, this) tries a page again after a pause.
    void retrying(int attempt, int waitMs, const trunkline::ApiError &because);
    /// Once, when nothing is under way any more. Without error and trouble everything is covered.
    void ended(const trunkline::ApiError &error, const trunkline::ArchiveTrouble &trouble);

private:
    struct Reading;
    /// Pages that arrived and are not in the archive yet.
    struct Arrived {
        int pages = 0;
        QList<Message> records;
        QList<TimeRange> covered;
    };
    using Readings = std::vector<std::unique_ptr<Reading>>;

    void pump();
    bool hasRoom() const;
    Reading *nextToAsk();
    Reading *begin(const DayWindow &window);
    Reading *share();
    void ask(Reading *reading);
    void take(Reading *reading, qint64 request, const Result<Page<Message>> &result);
    void noteClock(Reading *reading, qint64 date);
    void closeWindow(Reading *reading, const QList<Message> &records);
    void judgeBelow(qint64 at);
    void readWide(std::unique_ptr<Reading> reading);
    std::unique_ptr<Reading> takeOut(Readings &from, Reading *reading);
    void fail(qint64 request, const ApiError &error);
    void holdOn(qint64 request, int waitMs, const ApiError &because);
    void store(const QList<Message> &records, const TimeRange &covered = {});
    void storeArrived();
    void stop(const ApiError &error, const ArchiveTrouble &trouble);
    void finish();

    Transport &m_transport;
    ArchiveThread &m_archive;
    SyncOptions m_options;
    std::shared_ptr<const std::atomic<bool>> m_isOver;
    SyncPace m_pace;
    WindowPlan m_plan;
    WindowSeams m_seams;
    Readings m_readings; ///< begun, not read to the end; the newest first
    Readings m_unsealed; ///< read and stored; the window above is not read yet
    QTimer m_pause; ///< nothing is asked for while it runs
    qint64 m_now = 0;
    std::optional<qint64> m_aheadMs;
    int m_limit;
    QSet<qint64> m_onWire; ///< requests that have not been answered
    qint64 m_largestPage = 1; ///< bytes
    int m_unread = 0; ///< pages that arrived and are not decoded yet
    int m_waiting = 0; ///< pages that arrived and are not stored yet
    Arrived m_arrived; ///< of them, those that are not handed to the archive yet
    bool m_isStoring = false;
    qint64 m_lastRequest = 0;
    qint64 m_countedTo = 0; ///< requests begun with the last failure tell of the same moment
    int m_failures = 0; ///< in a row
    int m_tornSeams = 0;
    bool m_isStopped = false;
    bool m_hasEnded = false;
    ApiError m_error;
    ArchiveTrouble m_trouble;
    /// Shared with work on the archive's thread: once a page could not be stored, no later one may claim that
    /// its window is whole.
    std::shared_ptr<std::atomic<bool>> m_isBroken;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detailbatches.h"
#include "detailreads.h"
#include "domain/ownednumber.h"
#include "journal/intent.h"
#include "listloader.h"
#include "rowruns.h"

#include <QTimer>

namespace trunkline {

class Session;

/// How hard the book may ask for details. Careful readers keep to 5 calls a second (flowroute-api 1.8).
struct DetailPace {
    int atOnce = 4; ///< reads under way for numbers that somebody looks at
    int quietMs = 300; ///< between two reads for numbers that nobody looks at
    int apartMs = 200; ///< at least, from the start of one read to that of the next
    int againMs = 30'000; ///< after a read failed for what passes: no network, too many requests
    int together = 100; ///< numbers in one read, where the service has a call for that; 1: never ask for it
};

/// The numbers of the account, shared by all pages: the list, read to its end, and the details (which carry
/// the routes), read for the rows in view first and then quietly for the rest: many at a time where the
/// service does that, else one by one. GUI thread; must not outlive the session.
class NumberBook : public QObject {
    Q_OBJECT
public:
    explicit NumberBook(Session &session, QObject *parent = nullptr, DetailPace pace = {});
    ~NumberBook() override;

    MemoryRows<OwnedNumber> &rows() { return m_rows; }
    const MemoryRows<OwnedNumber> &rows() const { return m_rows; }
    ListStatus &status() { return m_loader; }
    const ListStatus &status() const { return m_loader; }

    /// Reads the list again. Details known so far stay on show and are read again, those in view first.
    void refresh();

    /// The detail if it has been read, else nullptr; valid until the next change.
    const NumberDetail *detail(const PhoneNumber &number) const;
    /// The same, but for one that is only known from a snapshot.
    const NumberDetail *readDetail(const PhoneNumber &number) const;
    /// Why the last read of that detail failed, or nullptr. What passes is tried again after a while.
    const ApiError *detailError(const PhoneNumber &number) const;
    /// Asks for these details before all others, in this order (rows in view, the selected row). Replaces the
    /// wishes before. They hold for numbers that the list under way has yet to bring, and for refresh().
    void wantDetails(const QList<PhoneNumber> &numbers);
    /// Reads one detail again now, whatever is known: after a change, or on a person's wish.
    void reread(const PhoneNumber &number);
    /// Where these numbers stand in rows(), as far as they are there: as runs from the top.
    QList<RowRun> rowsOf(const QList<PhoneNumber> &numbers) const;
    /// How many of the listed numbers have a detail here: the "of n numbers read" of use counts.
    int detailCount() const { return int(m_details.size()); }

    /// Shows what was kept of an earlier time, while the list has not been read to its end: the first
    /// SnapshotSlice numbers at once, as many more at every turn of the event loop, which are to have room in
    /// between. Numbers that are here already stay as they are. The details count as old and are read again;
    /// the first list that is read to its end removes what it does not have. `at`: UTC milliseconds.
    void showSnapshot(const QList<KeptNumber> &numbers, qint64 at);
    static constexpr int SnapshotSlice = 1'000;
    /// Of what time some of the rows are, UTC milliseconds; 0 once the list was read to its end, or when
    /// nothing was kept.
    qint64 snapshotAt() const { return m_snapshotAt; }
    /// Everything that is known now, for the next start; once the list has been read to its end.
    QList<KeptNumber> toKeep() const;

    /// Takes over what a purchase or an edit answered: the row and its detail appear or change at once.
    void adopt(const NumberDetail &detail);
    /// After a release.
    void forget(const PhoneNumber &number);

    /// The write of that kind to the number that is neither done nor failed for certain, or nullptr; valid
    /// until the journal changes. When it is settled by reading, the book reads the number again by itself.
    const Intent *openWrite(WriteKind kind, const PhoneNumber &number) const;

    /// Such a write when each of the numbers has an unclear one (the first one's), else nullptr.
    const Intent *unclearOnAll(WriteKind kind, const QList<PhoneNumber> &numbers) const;

    /// Numbers that use the route as primary or failover, as far as details are read.
    QList<PhoneNumber> usersOfRoute(const QString &routeId) const;

Q_SIGNALS:
    /// Of each of them a detail was read, changed or could not be read.
    void detailsChanged(const QList<trunkline::PhoneNumber> &numbers);
    /// snapshotAt() has changed.
    void snapshotChanged();
    /// A write to the number began or ended, or more is known of an unclear one.
    void openWriteChanged(const trunkline::PhoneNumber &number);
    /// The read of a detail is tried again; detailReadEnded() follows when it is over or given up.
    void detailRetrying(int attempt, int waitMs);
    void detailReadEnded();

private:
    void pump();
    QList<PhoneNumber> nextWanted();
    void readNextQuietly();
    bool needsReading(const PhoneNumber &number) const;
    bool mayJoin(const PhoneNumber &number, const QList<PhoneNumber> &others) const;
    void read(const QList<PhoneNumber> &numbers);
    void follow(JobBase *job, const QList<PhoneNumber> &numbers);
    void takeOne(const QList<PhoneNumber> &numbers, const Result<NumberDetail> &result);
    void takeSeveral(const QList<PhoneNumber> &numbers, const Result<QList<NumberDetail>> &result);
    void takeError(const QList<PhoneNumber> &numbers, const ApiError &error);
    void tryAgain();
    void readSingly(const QList<PhoneNumber> &numbers);
    void adoptAll(const QList<NumberDetail> &details);
    void showMoreOfSnapshot();
    void endSnapshot();
    void dropDetailsOfGone();
    void followWrite(qint64 intent);
    void takeSettled(qint64 intent);

    Session &m_session;
    DetailPace m_pace;
    MemoryRows<OwnedNumber> m_rows;
    ListLoader<OwnedNumber> m_loader;
    QHash<PhoneNumber, NumberDetail> m_details;
    QHash<PhoneNumber, ApiError> m_detailErrors;
    QSet<PhoneNumber> m_stale; ///< known from before the last refresh
    QSet<PhoneNumber> m_kept; ///< known from the snapshot only
    qint64 m_snapshotAt = 0;
    QList<KeptNumber> m_toShow; ///< of the snapshot, as far as it is not shown yet
    QTimer m_showing;
    QList<PhoneNumber> m_wishes; ///< the last ones, whether or not they have been fulfilled
    QList<PhoneNumber> m_wanted; ///< those still to be read; first come first
    DetailReads m_reading;
    DetailBatches m_batches;
    QSet<PhoneNumber> m_single; ///< a read of many did not bring them: to be read alone
    QSet<PhoneNumber> m_rereads; ///< those of m_reading that reread() asked for
    QTimer m_apart; ///< runs while the next wanted read has to wait
    QTimer m_quiet;
    QTimer m_again; ///< runs while the quiet walk waits for something to pass
    int m_quietRow = 0; ///< where the quiet walk over the list stands
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivedatabase.h"
#include "archive/coverage.h"
#include "archive/messagerecord.h"

#include <atomic>
#include <functional>
#include <initializer_list>
#include <memory>

namespace trunkline {

struct StoreCount {
    int added = 0;
    int changed = 0;
    int same = 0;
    friend bool operator==(const StoreCount &, const StoreCount &) = default;
};

/// The only one that changes the archive of an account. Lives on one thread (ArchiveThread), every call waits
/// for the disk. Each call is one transaction unless it says otherwise: whoever is killed finds all of it or
/// nothing.
class ArchiveWriter {
    Q_DECLARE_TR_FUNCTIONS(ArchiveWriter)
public:
    ArchiveWriter();
    ~ArchiveWriter();
    Q_DISABLE_COPY_MOVE(ArchiveWriter)

    /// What may take long and can as well be done another time (forgetBefore(), checkWhenDue(), the room that
    /// forgetAll() gives back) ends with Interrupted once `over` is true. It must outlive the writer.
    void endEarlyWhen(const std::atomic<bool> &over) { m_over = &over; }

    /// A damaged file is set aside and begun anew; *aside gets where it is then. Nothing is lost for good:
    /// the service still has it.
    ArchiveTrouble open(const QString &path, QString *aside = nullptr);
    void close();
    bool isOpen() const { return m_database.isOpen(); }
    /// After a call said Damaged: the same.
    ArchiveTrouble beginAnew(QString *aside = nullptr);

    /// Merges by id (of several with the same id the last one counts). A record that changed replaces its
    /// older self and keeps its number, unless its time changed. New texts can be searched at once, but are
    /// not in the index before index(). `covered` was read completely with these messages and those before;
    /// empty ranges are nothing.
    ArchiveTrouble store(const QList<Message> &messages, StoreCount *count = nullptr,
                         const QList<TimeRange> &covered = {});
    ArchiveTrouble cover(const TimeRange &range);

    /// Of fewer, the index gets pieces so small that joining them costs more; more make others wait.
    static constexpr int TextsAtOnce = 8'000;
    /// Puts at most that many waiting texts into the index. *left: how many still wait.
    ArchiveTrouble index(int most, int *left = nullptr);
    /// How many texts wait to be put into the index.
    int waiting() const;
    /// Makes searches faster by joining some of the index's pieces, for idle moments: at most some tens of
    /// milliseconds. *done when there is nothing more to join.
    ArchiveTrouble tidy(bool *done = nullptr);

    /// Looks at every page of the file once a week, which takes seconds for a gigabyte; Damaged when
    /// something is wrong with it.
    ArchiveTrouble checkWhenDue();

    /// Deletes everything before that time, also from the coverage, and what migrations and damages left
    /// beside the file a week ago or longer. Several transactions, the coverage first; one that was cut off
    /// is completed by the next.
    ArchiveTrouble forgetBefore(qint64 at);
    /// Deletes everything and gives the disk its room back.
    ArchiveTrouble forgetAll();

    /// Empty on trouble; so are the following.
    Coverage coverage(ArchiveTrouble *trouble = nullptr);
    /// Outbound ones since then whose status is not final, newest first.
    QList<Message> unsettled(qint64 since, int most, ArchiveTrouble *trouble = nullptr);
    /// How many messages there are. Reads an index: some milliseconds for a million.
    qint64 count(ArchiveTrouble *trouble = nullptr);

    ArchiveDatabase &database() { return m_database; }

private:
    struct Parts;

    ArchiveTrouble prepare();
    /// A transaction of the database, and what is to be done when it fails.
    ArchiveTrouble change(const std::function<ArchiveTrouble()> &work);
    ArchiveTrouble eachRow(const char *select, std::initializer_list<qint64> values,
                           const std::function<ArchiveTrouble(const ArchiveStatement &)> &take);
    ArchiveTrouble merge(const QList<MessageRecord> &records, StoreCount *count);
    ArchiveTrouble mergeOne(const MessageRecord &record, StoreCount *count);
    ArchiveTrouble replace(qint64 seq, const MessageRecord &older, const MessageRecord &newer);
    ArchiveTrouble insert(const MessageRecord &record);
    ArchiveTrouble saveCoverage(const Coverage &coverage);
    ArchiveTrouble forgetIndexOfMost(qint64 at);
    ArchiveTrouble forgetSome(qint64 at, int *forgotten);
    ArchiveTrouble forgetRowsBefore(qint64 at);
    ArchiveTrouble giveBackRoom(const QDateTime &copiesBefore);
    ArchiveTrouble unlessOver(const std::function<ArchiveTrouble()> &work);

    const std::atomic<bool> *m_over = nullptr;
    ArchiveDatabase m_database;
    std::unique_ptr<Parts> m_parts; ///< statements; only while it is open
};

} // namespace trunkline

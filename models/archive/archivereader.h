// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/messagehistogram.h"
#include "archive/messagereading.h"
#include "archive/messagesums.h"

#include <atomic>
#include <functional>
#include <QObject>
#include <QThread>

namespace trunkline {

class ArchiveReaderWork;

/// Reads the archive for the window: searches, rows, counts and conversations, on a thread and a connection
/// of its own, so that neither the disk nor a long search is waited for. Lives in the GUI thread, where its
/// signals come; each carries the generation it was asked with, and whoever asked drops what is out of date.
///
/// There is one search at a time, and a new one interrupts it; so every table has a reader of its own. Rows
/// are read between the steps of a search. Nothing that was asked for is lost to an interruption, except the
/// older search itself, of which nothing more comes.
class ArchiveReader : public QObject {
    Q_OBJECT
public:
    explicit ArchiveReader(QObject *parent = nullptr);
    /// Interrupts what runs, and waits for the thread.
    ~ArchiveReader() override;

    /// First of all. The file has to be there already, see ArchiveDatabase::Access::Read. Without it
    /// everything fails with CannotOpen.
    void open(const QString &path);
    /// Gives the file free, so that it can be moved or deleted; open() again after.
    void close();

    /// The seqs come in pieces, with found(); the contents of the first rows right behind the first, with
    /// read(). How many there will be is told before the last one where it is known, with totalKnown().
    void search(const MessageQuery &query, int generation);
    /// Ends the search that runs; nothing more comes of it.
    void cancelSearch();
    void rows(const QList<qint64> &seqs, int generation);
    /// Counted when no search runs. Days and parts of days are those of the zone; see bucketStart(). A newer
    /// one takes the place of one that is not counted yet.
    void histogram(const MessageQuery &query, qint64 bucketMs, const QTimeZone &zone, int generation);
    /// Parts and cost of these rows, when neither search nor histogram runs. A newer one takes the place of
    /// one that is not added up yet.
    void sum(const QList<qint64> &seqs, int generation);
    /// At most that many before that seq, newest first.
    void conversation(const PhoneNumber &a, const PhoneNumber &b, qint64 beforeSeq, int most, int generation);

Q_SIGNALS:
    void opened(const trunkline::ArchiveTrouble &trouble);
    void found(int generation, const QList<qint64> &seqs, bool isComplete);
    void totalKnown(int generation, qint64 total);
    void read(int generation, const trunkline::ReadMessages &messages);
    void counted(int generation, const QList<trunkline::ActivityBucket> &buckets);
    void summed(int generation, const trunkline::MessageTotals &totals);
    /// isAll: there are none before these.
    void conversed(int generation, const trunkline::ReadMessages &messages, bool isAll);
    /// What was asked with that generation was not done. A search that a newer one interrupted is no failure
    /// and says nothing.
    void failed(int generation, const trunkline::ArchiveTrouble &trouble);

private:
    friend class ArchiveReaderWork;
    void post(std::function<void(ArchiveReaderWork &)> work);
    /// Called on the thread; the reply runs in the GUI thread.
    void answer(std::function<void()> reply);

    QThread m_thread;
    ArchiveReaderWork *m_work; ///< lives on the thread; calls are queued to it
    std::atomic<qint64> m_newestSearch = 0; ///< counts calls of search(); older ones are not to go on
};

} // namespace trunkline

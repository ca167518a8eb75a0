// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivereader.h"
#include "archive/messagesearch.h"

#include <functional>
#include <mutex>
#include <QElapsedTimer>

namespace trunkline {

/// What an ArchiveReader does on its thread: one thing at a time, long ones in steps of some milliseconds,
/// between which the next calls get their turn. Everything is called on that thread but interrupt().
class ArchiveReaderWork : public QObject {
    Q_OBJECT
public:
    struct Counting {
        MessageQuery query;
        qint64 bucketMs = 0;
        QTimeZone zone;
        int generation = 0;
    };

    struct Summing {
        QList<qint64> seqs;
        int generation = 0;
    };

    explicit ArchiveReaderWork(ArchiveReader &reader)
        : m_reader(reader)
    {
    }

    void open(const QString &path);
    void close();
    /// From any thread.
    void interrupt();

    /// `number` tells which call it was: not begun, and not gone on with, once there is a newer one.
    void search(const MessageQuery &query, int generation, qint64 number);
    void rows(const QList<qint64> &seqs, int generation);
    void histogram(const Counting &counting);
    void sum(const Summing &summing);
    void conversation(const PhoneNumber &a, const PhoneNumber &b, qint64 beforeSeq, int most, int generation);

private:
    /// Everything on one open connection, in the order in which it may be destroyed.
    struct Connection {
        explicit Connection(std::unique_ptr<ArchiveDatabase> opened);
        std::unique_ptr<ArchiveDatabase> database;
        MessageReading reading;
        MessageSearch search;
        MessageHistogram histogram;
        MessageSums sums;
    };

    bool isOutOfDate() const { return m_number != m_reader.m_newestSearch; }
    void stepLater();
    void step();
    void stepSearch();
    void stepHistogram();
    void stepSums();
    void endBackground();
    void tellFound(bool isComplete);
    void tellTotal();
    void fail(int generation, const ArchiveTrouble &trouble);
    ArchiveTrouble untilUninterrupted(const std::function<ArchiveTrouble()> &reading);

    ArchiveReader &m_reader;
    std::unique_ptr<Connection> m_connection; ///< null while closed
    std::mutex m_handleLock; ///< of m_handle: closing must not meet an interrupt
    sqlite3 *m_handle = nullptr;
    qint64 m_number = 0; ///< of the search that runs, or ran
    int m_generation = 0; ///< likewise
    QList<qint64> m_found; ///< by it, not told yet
    qsizetype m_told = 0; ///< how many were
    QElapsedTimer m_sinceTold;
    bool m_isQueued = false; ///< step()
    bool m_hasToldMany = false; ///< just now
    std::optional<Counting> m_counting; ///< wanted, perhaps begun
    bool m_isCounting = false; ///< begun
    std::optional<Summing> m_summing; ///< likewise
    bool m_isSumming = false;
};

} // namespace trunkline

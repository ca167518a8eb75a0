// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivereader.h"
#include "rowsource.h"

#include <QCache>
#include <QSet>

namespace trunkline {

/// The messages of the archive that a query means, in its order: the seqs of all of them, and the contents of
/// about 2,000 rows around what is looked at. The seqs come piece by piece (isComplete() tells when), rows
/// come some time after want() and are told of by changed().
///
/// id() is the message's own id while its row is at hand, else its seq in decimal; indexOf() knows both, the
/// first only of rows at hand. (A million ids would take 100 MB.) So keep a seq to find a row again.
class ArchiveRows : public RowSource<Message> {
    Q_OBJECT
public:
    static constexpr int KeptRows = 2'000;

    /// The reader must outlive this and serve no other search.
    explicit ArchiveRows(ArchiveReader &reader, QObject *parent = nullptr);

    const MessageQuery &query() const { return m_query; }
    /// The rows of the query before stay until the first of the new ones are known; then everything is reset.
    void setQuery(const MessageQuery &query);
    /// Asks the same again: rows that stay keep their places, selections and contents, the contents are read
    /// anew where they are looked at. Only when very much is different, or rows changed places, everything is
    /// reset. While a search runs, it comes after that.
    void refresh();

    /// Whether count() is that of all rows of the query.
    bool isComplete() const { return m_isComplete; }
    /// Of all rows of the query; -1 while that is not known. It may be before all are there.
    int total() const { return m_isComplete ? count() : m_total; }
    /// Whether no search runs or is to follow: the rows are what the archive has by now.
    bool isSettled() const { return m_phase == Phase::Idle && m_isComplete; }
    /// What the last search or the last reading of rows failed with; nothing once the next one began.
    const ArchiveTrouble &trouble() const { return m_trouble; }
    /// Of a row; and the other way round, -1 when there is no such row.
    qint64 seq(int row) const { return m_seqs.at(row); }
    /// All of them, in order; not copied before somebody changes one.
    const QList<qint64> &seqs() const { return m_seqs; }
    int rowOfSeq(qint64 seq) const;

    int count() const override { return int(m_seqs.size()); }
    QString id(int row) const override;
    int indexOf(const QString &id) const override;
    const Message *row(int row) const override { return m_cache.object(m_seqs.at(row)); }
    /// One window is asked for at a time: of those that pass while it is read, the last one is next.
    void want(int first, int last) override;

Q_SIGNALS:
    /// After every piece: count(), total() and isComplete() may have changed.
    void extentChanged();
    /// The rows are those of another query now, or in another order.
    void replaced();
    /// The search failed; what is there stays, and is not complete.
    void failed(const trunkline::ArchiveTrouble &trouble);

private:
    enum class Phase {
        Idle,
        Replacing, ///< nothing of the new query is known yet
        Appending,
        Refreshing, ///< pieces are collected
    };
    struct Window {
        int first = 0;
        int last = -1;
    };

    void start(Phase phase);
    void take(int generation, const QList<qint64> &seqs, bool isComplete);
    void takeTotal(int generation, qint64 total);
    void takeRows(int generation, const ReadMessages &messages);
    void takeFailure(int generation, const ArchiveTrouble &trouble);
    void replace(const QList<qint64> &seqs);
    void append(const QList<qint64> &seqs);
    void reset(const QList<qint64> &seqs);
    void mergeFresh();
    void markOld();
    void askForWindow();
    QList<qint64> missingIn(const Window &window) const;
    Window around(const Window &window) const;
    void tellChanged(const QSet<qint64> &seqs);

    ArchiveReader &m_reader;
    MessageQuery m_query;
    int m_generation = 0; ///< of the newest search
    Phase m_phase = Phase::Idle;
    bool m_isComplete = false;
    int m_total = -1; ///< as told by the search that runs
    ArchiveTrouble m_trouble;
    bool m_isRefreshDue = false; ///< once the search that runs is complete

    QList<qint64> m_seqs;
    MessageSort m_order; ///< of m_seqs
    QList<qint64> m_fresh; ///< what a refresh found so far
    mutable QCache<qint64, Message> m_cache; ///< by seq; mutable since a look makes a row the newest one
    QSet<qint64> m_old; ///< in the cache from before a refresh
    QHash<QString, qint64> m_seqOfId; ///< of rows in the cache, and some that were
    Window m_wanted;
    bool m_isAsked = false; ///< a window is being read
    bool m_isWantedAsked = true; ///< m_wanted was asked for, or is at hand
    int m_rowsSince = 0; ///< contents that were asked for with an older generation are dropped
};

} // namespace trunkline

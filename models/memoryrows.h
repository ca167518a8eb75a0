// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rowindex.h"
#include "rowruns.h"
#include "rowsource.h"

#include <functional>
#include <QHash>
#include <QSet>
#include <utility>

namespace trunkline {

/// A RowSource that holds everything in memory, in the order in which it came. Ids are unique: a row that
/// comes again replaces its older self in place, so selection and scroll position survive a refresh.
template <typename T> class MemoryRows : public RowSource<T> {
public:
    using IdOf = std::function<QString(const T &)>;

    explicit MemoryRows(IdOf idOf, QObject *parent = nullptr)
        : RowSource<T>(parent)
        , m_idOf(std::move(idOf))
    {
    }

    int count() const override { return int(m_rows.size()); }
    QString id(int row) const override { return m_idOf(m_rows.at(row)); }
    int indexOf(const QString &id) const override
    {
        int row = m_index.value(id);
        for (const Run &run : m_gone) {
            if (run.first < row)
                row -= run.count;
        }
        return row;
    }
    const T *row(int row) const override { return &m_rows.at(row); }
    const T *find(const QString &id) const
    {
        const int row = indexOf(id);
        return row < 0 ? nullptr : &m_rows.at(row);
    }
    const QList<T> &all() const { return m_rows; }
    QString idOf(const T &row) const { return m_idOf(row); }

    /// Updates rows that are known by id and appends the others. Returns how many were new. Changes of rows
    /// that lie together are told as one.
    int merge(const QList<T> &rows)
    {
        QList<T> fresh;
        QList<int> replaced;
        QHash<QString, int> freshIndex;
        for (const T &row : rows) {
            const QString key = m_idOf(row);
            if (const int known = indexOf(key); known >= 0) {
                if (replace(known, row))
                    replaced.append(known);
            } else if (const auto twin = freshIndex.constFind(key); twin != freshIndex.cend()) {
                fresh[*twin] = row;
            } else {
                freshIndex.insert(key, int(fresh.size()));
                fresh.append(row);
            }
        }
        for (const RowRun &run : runsOfRows(replaced))
            Q_EMIT this->changed(run.first, run.last);
        append(fresh);
        return int(fresh.size());
    }

    /// Removes the row with that id, if it is there.
    void remove(const QString &id)
    {
        if (const int row = indexOf(id); row >= 0)
            takeOut(RowRun{row, row});
    }

    /// Removes the rows with these ids, as far as they are there. Runs of rows go one by one, so that
    /// selections survive; when that would take long, everything is reset instead.
    void removeAll(const QSet<QString> &ids)
    {
        QList<int> rows;
        for (const QString &id : ids) {
            if (const int row = indexOf(id); row >= 0)
                rows.append(row);
        }
        takeOut(runsOfRows(rows));
    }

    /// Removes every row whose id is not in `keep`, likewise: what a complete refresh no longer saw.
    template <typename Ids = QSet<QString>> void keepOnly(const Ids &keep)
    {
        QList<int> rows;
        for (int row = 0; row < count(); ++row) {
            if (!keep.contains(id(row)))
                rows.append(row);
        }
        takeOut(runsOfRows(rows));
    }

    void clear() { reset({}); }

    /// Replaces everything. Of rows with the same id the last counts, in the place of the first.
    void reset(const QList<T> &rows)
    {
        Q_EMIT this->aboutToReset();
        m_rows.clear();
        m_index.clear();
        forgetGone();
        m_rows.reserve(rows.size());
        m_index.reserve(rows.size());
        for (const T &row : rows) {
            const QString key = m_idOf(row);
            if (const int known = m_index.value(key); known >= 0) {
                m_rows[known] = row;
                continue;
            }
            m_index.insert(key, count());
            m_rows.append(row);
        }
        Q_EMIT this->wasReset();
    }

private:
    /// Above this, one reset costs views less than their work for every run.
    static constexpr qsizetype manyRuns = 100;
    /// And this many rows are not moved up, all runs together: some tens of milliseconds.
    static constexpr qint64 manyMoved = 3'000'000;
    /// indexOf() passes over each of them.
    static constexpr qsizetype manyGone = 32;

    struct Run {
        int first;
        int count;
    };

    bool takesLong(const QList<RowRun> &runs) const
    {
        qint64 moved = 0;
        for (const RowRun &run : runs)
            moved += count() - run.last;
        return runs.size() > manyRuns || (runs.size() > 1 && moved > manyMoved);
    }

    /// `runs` from the top.
    void takeOut(const QList<RowRun> &runs)
    {
        if (takesLong(runs))
            return resetWithout(runs);
        for (auto run = runs.crbegin(); run != runs.crend(); ++run)
            takeOut(*run);
    }

    void resetWithout(const QList<RowRun> &runs)
    {
        QList<T> kept;
        kept.reserve(m_rows.size());
        int next = 0;
        for (const RowRun &run : runs) {
            kept.append(m_rows.sliced(next, run.first - next));
            next = run.last + 1;
        }
        kept.append(m_rows.sliced(next));
        reset(kept);
    }

    bool replace(int row, const T &value)
    {
        if (m_rows.at(row) == value)
            return false;
        m_rows[row] = value;
        return true;
    }

    void append(const QList<T> &rows)
    {
        if (rows.isEmpty())
            return;
        const int first = count();
        Q_EMIT this->aboutToInsert(first, int(rows.size()));
        m_rows += rows;
        for (int row = first; row < count(); ++row)
            m_index.insert(id(row), row + m_goneRows);
        Q_EMIT this->inserted();
    }

    /// Indexing the rows behind anew for every run would take seconds for tens of thousands of rows:
    /// indexOf() shifts them until settleIndex().
    void takeOut(const RowRun &run)
    {
        const bool isBefore = m_gone.isEmpty() || run.last < m_gone.constLast().first;
        if (!isBefore || m_gone.size() >= manyGone)
            settleIndex();
        const int gone = run.last - run.first + 1;
        Q_EMIT this->aboutToRemove(run.first, gone);
        for (int row = run.first; row <= run.last; ++row)
            m_index.remove(id(row));
        m_rows.remove(run.first, gone);
        m_gone.append({run.first, gone});
        m_goneRows += gone;
        Q_EMIT this->removed();
    }

    void settleIndex()
    {
        if (m_gone.isEmpty())
            return;
        forgetGone();
        m_index.clear();
        for (int row = 0; row < count(); ++row)
            m_index.insert(id(row), row);
    }

    void forgetGone()
    {
        m_gone.clear();
        m_goneRows = 0;
    }

    IdOf m_idOf;
    QList<T> m_rows;
    RowIndex m_index; ///< rows before the runs of m_gone went
    QList<Run> m_gone; ///< taken out since the rows were indexed, each before those that went before it
    int m_goneRows = 0; ///< of all of them
};

} // namespace trunkline

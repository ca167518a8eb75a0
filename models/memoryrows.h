// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
        int row = m_index.value(id, -1);
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

    /// Updates rows that are known by id and appends the others. Returns how many were new.
    int merge(const QList<T> &rows)
    {
        QList<T> fresh;
        QHash<QString, int> freshIndex;
        for (const T &row : rows) {
            const QString key = m_idOf(row);
            if (const int known = indexOf(key); known >= 0)
                replace(known, row);
            else if (const auto twin = freshIndex.constFind(key); twin != freshIndex.cend())
                fresh[*twin] = row;
            else {
                freshIndex.insert(key, int(fresh.size()));
                fresh.append(row);
            }
        }
        append(fresh);
        return int(fresh.size());
    }

    /// Removes the row with that id, if it is there.
    void remove(const QString &id)
    {
        if (const int row = indexOf(id); row >= 0)
            removeRows(row, 1);
    }

    /// Removes every row whose id is not in `keep`: what a complete refresh no longer saw. Runs of rows go
    /// one by one, so that selections survive; when there are very many, everything is reset instead.
    void keepOnly(const QSet<QString> &keep)
    {
        if (runsWithout(keep) > manyRuns) {
            keepByReset(keep);
            return;
        }
        for (int last = count() - 1; last >= 0; --last) {
            if (keep.contains(id(last)))
                continue;
            int first = last;
            while (first > 0 && !keep.contains(id(first - 1)))
                --first;
            takeOut(first, last - first + 1);
            last = first;
        }
        settleIndex();
    }

    void clear() { reset({}); }

    /// Replaces everything. Of rows with the same id the last counts, in the place of the first.
    void reset(const QList<T> &rows)
    {
        Q_EMIT this->aboutToReset();
        m_rows.clear();
        m_index.clear();
        m_gone.clear();
        for (const T &row : rows) {
            const QString key = m_idOf(row);
            if (const int known = m_index.value(key, -1); known >= 0) {
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
    static constexpr int manyRuns = 100;

    struct Run {
        int first;
        int count;
    };

    int runsWithout(const QSet<QString> &keep) const
    {
        int runs = 0;
        bool inRun = false;
        for (const T &row : m_rows) {
            const bool goes = !keep.contains(m_idOf(row));
            runs += goes && !inRun ? 1 : 0;
            inRun = goes;
        }
        return runs;
    }

    void keepByReset(const QSet<QString> &keep)
    {
        QList<T> kept;
        for (const T &row : std::as_const(m_rows)) {
            if (keep.contains(m_idOf(row)))
                kept.append(row);
        }
        reset(kept);
    }

    void replace(int row, const T &value)
    {
        if (m_rows.at(row) == value)
            return;
        m_rows[row] = value;
        Q_EMIT this->changed(row, row);
    }

    void append(const QList<T> &rows)
    {
        if (rows.isEmpty())
            return;
        settleIndex();
        const int first = count();
        Q_EMIT this->aboutToInsert(first, int(rows.size()));
        m_rows += rows;
        for (int row = first; row < count(); ++row)
            m_index.insert(id(row), row);
        Q_EMIT this->inserted();
    }

    void removeRows(int first, int count)
    {
        settleIndex();
        takeOut(first, count);
        settleIndex();
    }

    /// Removes a run that lies before all those of m_gone. Indexing the rows behind anew for every run would
    /// take seconds for tens of thousands of rows: indexOf() shifts them until settleIndex().
    void takeOut(int first, int count)
    {
        Q_EMIT this->aboutToRemove(first, count);
        for (int row = first; row < first + count; ++row)
            m_index.remove(id(row));
        m_rows.remove(first, count);
        m_gone.append({first, count});
        Q_EMIT this->removed();
    }

    void settleIndex()
    {
        if (m_gone.isEmpty())
            return;
        m_gone.clear();
        m_index.clear();
        for (int row = 0; row < count(); ++row)
            m_index.insert(id(row), row);
    }

    IdOf m_idOf;
    QList<T> m_rows;
    QHash<QString, int> m_index; ///< rows before the runs of m_gone went
    QList<Run> m_gone; ///< taken out since the rows were indexed, the last first
};

} // namespace trunkline

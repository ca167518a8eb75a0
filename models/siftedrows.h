// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memoryrows.h"

#include <functional>

namespace trunkline {

/// Those of the rows in memory that match, in their order: a list of places and no copy, so that half a
/// million are sifted anew in some milliseconds. The rows must outlive it, and appear at their end.
template <typename T> class SiftedRows : public RowSource<T> {
public:
    using Matches = std::function<bool(const T &)>;

    SiftedRows(const MemoryRows<T> &rows, Matches matches, QObject *parent = nullptr)
        : RowSource<T>(parent)
        , m_rows(rows)
        , m_matches(std::move(matches))
    {
        using Source = RowSourceSignals;
        QObject::connect(&rows, &Source::aboutToInsert, this, [this](int first) { m_first = first; });
        QObject::connect(&rows, &Source::inserted, this, [this] { append(); });
        QObject::connect(&rows, &Source::aboutToRemove, this,
                         [this](int first, int count) { beginRemoval(first, count); });
        QObject::connect(&rows, &Source::removed, this, [this] { endRemoval(); });
        QObject::connect(&rows, &Source::changed, this, [this](int first, int last) { change(first, last); });
        QObject::connect(&rows, &Source::aboutToReset, this, [this] { Q_EMIT this->aboutToReset(); });
        QObject::connect(&rows, &Source::wasReset, this, [this] {
            m_places = matchingFrom(0);
            Q_EMIT this->wasReset();
        });
        m_places = matchingFrom(0);
    }

    int count() const override { return int(m_places.size()); }
    QString id(int row) const override { return m_rows.id(m_places.at(row)); }
    int indexOf(const QString &id) const override
    {
        const int place = m_rows.indexOf(id);
        const int row = rowFor(place);
        return place >= 0 && has(row, place) ? row : -1;
    }
    const T *row(int row) const override { return m_rows.row(m_places.at(row)); }
    /// A copy of each.
    QList<T> all() const
    {
        QList<T> rows;
        for (const int place : m_places)
            rows.append(*m_rows.row(place));
        return rows;
    }

    /// What matches is another thing now.
    void sift()
    {
        Q_EMIT this->aboutToReset();
        m_places = matchingFrom(0);
        Q_EMIT this->wasReset();
    }

private:
    /// The row of that place, or of the next one that matches.
    int rowFor(int place) const
    {
        return int(std::lower_bound(m_places.cbegin(), m_places.cend(), place) - m_places.cbegin());
    }
    bool has(int row, int place) const { return row < count() && m_places.at(row) == place; }

    QList<int> matchingFrom(int first) const
    {
        QList<int> places;
        for (int place = first; place < m_rows.count(); ++place) {
            if (m_matches(*m_rows.row(place)))
                places.append(place);
        }
        return places;
    }

    void append()
    {
        const QList<int> fresh = matchingFrom(m_first);
        if (fresh.isEmpty())
            return;
        Q_EMIT this->aboutToInsert(count(), int(fresh.size()));
        m_places += fresh;
        Q_EMIT this->inserted();
    }

    void beginRemoval(int first, int gone)
    {
        m_first = first;
        m_gone = gone;
        const int row = rowFor(first);
        m_goneHere = rowFor(first + gone) - row;
        if (m_goneHere > 0)
            Q_EMIT this->aboutToRemove(row, m_goneHere);
    }
    void endRemoval()
    {
        const int row = rowFor(m_first);
        m_places.remove(row, m_goneHere);
        for (auto place = m_places.begin() + row; place != m_places.end(); ++place)
            *place -= m_gone;
        if (m_goneHere > 0)
            Q_EMIT this->removed();
    }

    void change(int first, int last)
    {
        for (int place = first; place <= last; ++place)
            comeOrGo(place);
        if (const int row = rowFor(first), past = rowFor(last + 1); past > row)
            Q_EMIT this->changed(row, past - 1);
    }
    void comeOrGo(int place)
    {
        const int row = rowFor(place);
        const bool isHere = has(row, place);
        if (isHere == m_matches(*m_rows.row(place)))
            return;
        if (isHere) {
            Q_EMIT this->aboutToRemove(row, 1);
            m_places.remove(row);
            Q_EMIT this->removed();
        } else {
            Q_EMIT this->aboutToInsert(row, 1);
            m_places.insert(row, place);
            Q_EMIT this->inserted();
        }
    }

    const MemoryRows<T> &m_rows;
    Matches m_matches;
    QList<int> m_places; ///< in m_rows, from the top
    int m_first = 0; ///< of the rows that come or go
    int m_gone = 0; ///< how many of them go
    int m_goneHere = 0; ///< and how many of those matched
};

} // namespace trunkline

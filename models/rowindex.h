// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <QHash>
#include <QString>
#include <QThreadPool>

namespace trunkline {

/// Places by id. In many small tables, since one of hundreds of thousands of entries takes a quarter of a
/// second whenever it grows: these grow one after the other.
class RowIndex {
public:
    int value(const QString &id) const { return part(id).value(id, -1); }
    bool contains(const QString &id) const { return part(id).contains(id); }
    qsizetype size() const
    {
        qsizetype size = 0;
        for (const auto &rows : m_parts)
            size += rows.size();
        return size;
    }
    void insert(const QString &id, int row) { part(id).insert(id, row); }
    void remove(const QString &id) { part(id).remove(id); }
    /// Room for so many in all.
    void reserve(qsizetype count)
    {
        for (auto &rows : m_parts)
            rows.reserve(count / qsizetype(PartCount) + 1);
    }
    /// Many are given back by another thread, since that takes as long as some frames.
    void clear()
    {
        if (size() > ManyEntries)
            QThreadPool::globalInstance()->start([old = std::make_shared<Parts>(std::move(m_parts))] {});
        m_parts = {};
    }

private:
    static constexpr size_t PartCount = 256;
    static constexpr qsizetype ManyEntries = 20'000;
    using Part = QHash<QString, int>;
    using Parts = std::array<Part, PartCount>;

    static size_t placeOf(const QString &id) { return qHash(id, size_t(0x51ed)) % PartCount; }
    Part &part(const QString &id) { return m_parts[placeOf(id)]; }
    const Part &part(const QString &id) const { return m_parts[placeOf(id)]; }

    Parts m_parts;
};

} // namespace trunkline

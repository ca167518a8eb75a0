// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <QHash>
#include <QString>

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
    void clear()
    {
        for (auto &rows : m_parts)
            rows.clear();
    }

private:
    static constexpr size_t PartCount = 256;
    using Part = QHash<QString, int>;

    static size_t placeOf(const QString &id) { return qHash(id, size_t(0x51ed)) % PartCount; }
    Part &part(const QString &id) { return m_parts[placeOf(id)]; }
    const Part &part(const QString &id) const { return m_parts[placeOf(id)]; }

    std::array<Part, PartCount> m_parts;
};

} // namespace trunkline

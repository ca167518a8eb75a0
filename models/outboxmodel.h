// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagestatus.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace trunkline {

class Outbox;
struct OutboxEntry;

/// The outbox as a table, newest first. Words only.
class OutboxModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, To, Body, State, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< OutboxEntry::key
        IdRole, ///< id of the record, empty until there is one
        ToneRole, ///< Tone as int
    };

    explicit OutboxModel(const Outbox &outbox, QObject *parent = nullptr);
    void setZone(const QTimeZone &zone);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// "Handed over to the carrier", "Accepted by the carrier, no further receipt", "Unclear: ..."
    static QString stateWords(const OutboxEntry &entry);
    static Tone stateTone(const OutboxEntry &entry);

private:
    const OutboxEntry &entryAt(int row) const;
    QString text(const OutboxEntry &entry, int column) const;

    const Outbox &m_outbox;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace trunkline

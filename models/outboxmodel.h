// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
        ToneRole, ///< Tone (statuswords.h) as int
    };

    explicit OutboxModel(const Outbox &outbox, QObject *parent = nullptr);
    void setZone(const QTimeZone &zone);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const OutboxEntry &entryAt(int row) const;
    QString text(const OutboxEntry &entry, int column) const;
    QString timeText(const OutboxEntry &entry) const;
    static QString bodyText(const OutboxEntry &entry);

    const Outbox &m_outbox;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace trunkline

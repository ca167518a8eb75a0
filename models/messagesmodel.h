// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/messagequery.h"
#include "domain/message.h"
#include "rowmirror.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimeZone>

namespace trunkline {

/// Messages as a table. Words only: no icon, colour or font. Reads its rows by window from any RowSource; a
/// row that is not at hand yet shows an ellipsis.
class MessagesModel : public RowMirror<QAbstractTableModel> {
    Q_OBJECT
public:
    enum Column { Time, Direction, From, To, Body, Status, Type, Parts, Cost, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 1,
        ToneRole, ///< Tone as int, for the status column
        CopyRole, ///< what Copy puts on the clipboard: E.164 numbers, whole body, ISO time with offset
    };

    explicit MessagesModel(RowSource<Message> &rows, QObject *parent = nullptr);

    /// The zone of the time column.
    void setZone(const QTimeZone &zone);
    const QTimeZone &zone() const { return m_zone; }

    /// Nothing while the row is not at hand.
    const Message *message(int row) const;
    /// A view is about to show these rows.
    void want(int first, int last) { m_rows.want(first, last); }
    /// The row of that id, or -1.
    int rowOf(const QString &id) const { return m_rows.indexOf(id); }
    /// As the record states (Message::price); else parts by GSM 03.38 counting, an estimate, and 0 for MMS.
    /// Counted once a message.
    int parts(const Message &message) const;
    /// All columns as CopyRole, separated by tabs, on one line.
    QString copyLine(const Message &message) const;
    /// How the rows are ordered by a column. Columns and what the archive orders by have the same places.
    static MessageSort sortBy(int column, Qt::SortOrder order);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// The rows are not ours to order: asks for it.
    void sort(int column, Qt::SortOrder order) override { Q_EMIT sortWanted(sortBy(column, order)); }

Q_SIGNALS:
    void sortWanted(const trunkline::MessageSort &sort);

private:
    QString text(const Message &message, int column) const;
    QString partsText(const Message &message) const;
    QString copyText(const Message &message, int column) const;
    QString toolTip(const Message &message, int column) const;

    RowSource<Message> &m_rows;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    mutable QHash<QString, int> m_parts; ///< by id; a record's body does not change
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace trunkline {

/// Everything ever attempted on an account, newest first. Rows come and change one by one; all are laid out
/// anew only when the journal is opened or closed. Must not outlive the journal.
class JournalModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, Who, What, Cost, Outcome, HowSettled, RequestId, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 1, ///< id of the intent, in every column
        ToneRole, ///< a Tone as int
        SortRole, ///< what a column sorts by
    };

    explicit JournalModel(const Journal &journal, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setTimeZone(const QTimeZone &zone);
    const QTimeZone &timeZone() const { return m_zone; }
    /// Valid until the next event of the journal; nullptr while a journal that was closed still has rows
    /// here.
    const Intent *intentAt(int row) const;
    /// -1 when it is not there.
    int rowOf(qint64 intent) const;

private:
    void follow();
    void append();
    void update(qint64 intent);
    QString text(const Intent &intent, int column) const;
    static QVariant sortKey(const Intent &intent, int column);

    const Journal &m_journal;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    Journal::Status m_status;
    int m_rows = 0; ///< what has been announced to views; the journal itself is a moment ahead
};

} // namespace trunkline

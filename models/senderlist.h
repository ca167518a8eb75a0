// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ownednumber.h"
#include "rowmirror.h"

#include <QAbstractListModel>
#include <QSortFilterProxyModel>

namespace trunkline {

class NumberBook;

/// The numbers of the account as they stand in the From field, one a row.
class SenderRows : public RowMirror<QAbstractListModel> {
    Q_OBJECT
public:
    explicit SenderRows(NumberBook &book, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// Whether its record says that messaging is on; the detail knows where the list does not say.
    std::optional<bool> messaging(int row) const;
    const OwnedNumber &number(int row) const;

private:
    void forwardChanges();

    NumberBook &m_book;
};

/// Who can send: first the numbers whose record says that messaging is on, then those that do not say, then
/// those that say off; by number inside each group. None is hidden, since the record may be wrong.
class SenderList : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum Role {
        DigitsRole = Qt::UserRole + 1, ///< QString, PhoneNumber::digits()
    };
    explicit SenderList(NumberBook &book, QObject *parent = nullptr);

    /// The row of that number, or -1.
    int rowOf(const PhoneNumber &number) const;
    PhoneNumber numberAt(int row) const;
    /// Nothing when the record does not say.
    std::optional<bool> messagingAt(int row) const;

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    SenderRows m_rows;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "numberbook.h"
#include "routebook.h"
#include "rowmirror.h"

#include <QAbstractTableModel>

namespace trunkline {

/// The numbers of the account as a table. Words only: no icon, colour or font. What only a detail knows
/// (routes, cost) shows "…" until it has been read, and what a change may have
/// changed shows "unclear, checking" until that is settled; searching, sorting and copying know what was last
/// read.
class NumbersModel : public RowMirror<QAbstractTableModel> {
    Q_OBJECT
public:
    enum Column {
        Number,
        Alias,
        Type,
        RateCenter,
        State,
        PrimaryRoute,
        FailoverRoute,
        Messaging,
        Cnam,
        MonthlyCost,
        Tier,
        Note,
        E911,
        ColumnCount
    };
    enum Role {
        IdRole = Qt::UserRole + 1, ///< digits of the number, in every column
        CopyRole, ///< what Copy puts on the clipboard: E.164 for the number
    };

    NumbersModel(NumberBook &numbers, RouteBook &routes, QObject *parent = nullptr);

    PhoneNumber numberAt(int row) const;
    const OwnedNumber &owned(int row) const { return *m_numbers.rows().row(row); }
    const NumberDetail *detail(int row) const { return m_numbers.detail(numberAt(row)); }

    /// What a cell says, at its full length and without what is unclear.
    QString text(int row, int column) const;
    /// What cells say of which nothing is known, or which are empty.
    static QStringList wordsForNothing()
    {
        return {tr("not read"), QStringLiteral("…"), QStringLiteral("–")};
    }
    /// The monthly cost in nanodollars; below every cost while it is not known.
    qint64 costOrder(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// "Toll-free", "Local", or the service's own word for a type we do not know.
    static QString typeText(const OwnedNumber &number);
    /// "On", "Off", or "Not said" where the reply had no such field.
    static QString messagingText(const OwnedNumber &number);

private:
    void rowChanged(const PhoneNumber &number);
    void detailsChanged(const QList<PhoneNumber> &numbers);
    void routesChanged();
    QString unclearText(int row, int column) const;
    QString detailText(const NumberDetail &detail, int column) const;

    NumberBook &m_numbers;
    RouteBook &m_routes;
};

} // namespace trunkline

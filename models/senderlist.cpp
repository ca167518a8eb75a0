// SPDX-License-Identifier: GPL-3.0-or-later
#include "senderlist.h"

#include "numberbook.h"
#include "visibletext.h"

namespace trunkline {
namespace {

int rank(std::optional<bool> messaging)
{
    return messaging ? (*messaging ? 0 : 2) : 1;
}

} // namespace

SenderRows::SenderRows(NumberBook &book, QObject *parent)
    : RowMirror(parent)
    , m_book(book)
{
    forwardChanges();
}

void SenderRows::forwardChanges()
{
    mirror(m_book.rows());
    connect(&m_book, &NumberBook::detailsChanged, this, [this](const QList<PhoneNumber> &numbers) {
        for (const RowRun &run : m_book.rowsOf(numbers))
            Q_EMIT dataChanged(index(run.first), index(run.last));
    });
}

int SenderRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_book.rows().count();
}

const OwnedNumber &SenderRows::number(int row) const
{
    return *m_book.rows().row(row);
}

std::optional<bool> SenderRows::messaging(int row) const
{
    const OwnedNumber &owned = number(row);
    if (owned.messaging)
        return owned.messaging;
    const NumberDetail *detail = m_book.detail(owned.number);
    return detail ? detail->summary.messaging : std::nullopt;
}

QVariant SenderRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OwnedNumber &owned = number(index.row());
    if (role == SenderList::DigitsRole)
        return owned.number.digits();
    if (role != Qt::DisplayRole)
        return {};
    const QString name = owned.alias.isEmpty()
        ? owned.number.national()
        : tr("%1, %2").arg(owned.number.national(), visibleLine(owned.alias, 60));
    switch (rank(messaging(index.row()))) {
    case 0:
        return name;
    case 1:
        return tr("%1 (messaging not stated)").arg(name);
    default:
        return tr("%1 (messaging off)").arg(name);
    }
}

SenderList::SenderList(NumberBook &book, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_rows(book)
{
    setSourceModel(&m_rows);
    sort(0);
}

int SenderList::rowOf(const PhoneNumber &number) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (numberAt(row) == number)
            return row;
    }
    return -1;
}

PhoneNumber SenderList::numberAt(int row) const
{
    const QModelIndex shown = index(row, 0);
    return shown.isValid() ? m_rows.number(mapToSource(shown).row()).number : PhoneNumber();
}

std::optional<bool> SenderList::messagingAt(int row) const
{
    const QModelIndex shown = index(row, 0);
    return shown.isValid() ? m_rows.messaging(mapToSource(shown).row()) : std::nullopt;
}

bool SenderList::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const int a = rank(m_rows.messaging(left.row()));
    const int b = rank(m_rows.messaging(right.row()));
    return a != b ? a < b : m_rows.number(left.row()).number < m_rows.number(right.row()).number;
}

} // namespace trunkline

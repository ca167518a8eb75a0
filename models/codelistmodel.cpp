// SPDX-License-Identifier: GPL-3.0-or-later
#include "codelistmodel.h"

#include "visibletext.h"

namespace trunkline {

void CodeListModel::setList(CodeList *list)
{
    if (list == m_list)
        return;
    beginResetModel();
    if (m_list) {
        m_list->rows().disconnect(this);
        m_list->status().disconnect(this);
    }
    m_list = list;
    endResetModel();
    if (m_list) {
        follow(m_list->rows());
        connect(&m_list->status(), &ListStatus::changed, this, &CodeListModel::statusChanged);
        connect(&m_list->status(), &ListStatus::retrying, this, &CodeListModel::retrying);
    }
    Q_EMIT statusChanged();
}

void CodeListModel::follow(RowSourceSignals &rows)
{
    mirror(rows);
}

int CodeListModel::rowOf(const QString &code) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_list->code(row) == code)
            return row;
    }
    return -1;
}

int CodeListModel::rowCount(const QModelIndex &parent) const
{
    return m_list && !parent.isValid() ? m_list->count() : 0;
}

QVariant CodeListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::DisplayRole)
        return visibleLine(m_list->code(index.row()));
    if (role == Qt::EditRole)
        return m_list->code(index.row());
    return {};
}

} // namespace trunkline

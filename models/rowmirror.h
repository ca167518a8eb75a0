// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rowsource.h"

#include <QAbstractItemModel>

namespace trunkline {

/// A table or list model that passes the changes of a RowSource on as its own. `Model` is QAbstractTableModel
/// or QAbstractListModel; a subclass adds what a row looks like.
template <typename Model> class RowMirror : public Model {
protected:
    using Model::Model;

    /// `rows` must outlive the model, or be disconnected from it.
    void mirror(const RowSourceSignals &rows)
    {
        using Source = RowSourceSignals;
        QObject::connect(&rows, &Source::aboutToInsert, this, [this](int first, int count) {
            this->beginInsertRows({}, first, first + count - 1);
        });
        QObject::connect(&rows, &Source::inserted, this, [this] { this->endInsertRows(); });
        QObject::connect(&rows, &Source::aboutToRemove, this, [this](int first, int count) {
            this->beginRemoveRows({}, first, first + count - 1);
        });
        QObject::connect(&rows, &Source::removed, this, [this] { this->endRemoveRows(); });
        QObject::connect(&rows, &Source::aboutToReset, this, [this] { this->beginResetModel(); });
        QObject::connect(&rows, &Source::wasReset, this, [this] { this->endResetModel(); });
        QObject::connect(&rows, &Source::changed, this,
                         [this](int first, int last) { this->rowsChanged(first, last); });
    }

    /// All cells of these rows.
    void rowsChanged(int first, int last)
    {
        const QAbstractItemModel &self = *this;
        Q_EMIT this->dataChanged(self.index(first, 0), self.index(last, self.columnCount() - 1));
    }
};

} // namespace trunkline

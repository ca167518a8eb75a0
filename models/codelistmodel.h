// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areacodebook.h"
#include "rowmirror.h"

#include <QAbstractListModel>

namespace trunkline {

/// One column of the drill-down, and what the form's fields complete: the codes of a CodeList. Which list is
/// shown can change; none shows nothing.
class CodeListModel : public RowMirror<QAbstractListModel> {
    Q_OBJECT
public:
    using RowMirror::RowMirror;

    /// Not owned; nullptr for none.
    void setList(CodeList *list);
    CodeList *list() const { return m_list; }
    /// The row of that code, or -1.
    int rowOf(const QString &code) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    /// The state of the list, or which list it is, has changed.
    void statusChanged();
    /// The list is read again after a pause.
    void retrying(int attempt, int waitMs);

private:
    void follow(RowSourceSignals &rows);

    QPointer<CodeList> m_list;
};

} // namespace trunkline

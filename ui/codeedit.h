// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QAbstractItemModel;
class QAction;
class QCompleter;

namespace trunkline {

/// A text field that offers a list as one types, and all of it on Down or a click on its arrow. Not an
/// editable combo box: that one clears what was typed whenever its list is read anew.
class CodeEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit CodeEdit(QWidget *parent = nullptr);

    /// Not owned; its first column is offered.
    void setChoices(QAbstractItemModel *model);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offerAll();

    QCompleter *m_completer;
    QAction *m_arrow;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <Qt>

class QAbstractItemView;
class QComboBox;
class QPoint;
class QWidget;

namespace trunkline {

/// Hands and eyes of the tour: finds visible widgets by object name in the open windows (dialogs first) and
/// acts on them by mouse and key events only. Every act says whether it could be done: a click is not when a
/// dialog or another widget is in its way. It calls no slot, model or api function.
class Robot {
public:
    /// The visible widget of that name, or nullptr.
    QWidget *find(const QString &name) const;
    bool sees(const QString &name) const { return find(name) != nullptr; }
    /// What a label, button, field or plain text of that name shows; empty when it is not there.
    QString textOf(const QString &name) const;
    /// Its accessible name, for what is painted rather than written.
    QString nameOf(const QString &name) const;
    bool isEnabled(const QString &name) const;

    bool click(const QString &name);
    /// Clicks the tab with that index of a tab bar or tab widget.
    bool clickTab(const QString &name, int index);
    /// Empties the field and types into it.
    bool type(const QString &name, const QString &text);
    bool press(const QString &name, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Chooses the entry of a combo box that begins with `text`, by keys.
    bool choose(const QString &name, const QString &text);

    int rowCount(const QString &view) const;
    /// What the cell shows; empty when there is none.
    QString cell(const QString &view, int row, int column) const;
    /// The first row with a cell that contains `text`, or -1.
    int rowWith(const QString &view, const QString &text) const;
    bool clickCell(const QString &view, int row, int column);

private:
    QAbstractItemView *view(const QString &name) const;
};

} // namespace trunkline

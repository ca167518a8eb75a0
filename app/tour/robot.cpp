// SPDX-License-Identifier: GPL-3.0-or-later
#include "robot.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>

namespace trunkline {

namespace {

/// Whether a person's click at that point would reach the widget: no dialog shuts its window out, and
/// nothing lies over it.
bool canBeReached(const QWidget *widget, const QPoint &at)
{
    const QWidget *modal = QApplication::activeModalWidget();
    if (modal && widget->window() != modal)
        return false;
    // Not QApplication::widgetAt(), which sees nothing of a window beyond the edge of a small screen.
    const QWidget *hit = widget->window()->childAt(widget->mapTo(widget->window(), at));
    return hit ? hit == widget || widget->isAncestorOf(hit) : widget->isWindow();
}

/// A person would scroll there; the wheel would do the same in more steps.
void scrollTo(QWidget *widget)
{
    for (QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent))
            area->ensureWidgetVisible(widget);
    }
}

bool clickAt(QWidget *widget, const QPoint &at)
{
    scrollTo(widget);
    if (!canBeReached(widget, at))
        return false;
    const QPointF local(at);
    const QPointF global(widget->mapToGlobal(at));
    QMouseEvent down(QEvent::MouseButtonPress, local, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &down);
    QMouseEvent up(QEvent::MouseButtonRelease, local, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &up);
    return true;
}

void key(QWidget *widget, int code, Qt::KeyboardModifiers modifiers, const QString &text)
{
    QKeyEvent down(QEvent::KeyPress, code, modifiers, text);
    QApplication::sendEvent(widget, &down);
    QKeyEvent up(QEvent::KeyRelease, code, modifiers, text);
    QApplication::sendEvent(widget, &up);
}

/// Dialogs stand in front, so they are searched before the window behind them.
QList<QWidget *> windowsFrontFirst()
{
    QList<QWidget *> windows;
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget *window : all) {
        if (window->isVisible())
            windows.insert(window == QApplication::activeModalWidget() ? 0 : windows.size(), window);
    }
    return windows;
}

} // namespace

QWidget *Robot::find(const QString &name) const
{
    const QList<QWidget *> windows = windowsFrontFirst();
    for (QWidget *window : windows) {
        if (window->objectName() == name)
            return window;
        const QList<QWidget *> found = window->findChildren<QWidget *>(name);
        for (QWidget *widget : found) {
            if (widget->isVisible())
                return widget;
        }
    }
    return nullptr;
}

QString Robot::textOf(const QString &name) const
{
    const QWidget *widget = find(name);
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->text();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
        return text->toPlainText();
    if (const auto *combo = qobject_cast<const QComboBox *>(widget))
        return combo->currentText();
    return {};
}

QString Robot::nameOf(const QString &name) const
{
    const QWidget *widget = find(name);
    return widget ? widget->accessibleName() : QString();
}

bool Robot::isEnabled(const QString &name) const
{
    const QWidget *widget = find(name);
    return widget && widget->isEnabled();
}

bool Robot::click(const QString &name)
{
    QWidget *widget = find(name);
    if (!widget || !widget->isEnabled())
        return false;
    return clickAt(widget, widget->rect().center());
}

bool Robot::clickTab(const QString &name, int index)
{
    QWidget *widget = find(name);
    auto *bar = qobject_cast<QTabBar *>(widget);
    if (const auto *tabs = qobject_cast<QTabWidget *>(widget))
        bar = tabs->tabBar();
    if (!bar || index >= bar->count())
        return false;
    return clickAt(bar, bar->tabRect(index).center());
}

bool Robot::type(const QString &name, const QString &text)
{
    QWidget *widget = find(name);
    if (!widget || !widget->isEnabled())
        return false;
    if (!clickAt(widget, widget->rect().center()))
        return false;
    key(widget, Qt::Key_A, Qt::ControlModifier, {});
    key(widget, Qt::Key_Delete, Qt::NoModifier, {});
    for (const QChar c : text)
        key(widget, c == u'\n' ? int(Qt::Key_Return) : 0, Qt::NoModifier,
            c == u'\n' ? QStringLiteral("\r") : QString(c));
    return true;
}

bool Robot::press(const QString &name, Qt::Key code, Qt::KeyboardModifiers modifiers)
{
    QWidget *widget = find(name);
    if (!widget || !widget->isEnabled())
        return false;
    key(widget, code, modifiers, code == Qt::Key_Space ? QStringLiteral(" ") : QString());
    return true;
}

bool Robot::choose(const QString &name, const QString &text)
{
    auto *combo = qobject_cast<QComboBox *>(find(name));
    if (!combo || !combo->isEnabled())
        return false;
    key(combo, Qt::Key_Home, Qt::NoModifier, {});
    for (int step = 0; step < combo->count(); ++step) {
        if (combo->currentText().startsWith(text, Qt::CaseInsensitive))
            return true;
        key(combo, Qt::Key_Down, Qt::NoModifier, {});
    }
    return combo->currentText().startsWith(text, Qt::CaseInsensitive);
}

QAbstractItemView *Robot::view(const QString &name) const
{
    return qobject_cast<QAbstractItemView *>(find(name));
}

int Robot::rowCount(const QString &name) const
{
    const QAbstractItemView *table = view(name);
    return table && table->model() ? table->model()->rowCount(table->rootIndex()) : 0;
}

QString Robot::cell(const QString &name, int row, int column) const
{
    const QAbstractItemView *table = view(name);
    return table && table->model() ? table->model()->index(row, column).data().toString() : QString();
}

int Robot::rowWith(const QString &name, const QString &text) const
{
    const QAbstractItemView *table = view(name);
    if (!table || !table->model())
        return -1;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            if (table->model()->index(row, column).data().toString().contains(text))
                return row;
        }
    }
    return -1;
}

bool Robot::clickCell(const QString &name, int row, int column)
{
    QAbstractItemView *table = view(name);
    if (!table || row < 0 || row >= rowCount(name))
        return false;
    const QModelIndex index = table->model()->index(row, column);
    table->scrollTo(index); // as a person would
    const QRect rect = table->visualRect(index);
    if (rect.isEmpty())
        return false;
    return clickAt(table->viewport(), rect.center());
}

} // namespace trunkline

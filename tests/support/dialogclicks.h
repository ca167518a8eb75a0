// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QWidget>

namespace testsupport {

/// Finds and uses visible widgets by name in whatever windows are open, as a person does: by mouse and keys.
struct DialogClicks {
    template <typename T = QWidget> static T *find(const char *name)
    {
        const QWidgetList windows = QApplication::topLevelWidgets();
        for (QWidget *window : windows) {
            if (window->objectName() == QLatin1String(name) && window->isVisible()
                && qobject_cast<T *>(window))
                return qobject_cast<T *>(window);
            const auto found = window->findChildren<T *>(QLatin1String(name));
            for (T *widget : found) {
                if (widget->isVisible())
                    return widget;
            }
        }
        return nullptr;
    }

    /// Whether a label in sight has these words.
    static bool isSaid(const QString &words)
    {
        const QWidgetList all = QApplication::allWidgets();
        return std::any_of(all.cbegin(), all.cend(), [&words](const QWidget *widget) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            return label && label->isVisible() && label->text().contains(words);
        });
    }

    static void click(const char *name)
    {
        QTRY_VERIFY2(find(name) && find(name)->isEnabled(), name);
        // A check box may be wider than what of it takes a click.
        QWidget *widget = find(name);
        const QPoint at = qobject_cast<QCheckBox *>(widget) ? QPoint(8, widget->height() / 2) : QPoint();
        QTest::mouseClick(widget, Qt::LeftButton, {}, at);
    }

    /// Replaces what the field holds.
    static void type(const char *name, const QString &text)
    {
        QTRY_VERIFY2(find<QLineEdit>(name) && find(name)->isEnabled(), name);
        auto *field = find<QLineEdit>(name);
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, text);
    }

    static void choose(const char *name, int index)
    {
        QTRY_VERIFY2(find<QComboBox>(name) && find(name)->isEnabled(), name);
        auto *box = find<QComboBox>(name);
        QTest::keyClick(box, Qt::Key_Home);
        for (int step = 0; step < index; ++step)
            QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentIndex(), index);
    }
};

} // namespace testsupport

// SPDX-License-Identifier: GPL-3.0-or-later
#include "idlewatch.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>

namespace trunkline {

IdleWatch::IdleWatch(ReadOnlyLock &lock, QWidget *view)
    : QObject(view)
    , m_lock(lock)
    , m_view(view)
{
    qApp->installEventFilter(this);
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride: // a key that turns out to be a shortcut comes as this alone
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
        if (isOurs(watched))
            m_lock.personActed(); // before the widget gets it: one that comes too late meets a locked account
        break;
    default:
        break;
    }
    return false;
}

bool IdleWatch::isOurs(const QObject *watched) const
{
    const QWidget *window = m_view->window();
    for (const auto *widget = qobject_cast<const QWidget *>(watched); widget;
         widget = widget->parentWidget()) {
        if (widget == window)
            return true;
    }
    return false;
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "passwordevents.h"

#include <QAccessible>
#include <QLineEdit>

namespace trunkline {

namespace {

QAccessible::UpdateHandler &handlerBefore()
{
    static QAccessible::UpdateHandler before = nullptr;
    return before;
}

void hideTyped(QAccessibleEvent *event);

/// To whoever heard of it before us, which is the platform's bridge as a rule. That can only be reached
/// through updateAccessibility(), which tells the interface of a table once more that its model changed: it
/// looks at its cells again and finds them in order.
void passOn(QAccessibleEvent *event)
{
    if (handlerBefore()) {
        handlerBefore()(event);
        return;
    }
    QAccessible::installUpdateHandler(nullptr);
    QAccessible::updateAccessibility(event);
    QAccessible::installUpdateHandler(hideTyped);
}

QString stars(const QString &text)
{
    return QString(text.size(), u'*');
}

bool isPassword(const QObject *object)
{
    const auto *field = qobject_cast<const QLineEdit *>(object);
    return field && field->echoMode() != QLineEdit::Normal;
}

void hideTyped(QAccessibleEvent *event)
{
    QObject *object = event->object();
    if (event->type() == QAccessible::TextInserted && isPassword(object)) {
        const auto *inserted = static_cast<QAccessibleTextInsertEvent *>(event);
        QAccessibleTextInsertEvent hidden(object, inserted->changePosition(),
                                          stars(inserted->textInserted()));
        hidden.setCursorPosition(inserted->cursorPosition());
        passOn(&hidden);
    } else if (event->type() == QAccessible::TextRemoved && isPassword(object)) {
        const auto *removed = static_cast<QAccessibleTextRemoveEvent *>(event);
        QAccessibleTextRemoveEvent hidden(object, removed->changePosition(), stars(removed->textRemoved()));
        hidden.setCursorPosition(removed->cursorPosition());
        passOn(&hidden);
    } else if (event->type() == QAccessible::TextUpdated && isPassword(object)) {
        const auto *updated = static_cast<QAccessibleTextUpdateEvent *>(event);
        QAccessibleTextUpdateEvent hidden(object, updated->changePosition(), stars(updated->textRemoved()),
                                          stars(updated->textInserted()));
        hidden.setCursorPosition(updated->cursorPosition());
        passOn(&hidden);
    } else {
        passOn(event);
    }
}

} // namespace

void hidePasswordEvents()
{
    const QAccessible::UpdateHandler before = QAccessible::installUpdateHandler(hideTyped);
    if (before != hideTyped)
        handlerBefore() = before;
}

} // namespace trunkline

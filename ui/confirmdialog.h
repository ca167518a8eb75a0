// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"

#include <functional>
#include <QDialog>

class QVBoxLayout;

namespace trunkline {

/// A question before money, sending or destruction: names the account (colour and words), the objects and the
/// amount, has the verb on its button, and never focuses the dangerous choice. Not nested: open() and a
/// callback.
struct Confirmation {
    QString title; ///< window title: "Buy 3 numbers"
    QString question; ///< one sentence: "Buy 3 numbers on Acme production?"
    QStringList lines; ///< the objects, one a line; scrolls when long
    QString summary; ///< totals, may be empty
    QString verb; ///< text of the accepting button: "Buy 3 numbers"
    QString typed; ///< when set, this must be typed to enable the button (last four digits, or a count)
    QString typedPrompt; ///< "Type 0100 to release:" when typed is set
};

class ConfirmDialog : public QDialog {
    Q_OBJECT
public:
    /// With a lock: while that is shut, unlocking stands in place of the accepting button.
    ConfirmDialog(const AccountLabel &account, ReadOnlyLock *lock, const Confirmation &confirmation,
                  QWidget *parent);

    /// Before a write on the account. Opens a dialog that deletes itself; `accepted` runs only on the
    /// accepting button, and not if parent has died. The session must outlive the parent.
    static void ask(QWidget *parent, Session &session, const Confirmation &confirmation,
                    std::function<void()> accepted);
    /// Before what changes nothing on the account itself (leaving it, its journal): asked as well when it is
    /// read-only.
    static void ask(QWidget *parent, const AccountLabel &account, const Confirmation &confirmation,
                    std::function<void()> accepted);

private:
    void addButtons(QVBoxLayout *layout, const Confirmation &confirmation, ReadOnlyLock *lock);
    /// The field that guards the accepting button.
    QWidget *addTyped(QVBoxLayout *layout, const Confirmation &confirmation, QWidget *accept);
    void run(std::function<void()> accepted);
};

} // namespace trunkline

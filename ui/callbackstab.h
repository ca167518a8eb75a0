// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/opensessions.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace trunkline {

class CallbacksForm;

/// The message callbacks in the page of a saved account: what the service has, so they can be read and
/// changed while the account is open, and not before. A form that was begun stays while other accounts are
/// looked at, until its account is closed. Nothing is read before it comes into sight.
class CallbacksTab : public QWidget {
    Q_OBJECT
public:
    explicit CallbacksTab(QWidget *parent = nullptr);

    /// Shows those of this account: by its session, or nullptr while it is not open.
    void edit(Session *session);
    /// A write that was asked for here has no answer yet: its result comes here. Says so when it has not.
    bool isWaiting();

Q_SIGNALS:
    void openRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showForm();
    void close(Session *session);

    QStackedWidget *m_stack;
    QWidget *m_closed;
    QHash<Session *, CallbacksForm *> m_forms;
    Session *m_session = nullptr;
};

} // namespace trunkline

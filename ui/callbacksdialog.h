// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"

#include <QDialog>

namespace trunkline {

class CallbacksForm;

/// The message callbacks of the connected account in a dialog of their own. Deletes itself when closed; must
/// not outlive the session.
class CallbacksDialog : public QDialog {
    Q_OBJECT
public:
    explicit CallbacksDialog(Session &session, QWidget *parent = nullptr);

    /// Not while a write that was asked for here has no answer: nobody would hear of it.
    void reject() override;

private:
    CallbacksForm *m_form;
};

} // namespace trunkline

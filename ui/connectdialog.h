// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectform.h"

#include <QDialog>

namespace trunkline {

/// Hosts the connect form; the form itself knows nothing of dialogs. Deletes itself when closed.
class ConnectDialog : public QDialog {
    Q_OBJECT
public:
    explicit ConnectDialog(Accounts accounts, QWidget *parent = nullptr);
    void preset(const QString &label, const QUrl &baseUrl, const QString &why = {})
    {
        m_form->preset(label, baseUrl, why);
    }

Q_SIGNALS:
    void connectRequested(const trunkline::ConnectionRequest &request);

private:
    ConnectForm *m_form;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectdialog.h"

#include <QVBoxLayout>

namespace trunkline {

ConnectDialog::ConnectDialog(Accounts accounts, QWidget *parent)
    : QDialog(parent)
    , m_form(new ConnectForm(accounts, this))
{
    setObjectName(QStringLiteral("connectDialog"));
    setWindowTitle(tr("Connect a Flowroute account"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(560);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->addWidget(m_form);
    connect(m_form, &ConnectForm::cancelled, this, &QDialog::reject);
    connect(m_form, &ConnectForm::accepted, this, [this](const ConnectionRequest &request) {
        Q_EMIT connectRequested(request);
        accept();
    });
}

} // namespace trunkline

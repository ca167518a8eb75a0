// SPDX-License-Identifier: GPL-3.0-or-later
#include "callbacksdialog.h"

#include "accountbadge.h"
#include "callbacksform.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {

CallbacksDialog::CallbacksDialog(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_form(new CallbacksForm(session, this))
{
    setObjectName(u"callbacksDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Message callbacks"));
    resize(680, 520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(new AccountBadge(session.label(), this), 0, Qt::AlignLeft);
    layout->addWidget(m_form, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(u"callbacksClose"_s);
    close->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &CallbacksDialog::reject);
    layout->addWidget(buttons);
}

void CallbacksDialog::reject()
{
    if (m_form->isWriting())
        m_form->sayWaiting();
    else
        QDialog::reject();
}

} // namespace trunkline

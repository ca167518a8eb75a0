// SPDX-License-Identifier: GPL-3.0-or-later
#include "aliasdialog.h"

#include "accountbadge.h"
#include "unlockline.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {
constexpr int longestAlias = 64; // flowroute-api 3.4
}

AliasDialog::AliasDialog(Session &session, const QString &object, const QString &alias, QWidget *parent)
    : QDialog(parent)
    , m_field(new QLineEdit(alias, this))
{
    setObjectName(u"aliasDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Edit alias"));
    setMinimumWidth(400);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(new AccountBadge(session.label(), this), 0, Qt::AlignLeft);
    auto *label = new QLabel(tr("&Alias of %1").arg(object), this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_field);
    layout->addWidget(label);
    m_field->setObjectName(u"aliasEdit"_s);
    m_field->setMaxLength(longestAlias);
    m_field->setPlaceholderText(tr("Empty: no alias"));
    m_field->selectAll();
    layout->addWidget(m_field);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"aliasCancel"_s);
    QPushButton *save = buttons->addButton(tr("&Save alias"), QDialogButtonBox::AcceptRole);
    save->setObjectName(u"aliasSave"_s);
    save->setDefault(true);
    auto *line = new UnlockLine(session.lock(), u"alias"_s, this);
    line->standInFor(save, m_field);
    layout->addWidget(line);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_field->text().trimmed());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_field->setFocus();
}

} // namespace trunkline

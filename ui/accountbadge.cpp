// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbadge.h"

#include "accountpill.h"
#include "visibletext.h"

#include <QPainter>

namespace trunkline {

AccountBadge::AccountBadge(const AccountLabel &account, QWidget *parent)
    : QWidget(parent)
    , m_account(account)
{
    setObjectName(QStringLiteral("accountBadge"));
    setAccessibleName(tr("Account: %1").arg(account.name));
    setToolTip(tr("Everything here is done on this account."));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

AccountPill AccountBadge::pill() const
{
    const QColor tint(m_account.color);
    return {.name = visibleLine(m_account.name), .tint = tint, .frame = QPen(tint, 1)};
}

QSize AccountBadge::sizeHint() const
{
    return pill().sizeHint(*this);
}

void AccountBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    pill().paint(&painter, *this);
}

} // namespace trunkline

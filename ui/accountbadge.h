// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"

#include <QWidget>

namespace trunkline {

struct AccountPill;

/// The account's colour as a dot, and its name in words beside it: stands in every confirmation, so that
/// nobody acts on the wrong account.
class AccountBadge : public QWidget {
    Q_OBJECT
public:
    explicit AccountBadge(const AccountLabel &account, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    AccountPill pill() const;

    AccountLabel m_account;
};

} // namespace trunkline

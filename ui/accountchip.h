// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"

#include <QPushButton>

namespace trunkline {

struct AccountPill;

/// The account of the window in its top bar: dot, name, and a menu of the other accounts behind it. The menu
/// is the window's own, kept and popped up: one that is a button's own cannot be shared with the menu bar.
class AccountChip : public QPushButton {
    Q_OBJECT
public:
    explicit AccountChip(const Session &session, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// The menu is wanted, with its left upper corner there.
    void menuRequested(const QPoint &at);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showAccount();
    QString name() const;
    AccountPill pill() const;

    const Session &m_session;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/readonlylock.h"

#include <QToolButton>

namespace trunkline {

/// The padlock beside the account's name: says in words and by its picture whether the account is read-only,
/// and changes that with one click. The lock must outlive it.
class LockButton : public QToolButton {
    Q_OBJECT
public:
    explicit LockButton(ReadOnlyLock &lock, QWidget *parent = nullptr);

private:
    void showState();
    QString relockWords() const;

    ReadOnlyLock &m_lock;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accountwindow.h"

#include <vector>

namespace trunkline {

/// The windows of this program. Decides in which one an account is opened: an account is open in one window
/// at most, since its journal has one owner.
class Windows : public QObject {
    Q_OBJECT
public:
    Windows(Accounts accounts, JournalOptions journal, QObject *parent = nullptr);
    ~Windows() override;

    /// Shows another window, with nothing in it yet. It goes with its closing.
    AccountWindow *add();
    int count() const { return int(m_windows.size()); }

    /// Opens a saved account in that window, or raises the one that has it open.
    void open(AccountWindow *in, const Profile &profile);
    /// The same with keys that are at hand.
    void openWith(AccountWindow *in, const Profile &profile, const QString &secretKey);

private:
    void listen(AccountWindow *window);
    /// The window that has the account open, when that is another one: it is raised.
    AccountWindow *raiseOther(const AccountWindow *than, const Profile &profile);
    /// The same before it is opened with keys that are at hand: that window says why it was raised.
    bool isElsewhere(const AccountWindow *than, const Profile &profile);
    void remove(AccountWindow *window);

    Accounts m_accounts;
    JournalOptions m_journal;
    std::vector<std::unique_ptr<AccountWindow>> m_windows;
};

} // namespace trunkline

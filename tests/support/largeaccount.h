// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <QUrl>

namespace testsupport {

/// An account with so many numbers, and so many for sale, over real HTTP from a thread of its own. What a
/// number is like is told by its digits, the same everywhere. The sandbox looks through all that is for sale
/// for every page, which takes minutes for half a million; this answers reads only, and knows no conditions.
class LargeAccount {
public:
    LargeAccount(int numbers, int forSale);
    ~LargeAccount();

    QUrl url() const { return m_url; }

    /// In the alias of one number in a thousand or so, and in no other text.
    static constexpr char RareWord[] = "lighthouse";
    /// In the alias of every second number.
    static constexpr char CommonWord[] = "desk";

private:
    QThread m_thread;
    QUrl m_url;
};

} // namespace testsupport

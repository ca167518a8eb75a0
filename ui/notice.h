// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QString>

namespace trunkline {

/// One line of the message bar, as data. The same id replaces its older self, so one failure never stacks.
struct Notice {
    enum class Severity { Good, Info, Warning, Error };

    QString id; ///< stable per subject: "numbers.load", "purchase.12065550100"
    Severity severity = Severity::Info;
    QString text; ///< one sentence, plain text
    QString details; ///< shown on "Details"; may be empty
    QString actionText; ///< one action, for example "Try again"; may be empty
    std::function<void()> action;
    /// The account is read-only: the window offers to unlock it first, and the action after that.
    bool isRefusedByLock = false;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/messagehash.h"
#include "sandbox/messagerecord.h"
#include <QSet>
#include <QStringList>

namespace sandbox {

/// The messages an account starts with, made one by one when they are read: message i depends on the seed and
/// on i alone, so a million cost no memory and no start-up time. Ordered by time, i = 0 is the oldest.
///
/// The newest 120, and each 120 before them, hold every outcome of Receipts (each failure of 0180 to 0191
/// once), MMS both ways with and without text, opt-outs and opt-ins.
class MessageSeed {
public:
    struct Plan {
        quint64 seed = 1;
        qint64 count = 0;
        int days = 30; ///< the times lie between `end` minus these and `end`
        qint64 end = 0; ///< UTC ms
        QStringList numbers; ///< the account's own that may send; none means no messages
        QSet<QString> taken = {}; ///< all of the account's own: nobody else has them
    };

    explicit MessageSeed(Plan plan);

    qint64 count() const { return m_plan.count; }
    qint64 end() const { return m_plan.end; }
    quint64 seed() const { return m_plan.seed; }
    /// UTC ms, whole hundredths of a second, never below that of index - 1.
    qint64 timeOf(qint64 index) const;
    /// Everything but the id.
    MessageRecord at(qint64 index) const;

private:
    QString person(int ending, Dice &dice) const;

    Plan m_plan;
};

} // namespace sandbox

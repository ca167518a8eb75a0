// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sandbox {

/// Message ids that carry their own index: "mdr2-" and 32 hexadecimal digits, of which the first 16 are the
/// index under a reversible permutation and the rest a check. So a million distinct ids need no table, and an
/// id leads back to its message without a search.
class MessageIds {
public:
    /// Ids of equal salt are equal; the salt takes part in the check half only.
    MessageIds(quint64 seed, quint64 salt)
        : m_seed(seed)
        , m_salt(salt)
    {
    }

    QString idOf(quint64 index) const;
    /// The index whose id this is, or -1. Any text may be given.
    qint64 indexOf(const QString &id) const;

private:
    quint64 scrambled(quint64 index) const;
    quint64 unscrambled(quint64 code) const;
    quint32 round(quint32 half, int number) const;

    quint64 m_seed;
    quint64 m_salt;
};

} // namespace sandbox

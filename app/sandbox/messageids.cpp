// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/messageids.h"

#include "sandbox/messagehash.h"
#include <limits>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {
constexpr int kRounds = 4;

QString hex(quint64 value)
{
    return u"%1"_s.arg(value, 16, 16, QChar(u'0'));
}
} // namespace

quint32 MessageIds::round(quint32 half, int number) const
{
    return quint32(mixed(m_seed ^ mixed((quint64(number + 1) << 32) | half)));
}

// A Feistel network: whatever the round function is, running the rounds backwards undoes them.
quint64 MessageIds::scrambled(quint64 index) const
{
    quint32 left = quint32(index >> 32);
    quint32 right = quint32(index);
    for (int number = 0; number < kRounds; ++number) {
        const quint32 next = left ^ round(right, number);
        left = right;
        right = next;
    }
    return (quint64(left) << 32) | right;
}

quint64 MessageIds::unscrambled(quint64 code) const
{
    quint32 left = quint32(code >> 32);
    quint32 right = quint32(code);
    for (int number = kRounds - 1; number >= 0; --number) {
        const quint32 previous = right ^ round(left, number);
        right = left;
        left = previous;
    }
    return (quint64(left) << 32) | right;
}

QString MessageIds::idOf(quint64 index) const
{
    return "mdr2-"_L1 % hex(scrambled(index)) % hex(mixed(m_seed ^ mixed(index ^ m_salt)));
}

qint64 MessageIds::indexOf(const QString &id) const
{
    if (id.size() != 37 || !id.startsWith("mdr2-"_L1))
        return -1;
    bool ok = false;
    const quint64 code = QStringView(id).mid(5, 16).toULongLong(&ok, 16);
    if (!ok)
        return -1;
    const quint64 index = unscrambled(code);
    if (index > quint64(std::numeric_limits<qint64>::max()) || idOf(index) != id)
        return -1;
    return qint64(index);
}

} // namespace sandbox

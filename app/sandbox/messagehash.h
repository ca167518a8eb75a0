// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace sandbox {

/// SplitMix64's finalizer: spreads every bit of the input over the output, the same on every machine.
constexpr quint64 mixed(quint64 x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// A short run of numbers that depends on the seed and the place alone, so that the millionth message costs
/// no more than the first. The standard library's distributions differ between implementations; this does
/// not.
class Dice {
public:
    constexpr Dice(quint64 seed, quint64 place)
        : m_state(mixed(seed ^ mixed(place + 0x9e3779b97f4a7c15ULL)))
    {
    }
    constexpr quint64 roll() { return mixed(m_state += 0x9e3779b97f4a7c15ULL); }
    /// 0 to sides - 1; sides must be above 0.
    constexpr int below(qsizetype sides) { return int(roll() % quint64(sides)); }

private:
    quint64 m_state;
};

} // namespace sandbox

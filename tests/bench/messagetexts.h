// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trunkline::bench {

/// Chooses: a function of seed, place and how often it was asked.
class Dice {
public:
    Dice(quint64 seed, quint64 place)
        : m_state(seed * 0x9E3779B97F4A7C15ULL + place)
    {
    }
    quint64 next()
    {
        quint64 x = (m_state += 0x9E3779B97F4A7C15ULL);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
        return x ^ (x >> 31);
    }
    int below(int limit) { return int(next() % quint64(limit)); }

private:
    quint64 m_state;
};

/// The text of a message; see MessageFactory.
QString messageText(Dice &dice);

} // namespace trunkline::bench

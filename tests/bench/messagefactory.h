// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"
#include "domain/timerange.h"

namespace trunkline::bench {

/// Messages as an account of a busy company has them, told by a seed and a place: the same on every machine.
/// Most are of some forty templates (codes, deliveries, appointments), the rest free text; 8 % Cyrillic, 5 %
/// CJK, 5 % with emoji. Numbers are 5,000 of the kind 555-01xx, 200 of them ours.
class MessageFactory {
public:
    MessageFactory(quint64 seed, qint64 count, const TimeRange &range);

    qint64 count() const { return m_count; }
    /// From 0, the oldest, to count() - 1; of any place at once, without those before it.
    Message at(qint64 place) const;
    /// [first, first + count), oldest first.
    QList<Message> some(qint64 first, qint64 count) const;

private:
    quint64 m_seed;
    qint64 m_count;
    TimeRange m_range;
};

/// About the bytes that the service needs for it in an answer (flowroute-api 2.3).
QByteArray jsonOf(const Message &message);

} // namespace trunkline::bench

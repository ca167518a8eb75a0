// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/messagestore.h"

#include <utility>

namespace sandbox {

// The ids of sent messages are salted with the start of this account: the same seed brings back the same
// account, but what was sent to an earlier one must not be found in it.
MessageStore::MessageStore(MessageSeed seed)
    : m_seed(std::move(seed))
    , m_seedIds(m_seed.seed(), 0)
    , m_sentIds(m_seed.seed(), quint64(m_seed.end()))
{
}

const MessageIds &MessageStore::idsFor(qint64 index) const
{
    return index < m_seed.count() ? m_seedIds : m_sentIds;
}

qint64 MessageStore::timeOf(qint64 index) const
{
    return index < m_seed.count() ? m_seed.timeOf(index) : m_sent[std::size_t(index - m_seed.count())].time;
}

MessageRecord MessageStore::at(qint64 index) const
{
    if (index >= m_seed.count())
        return m_sent[std::size_t(index - m_seed.count())];
    MessageRecord record = m_seed.at(index);
    record.id = m_seedIds.idOf(quint64(index));
    return record;
}

std::optional<MessageRecord> MessageStore::find(const QString &id) const
{
    for (const MessageIds *ids : {&m_seedIds, &m_sentIds}) {
        const qint64 index = ids->indexOf(id);
        if (index >= 0 && index < count() && &idsFor(index) == ids)
            return at(index);
    }
    return std::nullopt;
}

qint64 MessageStore::firstAt(qint64 micros) const
{
    qint64 low = 0;
    qint64 high = count();
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        if (timeOf(middle) * 1000 < micros)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

QString MessageStore::add(MessageRecord record, qint64 now)
{
    const qint64 latest = count() ? timeOf(count() - 1) : now;
    record.time = qMax(now - now % 10, latest);
    record.id = m_sentIds.idOf(quint64(count()));
    m_sent.push_back(std::move(record));
    return m_sent.back().id;
}

} // namespace sandbox

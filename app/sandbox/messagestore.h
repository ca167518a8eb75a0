// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/messageids.h"
#include "sandbox/messageseed.h"
#include <optional>
#include <vector>

namespace sandbox {

/// All messages of the account in order of time: the generated ones, then those sent since the start.
class MessageStore {
public:
    explicit MessageStore(MessageSeed seed);

    qint64 count() const { return m_seed.count() + qint64(m_sent.size()); }
    /// 0 is the oldest.
    MessageRecord at(qint64 index) const;
    std::optional<MessageRecord> find(const QString &id) const;
    /// The index of the first message whose time is `micros` (UTC microseconds) or later; count() if none is.
    qint64 firstAt(qint64 micros) const;
    /// Keeps a message sent at `now` (UTC ms), which it gives an id and a time; a clock that was set back
    /// does not put it before an earlier one. Returns the id.
    QString add(MessageRecord record, qint64 now);

private:
    qint64 timeOf(qint64 index) const;
    const MessageIds &idsFor(qint64 index) const;

    MessageSeed m_seed;
    MessageIds m_seedIds;
    MessageIds m_sentIds;
    std::vector<MessageRecord> m_sent;
};

} // namespace sandbox

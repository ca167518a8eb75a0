// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivedatabase.h"
#include "archive/archivestatement.h"
#include "domain/message.h"

#include <optional>

namespace trunkline {

using ReadMessages = QList<std::pair<qint64, Message>>; ///< with their seqs

/// Reads whole messages on a read connection. Lives on its thread, and not longer than it is open.
class MessageReading {
public:
    explicit MessageReading(ArchiveDatabase &database);

    /// In the order asked for; those that are gone are left out. Interrupted when somebody interrupts the
    /// connection: ask again.
    ArchiveTrouble rows(const QList<qint64> &seqs, ReadMessages *messages);

    /// What two numbers wrote each other before that seq, newest first: at most that many.
    ArchiveTrouble conversation(const PhoneNumber &a, const PhoneNumber &b, qint64 beforeSeq, int most,
                                ReadMessages *messages);

private:
    ArchiveTrouble take(const ArchiveStatement &row, ReadMessages *messages) const;
    bool isRarer(const PhoneNumber &a, const PhoneNumber &b);

    ArchiveDatabase &m_database;
    ArchiveStatement m_row;
    ArchiveStatement m_talk;
    ArchiveStatement m_count;
};

} // namespace trunkline

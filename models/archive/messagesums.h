// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivestatement.h"
#include "archive/searchrun.h"
#include "domain/money.h"

#include <vector>

namespace trunkline {

/// What a footer says of messages.
struct MessageTotals {
    qint64 rows = 0;
    qint64 parts = 0;
    Money cost;
    friend bool operator==(const MessageTotals &, const MessageTotals &) = default;
};

/// Adds up parts and cost of rows, some milliseconds at a time. On a read connection that nothing else uses
/// until it is complete; lives on its thread.
class MessageSums {
public:
    explicit MessageSums(ArchiveDatabase &database)
        : m_run(database)
    {
    }
    ~MessageSums() { end(); }
    Q_DISABLE_COPY_MOVE(MessageSums)

    /// Of these rows, in any order, each once. Rows that are gone are left out.
    ArchiveTrouble start(const QList<qint64> &seqs);
    /// True once it is complete, or has failed.
    bool advance(int milliseconds, ArchiveTrouble *trouble);
    const MessageTotals &totals() const { return m_totals; }
    void end();

private:
    enum class Pass { Each, Parts, Cost, Done };

    void enter(Pass pass);
    bool step();
    bool lookUpEach();
    bool scanIndex();
    bool isAskedFor(qint64 seq);

    SearchRun m_run;
    std::vector<qint64> m_seqs; ///< ascending
    size_t m_at = 0; ///< in m_seqs
    qint64 m_value = 0; ///< of the run of rows that are equal in the index
    Pass m_pass = Pass::Done;
    ArchiveStatement m_statement;
    MessageTotals m_totals;
};

} // namespace trunkline

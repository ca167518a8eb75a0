// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/hashchain.h"
#include "journal/journalevent.h"

#include <memory>
#include <QCoreApplication>
#include <QList>

namespace trunkline {

class JournalDatabase;

/// Where a journal is kept.
struct JournalPlace {
    /// Folder of the profile (made with mode 0700 when absent; files in it get 0600).
    QString folder;
    /// File of the copy of the chain's head, kept apart, beside the settings, so that a journal that was cut
    /// off or replaced does not go unnoticed. Its folder is made when absent.
    QString headFile;
    /// The file in `folder` that is locked. Opening and closing it by other means while a JournalFile of this
    /// process has it open gives that lock away (POSIX).
    QString database() const { return folder + QStringLiteral("/journal.sqlite"); }
};

/// Why a journal cannot be used. Without one, nothing can be written to the account.
struct JournalTrouble {
    enum class Kind {
        None,
        InUse, ///< another window or program has it open
        CannotOpen, ///< the path cannot be made or opened; `detail` has the system's words and the path
        CannotWrite, ///< disk full, read-only ...: nothing was recorded
        Damaged, ///< not a journal, or one that cannot be read
    };
    Kind kind = Kind::None;
    QString detail;
    explicit operator bool() const { return kind != Kind::None; }
    friend bool operator==(const JournalTrouble &, const JournalTrouble &) = default;
};

/// What Verify finds.
struct Verification {
    enum class Finding {
        Intact,
        LineChanged, ///< a line, or its order, does not fit the chain
        LineMissing, ///< a gap in the numbering
        CutOff, ///< the kept copy of the head is not in the chain: lines at the end are gone or replaced
        NoCopy, ///< the chain fits, but there is no copy of the head to compare with
        Unreadable,
    };
    Finding finding = Finding::Intact;
    qint64 line = 0; ///< seq of the first line that does not fit; 0 when there is none
    qint64 lines = 0; ///< that were checked
    QString detail;
};

/// The journal on disk: one append-only table of events in SQLite (WAL, synchronous=FULL, locked for this
/// connection alone for as long as it is open; the lock is the kernel's, so it goes with a killed owner).
/// Use it on one thread only; every call may wait for the disk.
class JournalFile {
    Q_DECLARE_TR_FUNCTIONS(JournalFile)
public:
    JournalFile();
    ~JournalFile();
    Q_DISABLE_COPY_MOVE(JournalFile)

    struct Contents {
        JournalTrouble trouble;
        QList<JournalEvent> events; ///< in order; the body only where the intent is not settled yet
    };
    /// Opens or makes the journal. A new one gets its head copy at once. A head copy that is missing beside
    /// lines, or is not in the chain, is never replaced by itself, so what it proves stays to be found.
    Contents open(const JournalPlace &place);
    /// Adds the events in one transaction, durably: when it returns without trouble they survive a power cut.
    /// On trouble none of them is there. Settled intents (Confirmed, Rejected, Withdrawn, SeenPresent,
    /// ProvenAbsent, PersonSays...) lose their kept body in the same transaction.
    JournalTrouble append(const QList<JournalEvent> &events);
    Verification verify();
    /// Makes the head copy that is missing, when the chain fits. False, and nothing done, otherwise.
    bool acceptMissingCopy();
    void close();
    /// Closes and deletes everything of it: database, side files, head copy, and the folder if it is empty
    /// then. Works also after open() failed, unless another one has it open.
    JournalTrouble remove();

    /// At most that many pages of 4096 bytes, for tests of a full disk. Before open(); 0: no limit.
    void setMaxPages(int pages) { m_maxPages = pages; }

private:
    JournalTrouble read(JournalDatabase &database, QList<JournalEvent> &events);
    void keepHeadCopy();

    std::unique_ptr<JournalDatabase> m_database; ///< only while it is open
    JournalPlace m_place;
    ChainHead m_head;
    std::optional<ChainHead> m_copied; ///< what the head copy holds; nothing when it is missing
    bool m_copyFits = true; ///< the head copy was in the chain when it was opened
    int m_maxPages = 0;
};

} // namespace trunkline

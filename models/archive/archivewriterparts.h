// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivewriter.h"
#include "archive/freeseq.h"
#include "archive/textindex.h"

#include <QMap>

namespace trunkline {

/// What an ArchiveWriter has while its file is open.
struct ArchiveWriter::Parts {
    explicit Parts(ArchiveDatabase &database);
    /// What preparing the first of the statements that are not ready failed with; 0 when all are.
    int code() const;
    /// What is counted and remembered is not as it was before the transaction.
    void afterRollback();

    TextIndex texts;
    FreeSeq free;
    ArchiveStatement find;
    ArchiveStatement insert;
    ArchiveStatement update;
    ArchiveStatement erase;
    ArchiveStatement span;

    struct Outdated {
        TextIndex::Texts texts;
        bool remains = true; ///< the row is there with other texts
    };
    /// Of the transaction at hand, by seq: the text index takes them in that order.
    QMap<qint64, Outdated> outdated;
};

} // namespace trunkline

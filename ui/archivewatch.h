// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagearchive.h"
#include "notice.h"

namespace trunkline {

class ArchiveReader;
class ArchiveRows;

/// What goes wrong with the file of messages while it is open, whoever found it: a file that is damaged is
/// replaced, the rest is told. What the sync runs into is told by the page.
class ArchiveWatch : public QObject {
    Q_OBJECT
public:
    /// All of them outlive it.
    ArchiveWatch(MessageArchive &archive, ArchiveReader &reader, ArchiveRows &rows,
                 QObject *parent = nullptr);

Q_SIGNALS:
    void notice(const trunkline::Notice &notice);
    void withdrawNotice(const QString &id);

private:
    void take(const ArchiveTrouble &trouble);
    void tellOpened();
    void tellDeletion();
    void followRows();

    MessageArchive &m_archive;
    ArchiveRows &m_rows;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archiverows.h"
#include "notice.h"

namespace trunkline {

class MessagesModel;

/// Puts rows of the archive on the clipboard that are not at hand: they are read first. Must not outlive any
/// of the three.
class MessageCopy : public QObject {
    Q_OBJECT
public:
    MessageCopy(ArchiveReader &reader, const ArchiveRows &rows, const MessagesModel &model,
                QObject *parent = nullptr);

    /// Row numbers, in the order wanted. At most 50,000 of them, which is told.
    void copy(const QList<int> &rows);

Q_SIGNALS:
    void notice(const trunkline::Notice &notice);

private:
    ArchiveReader &m_reader;
    const ArchiveRows &m_rows;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archiverows.h"
#include "notice.h"

#include <QTimer>

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
    void addSome();

    ArchiveReader &m_reader;
    const ArchiveRows &m_rows;
    const MessagesModel &m_model;
    ReadMessages m_read; ///< whose lines are made now, some in each turn of the event loop
    QStringList m_lines;
    QTimer m_turn;
};

} // namespace trunkline

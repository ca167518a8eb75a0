// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivewriter.h"
#include "archive/messagequery.h"

#include <QTemporaryDir>

/// An archive with made messages, some of them not in the text index yet, and the plainest way to search
/// them: to look at each. For tests of what finds them faster.
class SearchPlace {
public:
    explicit SearchPlace(int count, int unindexed);

    QString path() const { return m_folder.filePath(QStringLiteral("a/messages.db")); }
    trunkline::ArchiveWriter &writer() { return m_writer; }

    /// All of them, by seq.
    const QMap<qint64, trunkline::Message> &messages() const { return m_messages; }
    /// Reads all again after a change.
    void readAll();
    /// What a search has to find, in that order.
    QList<qint64> expected(const trunkline::MessageQuery &query) const;

    /// A message told by a number, always the same: of few words in several scripts, between few numbers.
    static trunkline::Message made(int number);

private:
    bool fulfils(const trunkline::MessageQuery &query, const trunkline::Message &message) const;

    QTemporaryDir m_folder;
    trunkline::ArchiveWriter m_writer;
    QMap<qint64, trunkline::Message> m_messages;
};

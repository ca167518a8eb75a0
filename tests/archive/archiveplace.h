// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivestatement.h"
#include "archive/archivewriter.h"

#include <QTemporaryDir>

/// A place for an archive that goes with the test, messages to put there, and what is found.
struct TemporaryArchive {
    QTemporaryDir root;
    QString path{root.filePath(QStringLiteral("account/messages.db"))};
};

inline trunkline::Message madeMessage(const QString &id, qint64 at,
                                      const QString &body = QStringLiteral("hello"))
{
    trunkline::Message message;
    message.id = id;
    message.at = at;
    message.outbound = true;
    message.from = trunkline::PhoneNumber::fromService(QStringLiteral("12065550100"));
    message.to = trunkline::PhoneNumber::fromService(QStringLiteral("13035550142"));
    message.body = body;
    message.type = QStringLiteral("longcode");
    return message;
}

/// The first column of all rows; "failed" and SQLite's words where the statement is wrong.
inline QStringList column(trunkline::ArchiveDatabase &database, const QByteArray &select)
{
    trunkline::ArchiveStatement statement(database.handle(), select.constData());
    QStringList values;
    auto step = trunkline::ArchiveStatement::Step::Failed;
    while (statement.isValid() && (step = statement.step()) == trunkline::ArchiveStatement::Step::Row)
        values.append(QString::fromUtf8(statement.bytes(0)));
    if (step == trunkline::ArchiveStatement::Step::Failed)
        return {QStringLiteral("failed"), database.trouble().words};
    return values;
}

/// The bodies that the index finds for a phrase of the query language of FTS5, oldest first.
inline QStringList indexFinds(trunkline::ArchiveDatabase &database, const QByteArray &match)
{
    return column(database,
                  "SELECT m.body FROM texts JOIN messages AS m ON m.seq = texts.rowid WHERE texts MATCH '"
                      + match + "' ORDER BY m.seq");
}

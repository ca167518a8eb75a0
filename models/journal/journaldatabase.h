// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journalfile.h"

#include <functional>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace trunkline {

/// One line as it is stored.
struct StoredLine {
    qint64 seq = 0;
    qint64 at = 0;
    qint64 intent = 0;
    QByteArray word;
    QByteArray data;
    QByteArray hash;
};

/// The SQLite side of a JournalFile: connection, lock, schema (version 1), statements. Lines cannot be
/// changed, removed or put in between: triggers refuse it. Use it on the thread that made it.
class JournalDatabase {
    Q_DECLARE_TR_FUNCTIONS(JournalDatabase)
public:
    JournalDatabase(const QString &path, int maxPages);
    ~JournalDatabase();
    Q_DISABLE_COPY_MOVE(JournalDatabase)

    /// Connects and takes the lock, which is held until this is gone. Does not change what is in the file.
    JournalTrouble lock();
    /// After lock(): makes the schema in a new file; refuses a file that is not a journal or is newer than
    /// this program.
    JournalTrouble prepare();

    JournalTrouble run(const QString &statement);
    /// The first column of the first row, for pragmas.
    JournalTrouble ask(const QString &statement, QVariant &answer);
    /// In order of seq, until `take` says false.
    JournalTrouble eachLine(const std::function<bool(const StoredLine &)> &take);
    JournalTrouble eachText(const std::function<void(qint64 intent, const QString &body)> &take);
    JournalTrouble addLine(const StoredLine &line);
    JournalTrouble addText(qint64 intent, const QString &body);
    JournalTrouble removeText(qint64 intent);
    /// After a commit: leaves nothing of removed texts in the write-ahead log either. Tries again next time
    /// when it fails.
    void forgetRemovedTexts();

private:
    JournalTrouble connectAndLock();
    void disconnect();
    JournalTrouble identify(bool &isNew);
    JournalTrouble makeSchema();
    JournalTrouble exec(QSqlQuery &query);
    JournalTrouble troubleOf(const QSqlError &error) const;

    QString m_path;
    QString m_connection; ///< name of it, never used twice in a process
    int m_maxPages;
    bool m_prepared = false;
    bool m_textsRemoved = true; ///< also by one that was killed before it could clear the log
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

/// Carries the statements out on a closed journal, past JournalFile. Empty, or what went wrong first.
inline QString tamper(const QString &file, const QStringList &statements)
{
    const QString name = QStringLiteral("raw");
    QString problem;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        if (!database.open())
            problem = database.lastError().text();
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            if (problem.isEmpty() && !query.exec(statement))
                problem = statement + QStringLiteral(": ") + query.lastError().text();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return problem;
}

inline const QStringList withoutTriggers{QStringLiteral("DROP TRIGGER events_stay_as_they_are"),
                                         QStringLiteral("DROP TRIGGER events_stay"),
                                         QStringLiteral("DROP TRIGGER events_follow")};

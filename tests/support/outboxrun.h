// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messageaccount.h"
#include "outbox.h"
#include "outboxmodel.h"

#include <QAbstractItemModelTester>

/// One run of the program as far as sending goes: a session on an account, its outbox and the table of it.
/// Destroying it is like the end of the program.
struct OutboxRun {
    OutboxRun(const MessageBox &box, const trunkline::JournalOptions &journal)
        : session({QStringLiteral("Test"), QStringLiteral("#2563eb"), true}, box.server.url(),
                  {QStringLiteral("key"), QStringLiteral("secret")}, MessageAccount::quick(), journal)
    {
    }

    int send(const QString &body = QStringLiteral("hello"))
    {
        return outbox.send({trunkline::PhoneNumber::fromService(QStringLiteral("12065550100")),
                            trunkline::PhoneNumber::fromService(QStringLiteral("12065550142")),
                            body,
                            {}});
    }
    trunkline::OutboxEntry::Phase phase(int key) const { return outbox.find(key)->phase; }
    QString words(int key) const
    {
        const int row = model.rowCount() - key;
        return model.index(row, trunkline::OutboxModel::State).data().toString();
    }

    trunkline::Session session;
    trunkline::Outbox outbox{session, {.firstMs = 10, .longestMs = 40, .giveUpMs = 60'000}};
    trunkline::OutboxModel model{outbox};
    QAbstractItemModelTester tester{&model};
};

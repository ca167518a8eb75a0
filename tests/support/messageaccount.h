// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"
#include "messagebox.h"
#include "quickpatience.h"

#include <QTest>

/// A session on a MessageBox, with impatience fit for tests.
struct MessageAccount {
    explicit MessageAccount(const trunkline::TransportOptions &options = quick(),
                            const trunkline::JournalOptions &journal = keptIn({}))
        : session({QStringLiteral("Test"), QStringLiteral("#2563eb"), true}, box.server.url(),
                  {QStringLiteral("key"), QStringLiteral("secret")}, options, journal)
    {
    }

    static trunkline::TransportOptions quick()
    {
        trunkline::TransportOptions options;
        options.deadlineMs = 30'000; // a stalled machine must not make an answer a time-out
        options.firstRetryMs = 5;
        options.maxRetryMs = 10;
        options.maxReadAttempts = 2;
        return options;
    }

    /// A journal in that folder, so that a next session finds it; empty: a temporary one.
    static trunkline::JournalOptions keptIn(const QString &folder)
    {
        trunkline::JournalOptions options;
        options.patience = trunkline::quickPatience();
        if (!folder.isEmpty())
            options.place = {folder + QStringLiteral("/journal"), folder + QStringLiteral("/head")};
        return options;
    }

    MessageBox box;
    trunkline::Session session;
};

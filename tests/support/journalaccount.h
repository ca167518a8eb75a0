// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"
#include "sandboxaccount.h"

#include <memory>
#include <QTemporaryDir>

/// A sandbox account and a place for its journal that outlives the sessions connected to it: for tests of
/// what a later run, or another window, finds.
class JournalAccount {
public:
    /// Settles within a second or two.
    static trunkline::Patience quick()
    {
        trunkline::Patience patience;
        patience.settleMs = 200;
        patience.settleSendMs = 200;
        patience.firstLookMs = 20;
        patience.longestWaitMs = 100;
        patience.agreeMs = 30;
        return patience;
    }
    /// Never looks by itself.
    static trunkline::Patience never()
    {
        trunkline::Patience patience;
        patience.firstLookMs = 3'600'000;
        return patience;
    }

    testsupport::SandboxAccount &sandbox() { return m_sandbox; }
    QString folder() const { return m_folder.path(); }

    std::unique_ptr<trunkline::Session> connect(const trunkline::Patience &patience = quick(),
                                                const QString &journal = QStringLiteral("journal"),
                                                const trunkline::LockSettings &lock = {})
    {
        trunkline::JournalOptions options;
        options.place = {m_folder.filePath(journal), m_folder.filePath(QStringLiteral("heads/") + journal)};
        options.patience = patience;
        trunkline::TransportOptions transport;
        transport.deadlineMs = 20'000;
        transport.firstRetryMs = 5;
        transport.maxRetryMs = 20;
        return std::make_unique<trunkline::Session>(
            trunkline::AccountLabel{QStringLiteral("Test account"), QStringLiteral("#2563eb")},
            m_sandbox.url(), trunkline::Credentials{m_sandbox.accessKey(), m_sandbox.secretKey()}, transport,
            options, lock);
    }

    static trunkline::api::RouteDraft route(const QString &alias)
    {
        return {alias, trunkline::RouteType::Host, QStringLiteral("pbx.example.com")};
    }

private:
    testsupport::SandboxAccount m_sandbox;
    QTemporaryDir m_folder;
};

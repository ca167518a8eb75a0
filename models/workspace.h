// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"
#include "accountsnapshots.h"
#include "messagearchive.h"
#include "numberbook.h"
#include "routebook.h"

namespace trunkline {

/// What the pages of one window share: the session, the two lists that more than one page needs, and what is
/// kept of the account on this computer.
struct Workspace {
    /// Tests shorten the pace.
    explicit Workspace(Session &s, DetailPace pace = {}, const SyncOptions &sync = {})
        : session(s)
        , numbers(s, nullptr, pace)
        , routes(s)
        , messages(s, sync)
        , snapshots(messages, numbers, routes)
    {
    }
    Session &session;
    NumberBook numbers;
    RouteBook routes;
    MessageArchive messages;
    AccountSnapshots snapshots;
};

} // namespace trunkline

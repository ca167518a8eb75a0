// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"
#include "numberbook.h"
#include "routebook.h"

namespace trunkline {

/// What the pages of one window share: the session and the two lists that more than one page needs.
struct Workspace {
    /// Tests shorten the pace.
    explicit Workspace(Session &s, DetailPace pace = {})
        : session(s)
        , numbers(s, nullptr, pace)
        , routes(s)
    {
    }
    Session &session;
    NumberBook numbers;
    RouteBook routes;
};

} // namespace trunkline

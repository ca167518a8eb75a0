// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/outcome.h"
#include "relayfault.h"

#include <optional>
#include <QString>

/// One fault that a write meets.
struct FaultRow {
    /// How long the client waits for an answer, and how long after that the account may still act.
    enum class Wait {
        Ample, ///< for an answer; nothing acts later
        Short, ///< the client gives up; nothing acts later
        Late, ///< the client gives up, and the account acts after that
    };
    /// What the write finds when it leaves.
    enum class Line {
        Kept, ///< a connection from before, if there is one
        Fresh, ///< it has to connect
        Refused, ///< nobody listens
    };

    QByteArray cell; ///< names the fault: every kind of write must meet each of them
    int at = -1; ///< where there are many of them: the byte at which it strikes
    std::optional<testsupport::RelayFault> relay = {};
    QString rule = {}; ///< of the sandbox, without verb and path: "status=503 acts"
    Wait wait = Wait::Ample;
    Line line = Line::Kept;
    std::optional<trunkline::Outcome> outcome = {}; ///< what the write must report, where that is certain

    bool isControl() const { return !relay && rule.isEmpty() && line == Line::Kept; }
    QByteArray name() const { return at < 0 ? cell : cell + ", byte " + QByteArray::number(at); }
};

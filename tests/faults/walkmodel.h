// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/intent.h"

/// What can happen to a write, from outside.
enum class Step {
    AnswerOk,
    AnswerRefuses, ///< 422
    AnswerLost, ///< the connection breaks instead
    TimeOut, ///< the client gives up waiting
    Crash, ///< the program ends anywhere and starts again
    Cancel, ///< a person takes it back
    ReadYes,
    ReadNo,
    ReadFails,
};
inline constexpr int StepCount = int(Step::ReadFails) + 1;
const char *stepWord(Step step);

/// What walks: a message may also be one whose turn does not come.
enum class Walker { Purchase, Release, Message, WaitingMessage };

/// Where a write has to stand after each step, by the words of the promise and not by our code.
class WalkModel {
public:
    /// `settled`: the settling time is over at once; else it never is.
    WalkModel(Walker walker, bool settled);

    trunkline::IntentState state() const { return m_state; }
    bool canHappen(Step step) const;
    void take(Step step);

    /// Every sequence of that many steps that can happen, neighbours having most of their beginning in
    /// common.
    static QList<QList<Step>> walks(Walker walker, bool settled, int depth);

private:
    static void extend(const WalkModel &model, const QList<Step> &begun, int depth,
                       QList<QList<Step>> *found);

    trunkline::IntentState m_state;
    bool m_settled;
    int m_no = 0; ///< reads since the last start that say it did not happen
};

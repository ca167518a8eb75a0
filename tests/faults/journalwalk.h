// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "heldserver.h"
#include "journal/journal.h"

#include <functional>
#include <memory>
#include <QTemporaryDir>

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

/// What walks: a release, a message, and a message whose turn does not come.
enum class Walker { Release, Message, WaitingMessage };

/// One write on a real journal, and what happens to it. The walk knows by itself what has been proven.
class JournalWalk {
public:
    /// `settled`: the settling time is over at once; else it never is. `impatient`: the client gives up soon.
    JournalWalk(Walker walker, bool settled, bool impatient);
    ~JournalWalk();

    /// Leads it to where the first step can happen; empty, or what went wrong.
    QString begin();
    /// False when nothing like that can happen now.
    bool canHappen(Step step) const;
    /// Lets it happen; empty, or how the promise was broken.
    QString perform(Step step);

private:
    using IntentState = trunkline::IntentState;
    void openJournal();
    void ask(QObject *context,
             const std::function<void(trunkline::Outcome, const trunkline::ApiError &)> &told);
    QString happen(Step step);
    QString startAgain();
    QString answered(const QByteArray &what, const std::function<void()> &give);
    QString broken() const;
    QString asksAgain();
    IntentState state() const;
    int ours() const; ///< requests of this write that the service has seen
    QByteArray readBody(bool present) const;
    /// Runs the event loop until it holds; false when it never does.
    static bool until(const std::function<bool()> &holds);

    Walker m_walker;
    bool m_settled;
    bool m_impatient;
    HeldServer m_server;
    QTemporaryDir m_folder;
    std::unique_ptr<trunkline::Transport> m_transport;
    std::unique_ptr<trunkline::Journal> m_journal;
    QObject m_context;
    qint64 m_intent = 0;
    int m_before = 0; ///< requests of others
    int m_yes = 0; ///< answers and reads that say it is done
    int m_no = 0; ///< reads that say it is not, since the last start
    bool m_refused = false;
    bool m_takenBack = false;
};

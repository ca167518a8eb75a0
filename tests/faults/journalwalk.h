// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "heldserver.h"
#include "journal/journal.h"
#include "walkmodel.h"

#include <functional>
#include <memory>
#include <QTemporaryDir>

/// One write on a real journal, and what happens to it. The walk knows by itself what has been proven.
class JournalWalk {
public:
    /// `deadlineMs`: how long the client waits for an answer; patientMs: for ever.
    static constexpr int patientMs = 3'600'000;
    JournalWalk(Walker walker, bool settled, int deadlineMs);
    ~JournalWalk();

    /// Lets the steps happen one after the other; empty, or how the promise was broken. From the step
    /// `checkFrom` on the same write is asked for once more after each, which must not get through.
    QString lead(const QList<Step> &steps, qsizetype checkFrom);
    /// The promise is kept, but the write does not stand where it should: on a slow machine a client with a
    /// short deadline may give up too early.
    bool wentAstray() const { return m_astray; }

private:
    using IntentState = trunkline::IntentState;
    void openJournal();
    void ask(QObject *context,
             const std::function<void(trunkline::Outcome, const trunkline::ApiError &)> &told);
    QString begin();
    QString perform(Step step, bool asks);
    QString happen(Step step);
    QString strayed();
    QString startAgain();
    QString answered(const std::function<void()> &give);
    void answerRead(bool present);
    void confirm();
    QString broken() const;
    QString asksAgain();
    IntentState state() const;
    int ours() const; ///< requests of this write that the service has seen
    /// Runs the event loop until it holds; false when it never does.
    static bool until(const std::function<bool()> &holds);

    Walker m_walker;
    WalkModel m_expected;
    bool m_settled;
    int m_deadlineMs;
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
    bool m_astray = false;
};

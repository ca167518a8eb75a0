// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/conclusion.h"
#include "journal/patience.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace trunkline {

/// Settles unclear writes by reading, never by writing again. Presence settles at once. Absence, presence
/// that is weak and what reading cannot tell apart settle only by two looks that agree,
/// one after the other, both begun after the settling time (counted from Intent::endedAt). A look that failed
/// or was incomplete counts for nothing and is repeated, without end: a failing check never frees anything.
/// Spans are measured by a clock that nobody sets; Intent::endedAt only says where the settling time began.
/// GUI thread.
class Reconciler : public QObject {
    Q_OBJECT
public:
    /// Records known to belong to other intents, asked before each look.
    using Claimed = std::function<QSet<QString>()>;

    Reconciler(Transport &transport, const Patience &patience, Claimed claimed, QObject *parent = nullptr);

    /// Begins with an intent in state Unknown. The first look comes after Patience::firstLookMs.
    void add(const Intent &intent);
    /// Looks as soon as it can, once more; the plan goes on from there.
    void checkNow(qint64 intent);
    bool isChecking(qint64 intent) const { return m_cases.contains(intent); }

Q_SIGNALS:
    /// Something to show: a look began, ended, or is planned.
    void progressed(qint64 intent, const trunkline::Checking &checking);
    /// SeenPresent, ProvenAbsent or LeftOpen; the intent is forgotten here by then.
    void concluded(qint64 intent, trunkline::IntentEvent event, const QString &reference);

private:
    /// Moments are milliseconds of m_clock, which nobody sets back or forth.
    struct Case {
        Intent intent;
        Checking checking;
        Conclusion conclusion;
        qint64 dueAt = 0; ///< of the next look
        qint64 beganAt = 0; ///< of the look under way
        int waitMs = 0; ///< before the next look, where nothing else says when
        bool looking = false;
        bool onceMore = false; ///< a look was asked for while one was under way
    };
    qint64 settlingLeft(const Intent &intent) const;
    void plan(qint64 intent, qint64 dueAt);
    void wake();
    void lookAtDue();
    qint64 nextDue() const;
    void begin(qint64 intent);
    void take(qint64 intent, const Evidence &found);
    std::optional<IntentEvent> judge(Case &subject, const Evidence &evidence) const;
    qint64 dueAfter(const Case &subject, const Evidence &evidence) const;
    bool isClaimed(const Case &subject, const Evidence &evidence) const;

    Transport &m_transport;
    Patience m_patience;
    Claimed m_claimed;
    QHash<qint64, Case> m_cases;
    QElapsedTimer m_clock;
    QTimer m_timer; ///< to the next look that is due
    int m_looking = 0;
};

} // namespace trunkline

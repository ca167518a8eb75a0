// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programlife.h"
#include "sandboxprocess.h"
#include "tally.h"

#include <memory>
#include <QTemporaryDir>

namespace killtest {

/// One run: the program acts and dies, starts again (and may die again), settles; then journal and ledger are
/// compared.
struct KillPlan {
    QString name;
    QString script;
    QString fault; ///< of the account while the program acts; see FaultRule
    QString killAt; ///< of the first life
    QString killSettlingAt; ///< of the second life, which settles
    QString say; ///< of messages that reading cannot tell
    /// How many messages like ours at StrangerPlace somebody else sends first.
    int strangers = 0;
    /// So many milliseconds after the first write was asked for, the first life is killed, if it is not over
    /// by then; -1: never.
    int killAfterMs = -1;
    bool tls = false;
};

/// In the series of messages, from 0; the one that faults are about.
inline constexpr int StrangerPlace = 2;

class KillRun : public QObject {
    Q_OBJECT
public:
    explicit KillRun(KillPlan plan, QObject *parent = nullptr);

    void start();

    const KillPlan &plan() const { return m_plan; }
    const Tally &tally() const { return m_tally; }
    /// What went wrong, with the tally's problems.
    const QStringList &problems() const { return m_problems; }
    int kills() const { return m_kills; }
    bool wasOverBefore() const { return m_overBefore; }
    /// What the first life printed at its end.
    const QJsonObject &report() const { return m_report; }

Q_SIGNALS:
    void ended();

private:
    void sendAsStranger();
    void act();
    void settle(bool mayDie);
    void follow(ProgramLife *life, const QString &name, const std::function<void()> &next);
    void compare();
    void end();

    KillPlan m_plan;
    QTemporaryDir m_home;
    std::unique_ptr<testsupport::SandboxProcess> m_account;
    QStringList m_foreign; ///< ids of the strangers' messages
    Tally m_tally;
    QStringList m_problems;
    QJsonObject m_report;
    int m_kills = 0;
    bool m_overBefore = false;
};

/// The journal that lies below that data folder: opened, verified and read as the program reads it.
struct JournalOnDisk {
    QList<trunkline::Intent> intents;
    QString problem; ///< also when it is not intact
};
JournalOnDisk readJournal(const LifeFolders &folders);

} // namespace killtest

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "httpcall.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QProcess>
#include <QTimer>

namespace killtest {

/// What the program killable is told by its environment; see killable.cpp.
struct LifeOrders {
    QString script{};
    QString killAt{};
    QString say{};
    bool careless = false;
    int maxPages = 0;
};

/// Where the program keeps its things.
struct LifeFolders {
    QString home; ///< settings, runtime files and what else it may want
    QString data; ///< XDG_DATA_HOME
};

/// One start of killable until its end, however that comes. Does not block; one that takes far too long is
/// ended and has a problem.
class ProgramLife : public QObject {
    Q_OBJECT
public:
    ProgramLife(const testsupport::Endpoint &account, const LifeFolders &folders, const LifeOrders &orders,
                QObject *parent = nullptr);

    void start() { m_process.start(); }
    /// SIGKILL.
    void kill() { m_process.kill(); }

    /// It died of SIGKILL.
    bool wasKilled() const;
    /// The line of JSON that it printed at its end.
    const QJsonObject &report() const { return m_report; }
    /// Why it ended in another way than closed or killed; with what it printed.
    QString problem() const;

Q_SIGNALS:
    void begun();
    void ended();

private:
    void readLines();

    QProcess m_process;
    QTimer m_patience;
    QJsonObject m_report;
    QString m_problem;
    QString m_errors; ///< its stderr
};

} // namespace killtest

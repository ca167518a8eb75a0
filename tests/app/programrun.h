// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

/// One run of the program from its start to its end, without a display and with a home of its own.
struct ProgramRun {
    bool ended = false;
    int exitCode = -1;
    QString output;
    QString errors;
};

inline QProcessEnvironment bareEnvironment(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name :
         {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "TRUNKLINE_ACCESS_KEY", "TRUNKLINE_SECRET_KEY"})
        environment.remove(QLatin1String(name));
    for (const char *name :
         {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QLatin1String(name), home);
    return environment;
}

inline ProgramRun runProgram(const QStringList &arguments,
                             const QList<QPair<QString, QString>> &variables = {}, int patienceMs = 20'000)
{
    const QTemporaryDir home; // 0700, as Qt wants the runtime folder
    QProcess process;
    QProcessEnvironment environment = bareEnvironment(home.path());
    for (const auto &variable : variables)
        environment.insert(variable.first, variable.second);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(TRUNKLINE_PROGRAM), arguments);
    ProgramRun run;
    run.ended = process.waitForFinished(patienceMs) && process.exitStatus() == QProcess::NormalExit;
    run.exitCode = process.exitCode();
    run.output = QString::fromUtf8(process.readAllStandardOutput());
    run.errors = QString::fromUtf8(process.readAllStandardError());
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
    }
    return run;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

namespace trunkline {

/// What the command line asks for. Keys are never arguments: they would stand in the process list.
struct CommandLine {
    enum class Mode {
        Window,
        Tour,
        Print, ///< --version, --help: print `text`, exit 0, no display needed
        Refuse, ///< print `text` to stderr, exit 2
    };

    Mode mode = Mode::Window;
    QString text; ///< of Print and Refuse
    bool sandbox = false; ///< open the embedded sandbox account at once
    QUrl baseUrl; ///< empty: the saved account's, or the production service
    QString profile; ///< name of a saved account, or of the one in the environment; empty: not given
    QString tourFolder; ///< where --tour saves its pictures
};

/// `arguments` as of QCoreApplication::arguments(). `hasCredentials`: keys came with the environment, so a
/// tour, which buys things, is refused.
CommandLine parseCommandLine(const QStringList &arguments, bool hasCredentials);

} // namespace trunkline

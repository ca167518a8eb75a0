// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accounts.h"
#include "commandline.h"
#include "mainwindow.h"

#include <memory>
#include <optional>

namespace sandbox {
class Server;
}

namespace trunkline {

class Tour;

/// The composition: window, sandbox, session. Everything else is handed what it needs by constructor.
class Application : public QObject {
    Q_OBJECT
public:
    /// `journal` is how careful and patient the journals are; their place is decided here.
    Application(CommandLine commandLine, std::optional<Credentials> credentials, JournalOptions journal = {});
    ~Application() override;

    /// Shows the window and runs the event loop; returns the exit code.
    int run();
    /// The part of run() before the event loop: shows the window; what was asked for is opened after that.
    void begin();

private:
    void openFirst();
    void openSandbox();
    void openAccount(const ConnectionRequest &request);
    void startTour();

    CommandLine m_commandLine;
    JournalOptions m_journal;
    std::optional<Credentials> m_credentials; ///< of the environment; let go once a session has them
    ProfileStore m_profiles{ProfileStore::defaultFile()};
    std::unique_ptr<sandbox::Server> m_sandbox;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Tour> m_tour;
};

} // namespace trunkline

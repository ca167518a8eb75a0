// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline.h"
#include "fontwarmup.h"
#include "windows.h"

#include <memory>
#include <optional>

namespace trunkline {

class Tour;

/// The composition: accounts, key chain, windows, and what the command line wants first. Everything else is
/// handed what it needs by constructor.
class Application : public QObject {
    Q_OBJECT
public:
    /// `journal` is how careful and patient the journals are; their place is decided by the account.
    Application(CommandLine commandLine, std::optional<Credentials> credentials, JournalOptions journal = {});
    /// With another key chain, for tests.
    Application(CommandLine commandLine, std::optional<Credentials> credentials, JournalOptions journal,
                std::unique_ptr<SecretStore> secrets);
    ~Application() override;

    /// Shows the first window and runs the event loop; returns the exit code.
    int run();
    /// The part of run() before the event loop: shows the window; what was asked for is opened after that.
    void begin();

    ProfileStore &profiles() { return m_profiles; }
    const Windows &windows() const { return m_windows; }

private:
    void openFirst();
    void openWithCredentials();
    void openProfile();
    void startTour();

    CommandLine m_commandLine;
    std::optional<Credentials> m_credentials; ///< of the environment; let go once a session has them
    ProfileStore m_profiles;
    std::unique_ptr<SecretStore> m_secrets;
    OpenSessions m_open;
    FontWarmUp m_fonts;
    Windows m_windows;
    AccountWindow *m_first = nullptr; ///< only used before anybody can have closed it
    std::unique_ptr<Tour> m_tour;
};

} // namespace trunkline

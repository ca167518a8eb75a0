// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include "englishplurals.h"
#include "keychainstore.h"
#include "passwordevents.h"
#include "tour/tour.h"
#include "tour/toursteps.h"
#include "windowsettings.h"

#include <QApplication>
#include <QTimer>

namespace trunkline {

namespace {

constexpr int calmMs = 1'000; ///< until the first account is on the screen

} // namespace

Application::Application(CommandLine commandLine, std::optional<Credentials> credentials,
                         JournalOptions journal)
    : Application(std::move(commandLine), std::move(credentials), std::move(journal),
                  std::make_unique<KeychainStore>())
{
}

Application::Application(CommandLine commandLine, std::optional<Credentials> credentials,
                         JournalOptions journal, std::unique_ptr<SecretStore> secrets)
    : m_commandLine(std::move(commandLine))
    , m_credentials(std::move(credentials))
    , m_profiles(ProfileStore::defaultFile())
    , m_secrets(std::move(secrets))
    , m_fonts(QApplication::font())
    , m_windows(Accounts{m_profiles, *m_secrets, m_open}, std::move(journal))
{
    QCoreApplication::installTranslator(new EnglishPlurals(this));
    applyAppearance(*qApp, WindowSettings().appearance());
    hidePasswordEvents();
}

Application::~Application()
{
    m_tour.reset();
}

void Application::begin()
{
    m_first = m_windows.add();
    if (!m_profiles.problem().isEmpty())
        m_first->window().showWelcome(m_profiles.problem());
    // After the first paint: nothing of this may delay the window.
    QTimer::singleShot(0, m_first, [this, first = &m_first->window()] {
        openFirst();
        first->showWelcomeIfEmpty();
    });
    QTimer::singleShot(calmMs, &m_fonts, &FontWarmUp::start);
}

int Application::run()
{
    begin();
    return QApplication::exec();
}

void Application::openFirst()
{
    if (m_commandLine.mode == CommandLine::Mode::Tour)
        startTour();
    else if (m_commandLine.sandbox)
        m_first->openSandbox();
    else if (m_credentials)
        openWithCredentials();
    else if (!m_commandLine.profile.isEmpty())
        openProfile();
    else if (!m_commandLine.baseUrl.isEmpty())
        m_first->window().askForConnection({}, m_commandLine.baseUrl);
}

/// The keys say which account it is; where that one is saved, it is opened as it was set up.
void Application::openWithCredentials()
{
    const Credentials keys = *m_credentials;
    m_credentials.reset();
    const Profile *named = m_profiles.findLabel(m_commandLine.profile);
    Profile profile;
    if (!m_commandLine.baseUrl.isEmpty())
        profile.baseUrl = m_commandLine.baseUrl;
    else if (named)
        profile.baseUrl = named->baseUrl;
    if (const Profile *saved = m_profiles.findAccount(profile.baseUrl, keys.accessKey)) {
        profile = *saved;
    } else {
        profile.id = newProfileId();
        profile.color = QStringLiteral("#c2410c"); // purchases are real here
        profile.accessKey = keys.accessKey;
        profile.label = m_commandLine.profile.isEmpty() ? profile.baseUrl.host() : m_commandLine.profile;
    }
    m_windows.openWith(m_first, profile, keys.secretKey);
}

void Application::openProfile()
{
    const Profile *saved = m_profiles.findLabel(m_commandLine.profile);
    const QUrl &url = m_commandLine.baseUrl;
    if (saved && (url.isEmpty() || m_profiles.findAccount(url, saved->accessKey) == saved)) {
        m_windows.open(m_first, *saved);
        return;
    }
    const QString why = saved
        ? tr("The saved account %1 has another base URL. To connect this one as well, type its keys.")
        : tr("No account named %1 is saved on this computer. To connect it, type its keys.");
    m_first->window().askForConnection(m_commandLine.profile, url, why.arg(m_commandLine.profile));
}

void Application::startTour()
{
    m_tour = std::make_unique<Tour>(tourSteps(), m_commandLine.tourFolder);
    connect(m_tour.get(), &Tour::finished, this, [](int exitCode) { QApplication::exit(exitCode); });
    m_tour->start();
}

} // namespace trunkline

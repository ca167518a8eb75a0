// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include "englishplurals.h"
#include "sandbox/server.h"
#include "tour/tour.h"
#include "tour/toursteps.h"
#include "windowsettings.h"

#include <QApplication>
#include <QTimer>

namespace trunkline {

namespace {

const QString productionUrl = QStringLiteral("https://api.flowroute.com");
const QString accountColor = QStringLiteral("#c2410c");
const QString sandboxColor = QStringLiteral("#0f766e");

} // namespace

Application::Application(CommandLine commandLine, std::optional<Credentials> credentials,
                         JournalOptions journal)
    : m_commandLine(std::move(commandLine))
    , m_journal(std::move(journal))
    , m_credentials(std::move(credentials))
{
    QCoreApplication::installTranslator(new EnglishPlurals(this));
    applyAppearance(*qApp, WindowSettings().appearance());
    m_window = std::make_unique<MainWindow>();
    connect(m_window.get(), &MainWindow::sandboxRequested, this, &Application::openSandbox);
    connect(m_window.get(), &MainWindow::connectionRequested, this, &Application::openAccount);
}

Application::~Application()
{
    m_tour.reset();
    m_window.reset(); // its session talks to the sandbox, so it goes first
}

int Application::run()
{
    begin();
    return QApplication::exec();
}

void Application::begin()
{
    m_window->show();
    // After the first paint: nothing of this may delay the window.
    QTimer::singleShot(0, this, &Application::openFirst);
}

void Application::openFirst()
{
    if (m_commandLine.mode == CommandLine::Mode::Tour) {
        startTour();
    } else if (m_commandLine.sandbox) {
        openSandbox();
    } else if (m_credentials) {
        const QUrl url = m_commandLine.baseUrl.isEmpty() ? QUrl(productionUrl) : m_commandLine.baseUrl;
        const QString name = m_commandLine.profile.isEmpty() ? url.host() : m_commandLine.profile;
        openAccount({{name, accountColor, false}, url, *m_credentials});
        m_credentials.reset();
    } else if (!m_commandLine.baseUrl.isEmpty() || !m_commandLine.profile.isEmpty()) {
        m_window->askForConnection(m_commandLine.profile, m_commandLine.baseUrl);
    }
}

void Application::openSandbox()
{
    m_window->showStarting();
    m_sandbox = std::make_unique<sandbox::Server>();
    connect(m_sandbox.get(), &sandbox::Server::started, this,
            [this](const QUrl &url, const QString &accessKey, const QString &secretKey) {
                m_window->openSession(std::make_unique<Session>(
                    AccountLabel{tr("Sandbox"), sandboxColor, true}, url, Credentials{accessKey, secretKey},
                    TransportOptions(), m_journal));
            });
    connect(m_sandbox.get(), &sandbox::Server::failed, this, [this](const QString &why) {
        m_window->showWelcome(tr("The sandbox account could not be started: %1").arg(why));
    });
    m_sandbox->start({});
}

void Application::openAccount(const ConnectionRequest &request)
{
    m_window->showWelcome(); // a journal has one owner at a time, and it may be this account's
    const Profile *kept = m_profiles.findAccount(request.baseUrl, request.credentials.accessKey);
    Profile profile = kept ? *kept : Profile();
    if (!kept)
        profile.id = newProfileId();
    profile.label = request.label.name;
    profile.color = request.label.color;
    profile.baseUrl = request.baseUrl;
    profile.accessKey = request.credentials.accessKey;
    OpenedSession opened = trunkline::openSession(profile, request.credentials.secretKey, m_journal);
    if (!opened.session)
        return m_window->showWelcome(opened.problem);
    connect(opened.session.get(), &Session::profileChanged, this, [this](const Profile &changed) {
        if (!m_profiles.save(changed))
            m_window->post({QStringLiteral("account.profile"),
                            Notice::Severity::Warning,
                            m_profiles.problem(),
                            {},
                            {},
                            {}});
    });
    m_window->openSession(std::move(opened.session));
    m_sandbox.reset();
}

void Application::startTour()
{
    m_tour = std::make_unique<Tour>(tourSteps(), m_commandLine.tourFolder);
    connect(m_tour.get(), &Tour::finished, this, [](int exitCode) { QApplication::exit(exitCode); });
    m_tour->start();
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountwindow.h"

#include "sandbox/server.h"
#include "secrettext.h"

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

const QString sandboxColor = u"#0f766e"_s;

} // namespace

AccountWindow::AccountWindow(Accounts accounts, JournalOptions journal, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_journal(std::move(journal))
    , m_window(std::make_unique<MainWindow>(accounts))
{
    connect(m_window.get(), &MainWindow::openingCancelled, this, [this] {
        if (m_opening)
            m_opening.release()->deleteLater();
    });
    connect(&accounts.profiles, &ProfileStore::changed, this, &AccountWindow::adoptChanges);
    connect(&accounts.open, &OpenSessions::leaveRequested, this, [this](Session *session) {
        if (m_window->session() == session)
            m_window->showWelcome();
    });
}

AccountWindow::~AccountWindow()
{
    m_opening.reset();
    m_window.reset(); // its session talks to the sandbox, so it goes first
}

bool AccountWindow::has(const QString &accountName) const
{
    const Session *session = m_window->session();
    return (session && session->label().profile == accountName)
        || (m_opening && accountNameOf(m_opening->profile()) == accountName);
}

void AccountWindow::openSandbox()
{
    m_window->showStarting();
    m_sandbox = std::make_unique<sandbox::Server>();
    connect(m_sandbox.get(), &sandbox::Server::started, this,
            [this](const QUrl &url, const QString &accessKey, const QString &secretKey) {
                show(std::make_unique<Session>(AccountLabel{tr("Sandbox"), sandboxColor, true}, url,
                                               Credentials{accessKey, secretKey}, TransportOptions(),
                                               m_journal));
            });
    connect(m_sandbox.get(), &sandbox::Server::failed, this, [this](const QString &why) {
        m_window->showWelcome(tr("The sandbox account could not be started: %1").arg(why));
    });
    m_sandbox->start({});
}

void AccountWindow::open(const Profile &profile)
{
    m_opening = std::make_unique<AccountOpening>(profile, m_accounts.secrets);
    connect(m_opening.get(), &AccountOpening::stateChanged, this, [this, opening = m_opening.get()] {
        const bool isWanted = m_opening.get() == opening; // not given up meanwhile
        if (isWanted && opening->state() == AccountOpening::State::Ready)
            takeOpening();
    });
    m_opening->read();
    if (m_opening)
        m_window->showOpening(*m_opening);
}

void AccountWindow::takeOpening()
{
    AccountOpening *opening = m_opening.release();
    opening->deleteLater(); // it is telling us this moment
    const QString secretToKeep = opening->secretToKeep();
    m_window->showWelcome(); // a journal has one owner at a time, and it may be this account's
    OpenedSession opened = opening->takeSession(m_journal);
    if (!opened.session) {
        m_window->showWelcome(opened.problem);
        return;
    }
    show(std::move(opened.session));
    m_sandbox.reset();
    if (!secretToKeep.isEmpty())
        keepSecret(opening->profile(), secretToKeep);
}

void AccountWindow::openWith(const Profile &profile, const QString &secretKey)
{
    m_window->showWelcome();
    OpenedSession opened = openSession(profile, secretKey, m_journal);
    if (!opened.session) {
        m_window->showWelcome(opened.problem);
        return;
    }
    show(std::move(opened.session));
    m_sandbox.reset();
}

void AccountWindow::connectTo(const ConnectionRequest &request)
{
    const Profile *before = m_accounts.profiles.find(request.profile.id);
    const bool wasInRing = before && before->secretPlace == SecretPlace::KeyChain;
    openWith(request.profile, request.secretKey);
    if (!request.remember || !m_window->session())
        return;
    // Until the key chain has it, the profile does not say that it has.
    Profile profile = *m_window->session()->profile();
    profile.secretPlace = SecretPlace::Session;
    keepProfile(profile);
    if (request.profile.secretPlace == SecretPlace::KeyChain)
        keepSecret(profile, request.secretKey);
    else if (wasInRing)
        m_accounts.secrets.remove(profile.id, this, [](const SecretTrouble &) {});
}

void AccountWindow::show(std::unique_ptr<Session> session)
{
    connect(session.get(), &Session::profileChanged, this, &AccountWindow::keepProfile);
    m_accounts.open.add(session.get());
    m_window->openSession(std::move(session));
}

void AccountWindow::keepSecret(const Profile &profile, const QString &secretKey)
{
    m_accounts.secrets.write(profile.id, secretKey, this, [this, profile](const SecretTrouble &trouble) {
        if (trouble) {
            m_window->post({u"account.secret"_s, Notice::Severity::Warning, secretNotKeptText(trouble),
                            trouble.detail, tr("Manage accounts"), [this] { m_window->manageAccounts(); }});
            return;
        }
        // It may have been edited meanwhile, or forgotten.
        const Profile *now = m_accounts.profiles.find(profile.id);
        if (!now || now->secretPlace == SecretPlace::KeyChain)
            return;
        Profile kept = *now;
        kept.secretPlace = SecretPlace::KeyChain;
        keepProfile(kept);
    });
}

void AccountWindow::keepProfile(const Profile &profile)
{
    if (!m_accounts.profiles.save(profile))
        m_window->post(
            {u"account.profile"_s, Notice::Severity::Warning, m_accounts.profiles.problem(), {}, {}, {}});
}

/// What was changed about the account in a dialog, another window or another program.
void AccountWindow::adoptChanges()
{
    Session *session = m_window->session();
    if (!session || !session->profile())
        return;
    const Profile *now = m_accounts.profiles.find(session->profile()->id);
    if (now && *now != *session->profile())
        session->adopt(*now);
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountwindow.h"

#include "sandbox/server.h"
#include "secrettext.h"
#include "visibletext.h"

#include <algorithm>

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
    m_opening.reset();
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
    if (!enter(opening->profile(), [this, opening] { return opening->takeSession(m_journal); }))
        return;
    keepLimitsOf010();
    adoptChanges(); // it may have taken a while
    if (!secretToKeep.isEmpty())
        keepSecret(opening->profile(), secretToKeep);
}

void AccountWindow::openWith(const Profile &profile, const QString &secretKey)
{
    const bool isSaved = m_accounts.profiles.find(profile.id) != nullptr;
    if (!enterWith(isSaved ? profile : withHistoryOff(profile), secretKey))
        return;
    keepLimitsOf010();
    m_savesNew = !isSaved;
}

/// Of an account that is not saved nothing stays but its journal, unless it is saved under another name as
/// well.
Profile AccountWindow::withHistoryOff(const Profile &profile) const
{
    const QList<Profile> &saved = m_accounts.profiles.profiles();
    const auto same = std::find_if(saved.begin(), saved.end(), [&profile](const Profile &one) {
        return accountNameOf(one) == accountNameOf(profile);
    });
    Profile opened = profile;
    opened.keepHistory = same == saved.end() ? KeepHistory::Off : same->keepHistory;
    return opened;
}

bool AccountWindow::enterWith(const Profile &profile, const QString &secretKey)
{
    m_opening.reset();
    return enter(profile, [&] { return openSession(profile, secretKey, m_journal); });
}

bool AccountWindow::enter(const Profile &profile, const Make &make)
{
    // Looked at before anything is left for it.
    QString problem;
    certificatesOf(profile, &problem);
    if (!problem.isEmpty()) {
        m_window->post(
            {u"account.certificates"_s, Notice::Severity::Error, problem, {}, tr("Manage accounts"), [this] {
                 m_window->manageAccounts();
             }});
        return false;
    }
    m_window->closeSession(); // a journal has one owner at a time, and it may be this account's
    OpenedSession opened = make();
    if (!opened.session) {
        m_window->showWelcome(opened.problem);
        return false;
    }
    show(std::move(opened.session));
    m_sandbox.reset();
    return true;
}

void AccountWindow::connectTo(const ConnectionRequest &request)
{
    const Profile *before = m_accounts.profiles.find(request.profile.id);
    const bool wasInRing = before && before->secretPlace == SecretPlace::KeyChain;
    const bool isForRing = request.profile.secretPlace == SecretPlace::KeyChain;
    const bool isToStay = request.remember || before;
    if (!enterWith(isToStay ? request.profile : withHistoryOff(request.profile), request.secretKey)
        || !request.remember)
        return;
    Profile profile = request.profile;
    profile.budget = m_window->session()->profile()->budget;
    // Until the key chain has it, or has let go of the one before, the profile does not say so.
    profile.secretPlace = wasInRing && !isForRing ? SecretPlace::KeyChain : SecretPlace::Session;
    keepProfile(profile);
    if (isForRing)
        keepSecret(profile, request.secretKey);
    else if (wasInRing)
        dropSecret(profile);
}

void AccountWindow::show(std::unique_ptr<Session> session)
{
    m_savesNew = false;
    connect(session.get(), &Session::profileChanged, this, &AccountWindow::keepChosen);
    m_accounts.open.add(session.get());
    m_window->openSession(std::move(session));
}

void AccountWindow::keepSecret(const Profile &profile, const QString &secretKey)
{
    keepSecretKey(m_accounts, profile.id, secretKey, this,
                  [this, label = profile.label](const SecretTrouble &trouble, bool written) {
                      if (trouble)
                          m_window->post({u"account.secret"_s, Notice::Severity::Warning,
                                          secretNotKeptText(trouble, label), trouble.detail,
                                          tr("Manage accounts"), [this] { m_window->manageAccounts(); }});
                      else if (!written)
                          sayNotKept();
                  });
}

void AccountWindow::dropSecret(const Profile &profile)
{
    const QString text = tr("The key ring still keeps the secret key of %1, since it did not let go of it.")
                             .arg(visibleLine(profile.label, 80));
    dropSecretKey(m_accounts, profile.id, this, [this, text](const SecretTrouble &trouble, bool written) {
        if (trouble)
            m_window->post({u"account.secret"_s, Notice::Severity::Warning,
                            text + u' ' + ringTroubleText(trouble), trouble.detail, tr("Manage accounts"),
                            [this] { m_window->manageAccounts(); }});
        else if (!written)
            sayNotKept();
    });
}

void AccountWindow::keepProfile(const Profile &profile)
{
    if (!m_accounts.profiles.save(profile))
        sayNotKept();
}

void AccountWindow::sayNotKept()
{
    m_window->post(
        {u"account.profile"_s, Notice::Severity::Warning, m_accounts.profiles.problem(), {}, {}, {}});
}

/// Those that were taken over for a saved account that had none (openSession).
void AccountWindow::keepLimitsOf010()
{
    const auto &opened = m_window->session()->profile();
    const Profile *saved = m_accounts.profiles.find(opened->id);
    if (!saved || saved->budget != Budget() || opened->budget == Budget())
        return;
    Profile kept = *saved;
    kept.budget = opened->budget;
    keepProfile(kept);
}

/// What is chosen in the window itself: limits, and the time until it locks itself. The rest of the profile
/// is as it is in the file, where another program may have changed it.
void AccountWindow::keepChosen(const Profile &chosen)
{
    const Profile now = chosen; // a reload may change the session's own
    m_accounts.profiles.reload();
    const Profile *saved = m_accounts.profiles.find(now.id);
    if (!saved && !m_savesNew)
        return;
    Profile kept = saved ? *saved : now;
    if (!saved)
        kept.keepHistory = Profile().keepHistory; // off only as long as it was not saved
    kept.budget = now.budget;
    kept.relockMinutes = now.relockMinutes;
    m_savesNew = false; // from now on one that is not there any more was forgotten
    keepProfile(kept);
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

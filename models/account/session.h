// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/profile.h"
#include "account/readonlylock.h"
#include "api/requestlog.h"
#include "api/transport.h"
#include "journal/journal.h"

#include <optional>
#include <QObject>

namespace trunkline {

/// Which account a window works on. Colour is a name here ("#2563eb"), painted by ui.
struct AccountLabel {
    QString name; ///< "Sandbox", "Acme production"
    QString color;
    bool isSandbox = false;
    /// Name under which things of this account are kept (profilefolder.h); empty: nothing outlives the
    /// session.
    QString profile = {};
};

/// Longest name of an account that is shown: it is a person's own, or comes from a file.
inline constexpr int longestLabel = 200;

/// One connected account: who we are talking to, through what, and the only door to writes with its lock. A
/// window has one session; without a place for the journal, that is kept in a temporary folder (the sandbox
/// account). Models and pages get it by reference and must not outlive it.
class Session : public QObject {
    Q_OBJECT
public:
    Session(AccountLabel label, const QUrl &baseUrl, Credentials credentials, TransportOptions options = {},
            JournalOptions journal = {}, LockSettings lock = {}, QObject *parent = nullptr);
    ~Session() override;

    const AccountLabel &label() const { return m_label; }
    Transport &transport() { return m_transport; }
    Journal &journal() { return m_journal; }
    ReadOnlyLock &lock() { return m_lock; }
    RequestLog &log() { return m_log; }

    /// How the account is set up here; nothing for the sandbox account.
    const std::optional<Profile> &profile() const { return m_profile; }
    void setProfile(const Profile &profile) { m_profile = profile; }
    /// Takes in what was changed about the profile elsewhere: name, colour, spending limits and read-only
    /// hold at once, the rest when the account is opened again. Does not report it as profileChanged().
    void adopt(const Profile &profile);
    /// Changes the spending limits from the next write on, in the journal and in the profile.
    void setBudget(const Budget &budget);

Q_SIGNALS:
    /// It is about to go, and everything of it still works: the last moment to let go of it.
    void closing();
    /// The profile is not what it was: to be kept by whoever keeps profiles.
    void profileChanged(const trunkline::Profile &profile);
    /// The account has another name or colour.
    void labelChanged();

private:
    void keepRelockTime();

    AccountLabel m_label;
    std::optional<Profile> m_profile;
    RequestLog m_log;
    Transport m_transport;
    Journal m_journal;
    ReadOnlyLock m_lock;
};

} // namespace trunkline

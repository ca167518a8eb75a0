// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/job.h"
#include "domain/messagecallback.h"
#include "journal/intent.h"

namespace trunkline {

class Session;

/// What is known of one callback of the account.
struct CallbackStanding {
    bool isReading = false;
    /// The address as the service spells it, empty when none is set; nothing while it has not been read.
    /// Stays when a later read fails.
    std::optional<QString> url;
    ApiError error; ///< why the last read failed; none after one that did not

    friend bool operator==(const CallbackStanding &, const CallbackStanding &) = default;
};

/// The message callbacks of the account, read one by one, and again whenever a write to one is found to be
/// done or not to be. GUI thread; must not outlive the session.
class CallbackBook : public QObject {
    Q_OBJECT
public:
    explicit CallbackBook(Session &session, QObject *parent = nullptr);
    ~CallbackBook() override;

    void refresh(); ///< all of them
    /// Reads that one again; replaces a read of it that is under way.
    void read(CallbackType type);

    const CallbackStanding &standing(CallbackType type) const { return m_entries.at(size_t(type)).standing; }
    /// The setting or clearing of it that is neither done nor failed for certain, or nullptr; valid until the
    /// journal changes.
    const Intent *openWrite(CallbackType type) const;

Q_SIGNALS:
    /// What is known of it, or of a write to it.
    void changed(trunkline::CallbackType type);

private:
    struct Entry {
        CallbackStanding standing;
        QPointer<JobBase> job;
    };
    Entry &entry(CallbackType type) { return m_entries.at(size_t(type)); }
    void take(CallbackType type, const Result<QString> &result);
    void followWrite(qint64 intent);
    void takeSettled(qint64 intent);

    Session &m_session;
    std::array<Entry, callbackTypes.size()> m_entries;
};

} // namespace trunkline

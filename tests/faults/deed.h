// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "httpcall.h"
#include "journal/journal.h"
#include "sandbox/ledger.h"
#include "sandbox/options.h"

#include <functional>
#include <QHash>
#include <QStringList>

/// Every kind of write; a text and an MMS are two.
enum class Deed {
    Purchase,
    EditNumber,
    Release,
    SetPrimaryRoute,
    ClearPrimaryRoute,
    SetFailoverRoute,
    ClearFailoverRoute,
    CreateRoute,
    UpdateRoute,
    DeleteRoute,
    SetCallback,
    ClearCallback,
    SendSms,
    SendMms,
};
inline constexpr int DeedCount = int(Deed::SendMms) + 1;

const char *deedWord(Deed deed);
QString verbOf(Deed deed); ///< of its request
int statusOf(Deed deed); ///< the documented one, when all is well
inline bool answersWithObject(Deed deed)
{
    return statusOf(deed) != 204;
}

/// One write that somebody wants: its object, and a text that no other has.
struct Wanted {
    Deed deed = Deed::Purchase;
    trunkline::PhoneNumber number; ///< also the sender of a message
    QString route; ///< id of the one to change or delete
    QString text; ///< alias, body, or part of an address
    trunkline::CallbackType callback = trunkline::CallbackType::Sms;
};

/// What a write reported, whatever its type.
struct Told {
    trunkline::Outcome outcome = trunkline::Outcome::Unknown;
    bool hasValue = false;
    trunkline::ApiError error;
    qint64 intent = 0;
};

void ask(trunkline::Journal &journal, const Wanted &wanted, QObject *context,
         const std::function<void(const Told &)> &told);
trunkline::OutgoingMessage messageOf(const Wanted &wanted);

/// Whether the account did just what was asked.
bool isEffectOf(const sandbox::Effect &effect, const Wanted &wanted);

/// What a purchase costs here.
inline const trunkline::Money deedPrice = trunkline::Money::fromNanodollars(2'250'000'000);

/// Gives out writes on one account, each of which changes something that no other of its kind has touched.
class Stock {
public:
    /// The same options as the account's. `account` is asked for routes to change and to delete, and has its
    /// callbacks set that are to be cleared.
    Stock(const sandbox::Options &options, const testsupport::Endpoint &account);

    Wanted next(Deed deed);

private:
    QString newRoute(const QString &alias) const;
    void setCallback(const Wanted &wanted) const;

    testsupport::Endpoint m_account;
    QHash<Deed, QStringList> m_numbers; ///< not used yet
    QStringList m_senders;
    int m_count = 0;
};

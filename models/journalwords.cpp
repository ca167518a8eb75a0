// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalwords.h"

#include "callbackwords.h"
#include "visibletext.h"

#include <QDateTime>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int longestName = 60;

QString wished(const Intent &intent, QLatin1String key)
{
    return visibleLine(intent.wish[key].toString(), longestName);
}

QString callbackObject(const QString &word)
{
    const std::optional<CallbackType> type = callbackFromWord(word);
    return type ? callbackName(*type) : visibleLine(word, longestName);
}

} // namespace

PhoneNumber JournalWords::sender(const Intent &intent)
{
    return PhoneNumber::fromService(intent.object.section(u'>', 0, 0));
}

PhoneNumber JournalWords::recipient(const Intent &intent)
{
    return PhoneNumber::fromService(intent.object.section(u'>', 1));
}

QString JournalWords::object(const Intent &intent)
{
    switch (intent.kind) {
    case WriteKind::CreateRoute:
    case WriteKind::UpdateRoute:
    case WriteKind::DeleteRoute:
        return visibleLine(intent.object, longestName);
    case WriteKind::SetCallback:
    case WriteKind::ClearCallback:
        return callbackObject(intent.object);
    case WriteKind::SendMessage:
        return visibleLine(recipient(intent).national(), longestName);
    default:
        return visibleLine(PhoneNumber::fromService(intent.object).national(), longestName);
    }
}

QString JournalWords::numberEdit(const Intent &intent)
{
    QStringList parts;
    if (intent.wish.contains("alias"_L1)) {
        const QString alias = wished(intent, "alias"_L1);
        parts += alias.isEmpty() ? tr("no alias") : tr("alias “%1”").arg(alias);
    }
    if (const QJsonValue messaging = intent.wish["messaging"_L1]; messaging.isBool())
        parts += messaging.toBool() ? tr("messaging on") : tr("messaging off");
    if (const QJsonValue cnam = intent.wish["cnam"_L1]; cnam.isBool())
        parts += cnam.toBool() ? tr("CNAM look-ups on") : tr("CNAM look-ups off");
    return tr("Change %1: %2", "number, what is set").arg(object(intent), parts.join(u", "_s));
}

QString JournalWords::what(const Intent &intent)
{
    const QString name = object(intent);
    switch (intent.kind) {
    case WriteKind::Purchase:
        return tr("Buy %1").arg(name);
    case WriteKind::EditNumber:
        return numberEdit(intent);
    case WriteKind::Release:
        return tr("Release %1").arg(name);
    case WriteKind::SetPrimaryRoute:
        return tr("Primary route of %1 to %2").arg(name, wished(intent, "route"_L1));
    case WriteKind::ClearPrimaryRoute:
        return tr("Primary route of %1 to none").arg(name);
    case WriteKind::SetFailoverRoute:
        return tr("Failover route of %1 to %2").arg(name, wished(intent, "route"_L1));
    case WriteKind::ClearFailoverRoute:
        return tr("Failover route of %1 to none").arg(name);
    case WriteKind::CreateRoute:
        return tr("New route %1 to %2").arg(name, wished(intent, "value"_L1));
    case WriteKind::UpdateRoute:
        return tr("Change route %1: %2 to %3", "id, alias, value")
            .arg(name, wished(intent, "alias"_L1), wished(intent, "value"_L1));
    case WriteKind::DeleteRoute:
        return tr("Delete route %1").arg(name);
    case WriteKind::SetCallback:
        return tr("Callback for %1 to %2").arg(name, wished(intent, "url"_L1));
    case WriteKind::ClearCallback:
        return tr("Callback for %1 to none").arg(name);
    case WriteKind::SendMessage:
        return tr("Message to %1").arg(name);
    }
    return {};
}

QString JournalWords::money(const Intent &intent)
{
    if (intent.cost.isZero())
        return {};
    return intent.costIsEstimate ? tr("about %1").arg(intent.cost.toString()) : intent.cost.toString();
}

QString JournalWords::outcome(IntentState state)
{
    switch (state) {
    case IntentState::Waiting:
        return tr("waiting");
    case IntentState::UnderWay:
        return tr("under way");
    case IntentState::Done:
        return tr("done");
    case IntentState::Refused:
        return tr("refused");
    case IntentState::Unknown:
        return tr("unclear: checking");
    case IntentState::Absent:
        return tr("proven absent");
    case IntentState::LeftToPerson:
        return tr("left to you");
    }
    return {};
}

QString JournalWords::outcome(const Intent &intent)
{
    if (intent.settledBy == "never sent"_L1)
        return tr("not sent");
    if (intent.state == IntentState::Absent && intent.settledBy == "person"_L1)
        return tr("did not happen");
    if (intent.messagingPending)
        return tr("done, messaging pending");
    return outcome(intent.state);
}

Tone JournalWords::tone(const Intent &intent)
{
    switch (intent.state) {
    case IntentState::UnderWay:
        return Tone::Progress;
    case IntentState::Done:
        return Tone::Good;
    case IntentState::Refused:
        return Tone::Bad;
    case IntentState::Unknown:
    case IntentState::LeftToPerson:
        return Tone::Warning;
    case IntentState::Waiting:
    case IntentState::Absent:
        break;
    }
    return Tone::Neutral;
}

QString JournalWords::settled(const Intent &intent, const QTimeZone &zone)
{
    if (intent.settledAt == 0)
        return {};
    const QString at = moment(intent.settledAt, zone);
    if (intent.settledBy == "read"_L1)
        return tr("found by reading, %1").arg(at);
    if (intent.settledBy == "person"_L1)
        return tr("person, %1").arg(at);
    if (intent.settledBy == "never sent"_L1)
        return tr("never sent, %1").arg(at);
    return tr("answer, %1").arg(at);
}

QString JournalWords::moment(qint64 at, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(at, zone).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString JournalWords::happened(const Intent &intent)
{
    switch (intent.kind) {
    case WriteKind::Purchase:
        return tr("%1 was bought.").arg(object(intent));
    case WriteKind::EditNumber:
        return tr("%1 was changed.").arg(object(intent));
    case WriteKind::Release:
        return tr("%1 was released.").arg(object(intent));
    case WriteKind::SetPrimaryRoute:
    case WriteKind::ClearPrimaryRoute:
        return tr("The primary route of %1 was changed.").arg(object(intent));
    case WriteKind::SetFailoverRoute:
    case WriteKind::ClearFailoverRoute:
        return tr("The failover route of %1 was changed.").arg(object(intent));
    case WriteKind::CreateRoute:
        return tr("The route %1 was made.").arg(object(intent));
    case WriteKind::UpdateRoute:
        return tr("The route %1 was changed.").arg(object(intent));
    case WriteKind::DeleteRoute:
        return tr("The route %1 was deleted.").arg(object(intent));
    case WriteKind::SetCallback:
    case WriteKind::ClearCallback:
        return tr("The callback for %1 was changed.").arg(object(intent));
    case WriteKind::SendMessage:
        return tr("The message to %1 was sent.").arg(object(intent));
    }
    return {};
}

QString JournalWords::didNotHappen(const Intent &intent)
{
    switch (intent.kind) {
    case WriteKind::Purchase:
        return tr("%1 was not bought").arg(object(intent));
    case WriteKind::EditNumber:
        return tr("%1 was not changed").arg(object(intent));
    case WriteKind::Release:
        return tr("%1 was not released").arg(object(intent));
    case WriteKind::SetPrimaryRoute:
    case WriteKind::ClearPrimaryRoute:
        return tr("The primary route of %1 was not changed").arg(object(intent));
    case WriteKind::SetFailoverRoute:
    case WriteKind::ClearFailoverRoute:
        return tr("The failover route of %1 was not changed").arg(object(intent));
    case WriteKind::CreateRoute:
        return tr("The route %1 was not made").arg(object(intent));
    case WriteKind::UpdateRoute:
        return tr("The route %1 was not changed").arg(object(intent));
    case WriteKind::DeleteRoute:
        return tr("The route %1 was not deleted").arg(object(intent));
    case WriteKind::SetCallback:
    case WriteKind::ClearCallback:
        return tr("The callback for %1 was not changed").arg(object(intent));
    case WriteKind::SendMessage:
        return tr("The message to %1 was not sent").arg(object(intent));
    }
    return {};
}

QString JournalWords::found(const Intent &intent)
{
    if (intent.state == IntentState::Done)
        return happened(intent);
    const QString fact = didNotHappen(intent);
    if (intent.state == IntentState::Absent && intent.settledBy == "read"_L1)
        return tr("%1 (proven by reading twice).").arg(fact);
    return tr("%1.", "a whole sentence").arg(fact);
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/intentview.h"

#include "journal/errorrecord.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

/// Who or what settled it.
QString settledByWord(IntentEvent event)
{
    switch (event) {
    case IntentEvent::Confirmed:
    case IntentEvent::Rejected:
        return u"answer"_s;
    case IntentEvent::SeenPresent:
    case IntentEvent::ProvenAbsent:
        return u"read"_s;
    case IntentEvent::PersonSaysDone:
    case IntentEvent::PersonSaysAbsent:
        return u"person"_s;
    case IntentEvent::Withdrawn:
        return u"never sent"_s;
    case IntentEvent::Recorded:
    case IntentEvent::Started:
    case IntentEvent::Unanswered:
    case IntentEvent::FoundOpen:
    case IntentEvent::LeftOpen:
        break;
    }
    return {};
}

Intent intentFromRecord(const JournalEvent &event)
{
    const QJsonObject &data = event.data;
    Intent intent;
    intent.id = event.intent;
    intent.kind = kindFromWord(data["kind"_L1].toString()).value_or(WriteKind::Purchase);
    intent.object = data["object"_L1].toString();
    intent.wish = data["wish"_L1].toObject();
    intent.cost = Money::fromNanodollars(data["cost"_L1].toString().toLongLong());
    intent.costIsEstimate = data["estimate"_L1].toBool();
    intent.order = data["order"_L1].toString();
    intent.who = data["who"_L1].toString();
    intent.body = event.body;
    intent.recordedAt = event.at;
    return intent;
}

/// Refused before a byte could reach the service.
bool neverLeft(const Intent &intent)
{
    using Kind = ApiError::Kind;
    return intent.state == IntentState::Refused
        && (intent.error.kind == Kind::Offline || intent.error.kind == Kind::TlsFailed
            || intent.error.kind == Kind::Blocked);
}

bool isAnswered(IntentEvent event)
{
    return event == IntentEvent::Confirmed || event == IntentEvent::Rejected
        || event == IntentEvent::Unanswered || event == IntentEvent::FoundOpen;
}

} // namespace

QJsonObject recordData(const Intent &intent)
{
    // Nanodollars as text: JSON numbers are doubles.
    QJsonObject data{{"kind"_L1, kindWord(intent.kind)},
                     {"object"_L1, intent.object},
                     {"wish"_L1, intent.wish},
                     {"cost"_L1, QString::number(intent.cost.nanodollars())},
                     {"who"_L1, intent.who}};
    if (intent.costIsEstimate)
        data["estimate"_L1] = true;
    if (!intent.order.isEmpty())
        data["order"_L1] = intent.order;
    return data;
}

bool IntentView::apply(const JournalEvent &event)
{
    if (event.event == IntentEvent::Recorded)
        return record(event);
    const auto row = m_rows.constFind(event.intent);
    if (row == m_rows.cend())
        return false;
    Intent &intent = m_intents[*row];
    const auto next = stateAfter(intent.state, event.event);
    if (!next)
        return false;
    intent.state = *next;
    intent.checking = {};
    if (event.event == IntentEvent::Started)
        intent.startedAt = event.at;
    if (isAnswered(event.event))
        intent.endedAt = event.at;
    if (const QJsonValue error = event.data["error"_L1]; error.isObject())
        intent.error = errorFromRecord(error.toObject());
    if (!intent.isOpen())
        settle(intent, event);
    return true;
}

bool IntentView::record(const JournalEvent &event)
{
    if (m_rows.contains(event.intent) || !kindFromWord(event.data["kind"_L1].toString()))
        return false;
    m_rows.insert(event.intent, m_intents.size());
    m_intents.append(intentFromRecord(event));
    m_open.insert(event.intent);
    return true;
}

void IntentView::settle(Intent &intent, const JournalEvent &event)
{
    intent.settledAt = event.at;
    intent.settledBy = neverLeft(intent) ? u"never sent"_s : settledByWord(event.event);
    intent.reference = event.data["reference"_L1].toString();
    intent.messagingPending = event.data["pending"_L1].toString() == "messaging"_L1;
    intent.body.clear();
    if (intent.state == IntentState::Done)
        intent.error = {};
    if (!intent.reference.isEmpty())
        m_references.insert(intent.reference.toLower());
    m_open.remove(intent.id);
}

const Intent *IntentView::find(qint64 id) const
{
    const auto row = m_rows.constFind(id);
    return row == m_rows.cend() ? nullptr : &m_intents.at(*row);
}

void IntentView::setChecking(qint64 id, const Checking &checking)
{
    if (const auto row = m_rows.constFind(id); row != m_rows.cend())
        m_intents[*row].checking = checking;
}

qint64 IntentView::nextId() const
{
    return m_intents.isEmpty() ? 1 : m_intents.constLast().id + 1;
}

QList<const Intent *> IntentView::open() const
{
    QList<const Intent *> found;
    for (const qint64 id : m_open)
        found.append(find(id));
    return found;
}

/// A later try that went through, or a release, is the end of it.
QList<qint64> IntentView::pendingMessaging() const
{
    QHash<QString, qint64> pending; // by number
    for (const Intent &intent : m_intents) {
        if (intent.state != IntentState::Done || actionOf(intent.kind) == WriteKind::SendMessage)
            continue;
        if (intent.messagingPending)
            pending.insert(intent.object, intent.id);
        else if (intent.kind == WriteKind::Release || intent.wish.contains("messaging"_L1))
            pending.remove(intent.object);
    }
    QList<qint64> ids = pending.values();
    std::sort(ids.begin(), ids.end());
    return ids;
}

const Intent *IntentView::openLike(const Intent &wanted) const
{
    for (const qint64 id : m_open) {
        if (const Intent *intent = find(id); isSameAction(*intent, wanted))
            return intent;
    }
    return nullptr;
}

} // namespace trunkline

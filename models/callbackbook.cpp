// SPDX-License-Identifier: GPL-3.0-or-later
#include "callbackbook.h"

#include "account/session.h"
#include "api/callbacksapi.h"
#include "intentkinds.h"

using namespace Qt::StringLiterals;

namespace trunkline {

CallbackBook::CallbackBook(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    session.journal().setKnownCallbacks([self = QPointer(this)](CallbackType type) {
        return self ? self->standing(type).url : std::nullopt;
    });
    connect(&session.journal(), &Journal::recorded, this, &CallbackBook::followWrite);
    connect(&session.journal(), &Journal::changed, this, &CallbackBook::followWrite);
    connect(&session.journal(), &Journal::settled, this, &CallbackBook::takeSettled);
}

CallbackBook::~CallbackBook()
{
    for (Entry &entry : m_entries)
        delete entry.job;
}

void CallbackBook::refresh()
{
    for (const CallbackType type : callbackTypes)
        read(type);
}

void CallbackBook::read(CallbackType type)
{
    Entry &one = entry(type);
    delete one.job;
    Job<QString> *job = api::getCallback(m_session.transport(), type, this);
    one.job = job;
    one.standing.isReading = true;
    job->onFinished(this, [this, type](const Result<QString> &result) { take(type, result); });
    Q_EMIT changed(type);
}

void CallbackBook::take(CallbackType type, const Result<QString> &result)
{
    Entry &one = entry(type);
    one.job = nullptr;
    one.standing.isReading = false;
    one.standing.error = {};
    if (result.ok())
        one.standing.url = result.value();
    else if (isMissingResource(result.error()))
        one.standing.url = QString();
    else
        one.standing.error = result.error();
    Q_EMIT changed(type);
}

const Intent *CallbackBook::openWrite(CallbackType type) const
{
    return m_session.journal().openIntent(WriteKind::SetCallback, callbackWord(type));
}

void CallbackBook::followWrite(qint64 id)
{
    const Intent *intent = m_session.journal().find(id);
    if (!intent || !actsOnCallback(intent->kind))
        return;
    if (const auto type = callbackFromWord(intent->object))
        Q_EMIT changed(*type);
}

/// What has been proven is shown at once, and read again since others may have changed it too.
void CallbackBook::takeSettled(qint64 id)
{
    const Intent *intent = m_session.journal().find(id);
    if (!intent || !actsOnCallback(intent->kind) || intent->state == IntentState::Refused)
        return;
    const auto type = callbackFromWord(intent->object);
    if (!type)
        return;
    if (intent->state == IntentState::Done)
        entry(*type).standing.url = intent->wish["url"_L1].toString(); // none when it was cleared
    read(*type);
}

} // namespace trunkline

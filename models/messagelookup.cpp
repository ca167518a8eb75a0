// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagelookup.h"

#include "account/session.h"
#include "api/messagesapi.h"

namespace trunkline {

MessageLookup::MessageLookup(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

MessageLookup::~MessageLookup()
{
    delete m_job;
}

QString MessageLookup::idIn(const QString &pasted)
{
    return api::findMessageId(pasted);
}

bool MessageLookup::lookUp(const QString &pasted)
{
    const QString id = idIn(pasted);
    if (id.isEmpty())
        return false;
    delete m_job;
    Job<Message> *job = api::getMessage(m_session.transport(), id, this);
    m_job = job;
    connect(job, &JobBase::retrying, this, &MessageLookup::retrying);
    job->onFinished(this, [this](const Result<Message> &result) { take(result); });
    Q_EMIT busyChanged(true);
    return true;
}

void MessageLookup::cancel()
{
    if (!m_job)
        return;
    delete m_job;
    Q_EMIT busyChanged(false);
}

void MessageLookup::take(const Result<Message> &result)
{
    m_job = nullptr;
    Q_EMIT busyChanged(false);
    if (result.ok())
        Q_EMIT found(result.value());
    else
        Q_EMIT failed(result.error());
}

} // namespace trunkline

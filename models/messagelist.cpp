// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagelist.h"

#include "account/session.h"
#include "api/messagesapi.h"

namespace trunkline {

MessageList::MessageList(Session &session, MessagePaging paging, QObject *parent)
    : ListStatus(parent)
    , m_session(session)
    , m_paging(paging)
    , m_rows([](const Message &message) { return message.id; })
    , m_limit(paging.pageSize)
    , m_extent(paging.mostBytes)
{
}

MessageList::~MessageList()
{
    abandon();
}

void MessageList::load(const TimeRange &range)
{
    abandon();
    m_range = range;
    m_asked = askedRange(range);
    m_received = 0;
    m_inside = 0;
    m_offset = 0;
    m_limit = m_paging.pageSize;
    m_extent.begin();
    m_seen.clear();
    m_passed.clear();
    QSet<QString> stillInside;
    for (const Message &message : m_rows.all()) {
        if (range.contains(message.at))
            stillInside.insert(message.id);
    }
    m_rows.keepOnly(stillInside);
    next();
}

void MessageList::resume()
{
    if (!m_range.isEmpty() && (state() == State::Paused || state() == State::Failed)
        && !m_extent.isTooLarge())
        next();
}

void MessageList::cancel()
{
    if (!isLoading())
        return;
    abandon();
    enter(State::Paused);
}

void MessageList::adopt(const Message &message)
{
    if (!m_range.contains(message.at))
        return;
    m_seen.insert(message.id); // a load under way may have passed its place already
    m_rows.merge({message});
}

void MessageList::abandon()
{
    delete m_job;
    m_job = nullptr;
}

void MessageList::next()
{
    Job<Page<Message>> *job = api::listMessages(m_session.transport(), m_asked, m_limit, m_offset, this);
    m_job = job;
    connect(job, &JobBase::retrying, this, &ListStatus::retrying);
    job->onFinished(this, [this](const Result<Page<Message>> &result) { take(result); });
    enter(State::Loading);
}

void MessageList::take(const Result<Page<Message>> &result)
{
    m_job = nullptr;
    if (!result.ok()) {
        if (shrinkPage(result.error()))
            next();
        else
            enter(State::Failed, result.error());
        return;
    }
    const Page<Message> &page = result.value();
    keep(page);
    if (page.bytes > m_paging.wantedBytes)
        halvePage();
    if (page.hasNext && m_extent.problem().isError())
        return enter(State::Failed, m_extent.problem());
    if (page.hasNext)
        return next();
    m_rows.keepOnly(m_seen);
    enter(State::Complete);
}

void MessageList::keep(const Page<Message> &page)
{
    m_offset += int(page.items.size());
    m_received += int(page.items.size());
    QList<Message> inside;
    const qsizetype known = m_seen.size() + m_passed.size();
    for (const Message &message : page.items) {
        if (!m_range.contains(message.at)) {
            m_passed.insert(message.id);
            continue;
        }
        inside.append(message);
        m_seen.insert(message.id);
    }
    m_extent.add(page, m_seen.size() + m_passed.size() > known);
    m_inside += int(inside.size());
    m_rows.merge(inside);
}

bool MessageList::shrinkPage(const ApiError &error)
{
    const bool mayHelp = error.kind == ApiError::Kind::TooLarge && error.httpStatus != 0; // else its head was
    if (!mayHelp || m_limit <= m_paging.smallestPage)
        return false;
    halvePage();
    return true;
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/messages.h"

#include "sandbox/errors.h"
#include "sandbox/messagequery.h"
#include "sandbox/messagesend.h"
#include <utility>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QString pathOf(MessagesVersion version)
{
    return prefixOf(version) % "/messages"_L1;
}

/// What is answered to a new message.
QJsonObject acceptedObject(const QString &id, const MessageRecord &record, MessagesVersion version)
{
    QJsonObject data{{u"id"_s, id},
                     {u"type"_s, u"message"_s},
                     {u"links"_s, QJsonObject{{u"self"_s, serviceUrl(pathOf(version) % u'/' % id)}}}};
    if (version == MessagesVersion::V22)
        data.insert(u"attributes"_s, QJsonObject{{u"price_details"_s, priceDetails(record)}});
    return data;
}

} // namespace

Messages::Messages(Setup setup)
    : m_store(MessageSeed(std::move(setup.plan)))
    , m_limit(setup.rateLimits)
    , m_maySend(std::move(setup.maySend))
    , m_ledger(setup.ledger)
{
}

QList<Operation> Messages::operations()
{
    QList<Operation> all;
    for (const auto version : {MessagesVersion::V21, MessagesVersion::V22}) {
        const QString path = pathOf(version);
        all << Operation{"GET", path,
                         [this, version](const Request &request) { return list(request, version); }}
            << Operation{"POST", path,
                         [this, version](const Request &request) { return send(request, version); }}
            << Operation{"GET", path % "/{}"_L1,
                         [this, version](const Request &request) { return get(request, version); }};
    }
    return all;
}

Answer Messages::list(const Request &request, MessagesVersion version) const
{
    QJsonObject problems;
    const MessageQuery query = MessageQuery::of(request, problems);
    if (!problems.isEmpty())
        return unprocessable(problems);
    const qint64 begin = m_store.firstAt(query.start);
    const qint64 newest = m_store.firstAt(query.end) - 1 - qMin(query.paging.first, m_store.count());
    const qint64 past = qMax(begin - 1, newest - query.paging.limit);
    QJsonArray data;
    QJsonArray included;
    for (qint64 index = newest; index > past; --index) {
        const MessageRecord record = m_store.at(index);
        data.append(messageObject(record, request.now, version));
        for (const auto &media : includedMedia(record, version))
            included.append(media);
    }
    QJsonObject links;
    if (!data.isEmpty() && past >= begin)
        links.insert(u"next"_s, serviceUrl(pathOf(version) % u'?' % query.next()));
    QJsonObject document{{u"data"_s, data}, {u"links"_s, links}};
    if (!included.isEmpty())
        document.insert(u"included"_s, included);
    return Answer::json(200, document);
}

Answer Messages::get(const Request &request, MessagesVersion version) const
{
    const std::optional<MessageRecord> record = m_store.find(request.variables.value(0));
    if (!record)
        return resourceNotFound(own(u"There is no message with that id."_s));
    QJsonObject document{{u"data"_s, messageObject(*record, request.now, version)}};
    if (const QJsonArray included = includedMedia(*record, version); !included.isEmpty())
        document.insert(u"included"_s, included);
    return Answer::json(200, document);
}

Answer Messages::send(const Request &request, MessagesVersion version)
{
    const Body body = Body::of(request);
    const MessageSend sent(body.object);
    if (!m_limit.admits(sent.kind(), request.accessKey, pathOf(version), request.now))
        return tooManyRequests();
    if (body.refusal)
        return *body.refusal;
    if (const QJsonObject problems = sent.problems(); !problems.isEmpty())
        return unprocessable(problems);
    const MessageRecord record = sent.record();
    if (!m_maySend(record.from, request.now))
        return forbidden(u"Forbidden"_s,
                         own(u"The sender is not a number of this account with messaging on."_s));
    if (sent.mediaTooLarge())
        return unprocessable(u"Error fetching media: File at \"\" is over 767840 byte limit."_s);
    const QString id = keep(record, request.now);
    return Answer::json(202, QJsonObject{{u"data"_s, acceptedObject(id, record, version)}});
}

QString Messages::keep(const MessageRecord &record, qint64 now)
{
    const QString id = m_store.add(record, now);
    if (m_ledger) {
        const QJsonValue body = record.body.isNull() ? QJsonValue() : QJsonValue(record.body);
        m_ledger->append(now, u"send"_s, id,
                         {{u"from"_s, record.from},
                          {u"to"_s, record.to},
                          {u"body"_s, body},
                          {u"is_mms"_s, record.isMms},
                          {u"media"_s, record.media.size()}});
    }
    return id;
}

} // namespace sandbox

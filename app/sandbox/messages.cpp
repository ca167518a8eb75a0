// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/messages.h"

#include "sandbox/errors.h"
#include "sandbox/messagequery.h"
#include "sandbox/messagesend.h"
#include <utility>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr QLatin1StringView kPath("/v2.1/messages");

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
    QList<Operation> all{{"GET", QString(kPath), [this](const Request &request) { return list(request); }},
                         {"POST", QString(kPath), [this](const Request &request) { return send(request); }},
                         {"GET", kPath % "/{}"_L1, [this](const Request &request) { return get(request); }}};
    // These share the shape of a record's path and must not be taken for one (flowroute-api 7.1).
    for (const QString &word : {u"sms_callback"_s, u"mms_callback"_s, u"sms_dlr_callback"_s,
                                u"mms_dlr_callback"_s, u"dlr_callback"_s}) {
        for (const QByteArray &verb : {"GET"_ba, "PUT"_ba, "DELETE"_ba})
            all << Operation{verb, kPath % u'/' % word, [](const Request &) { return noSuchUrl(); }};
    }
    return all;
}

Answer Messages::list(const Request &request) const
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
        data.append(messageObject(record, request.now));
        for (const auto &media : includedMedia(record))
            included.append(media);
    }
    QJsonObject links;
    if (!data.isEmpty() && past >= begin)
        links.insert(u"next"_s, serviceUrl(kPath % u'?' % query.next()));
    QJsonObject document{{u"data"_s, data}, {u"links"_s, links}};
    if (!included.isEmpty())
        document.insert(u"included"_s, included);
    return Answer::json(200, document);
}

Answer Messages::get(const Request &request) const
{
    const std::optional<MessageRecord> record = m_store.find(request.variables.value(0));
    if (!record)
        return resourceNotFound(own(u"There is no message with that id."_s));
    QJsonObject document{{u"data"_s, messageObject(*record, request.now)}};
    if (const QJsonArray included = includedMedia(*record); !included.isEmpty())
        document.insert(u"included"_s, included);
    return Answer::json(200, document);
}

Answer Messages::send(const Request &request)
{
    const Body body = Body::of(request);
    const MessageSend sent(body.object);
    if (!m_limit.admits(sent.kind(), request.accessKey, QString(kPath), request.now))
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
    return Answer::json(
        202,
        QJsonObject{{u"data"_s,
                     QJsonObject{{u"id"_s, id},
                                 {u"type"_s, u"message"_s},
                                 {u"links"_s, QJsonObject{{u"self"_s, serviceUrl(kPath % u'/' % id)}}}}}});
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagebox.h"

#include <algorithm>
#include <QDateTime>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {

QString timestamp(qint64 at)
{
    QString text = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s);
    text.chop(1); // the service writes hundredths
    return text + u'Z';
}

qint64 moment(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toMSecsSinceEpoch();
}

HandlerServer::Reply json(int status, const QJsonObject &document)
{
    return {status, QJsonDocument(document).toJson(QJsonDocument::Compact)};
}

} // namespace

MessageBox::MessageBox()
    : server([this](const HandlerServer::Request &request) { return answer(request); })
{
}

QString MessageBox::add(qint64 at, const QString &body)
{
    const QString id = u"mdr2-%1"_s.arg(++m_made, 32, 16, QLatin1Char('0'));
    const QJsonObject attributes{{u"amount_display"_s, u"$0.0040"_s},
                                 {u"amount_nanodollars"_s, 4'000'000},
                                 {u"body"_s, body},
                                 {u"delivery_receipts"_s, QJsonArray()},
                                 {u"direction"_s, u"inbound"_s},
                                 {u"from"_s, u"12065550142"_s},
                                 {u"to"_s, u"12065550100"_s},
                                 {u"is_mms"_s, false},
                                 {u"message_encoding"_s, 0},
                                 {u"message_type"_s, u"longcode"_s},
                                 {u"status"_s, u"delivered"_s},
                                 {u"timestamp"_s, timestamp(at)}};
    const auto place = std::find_if(m_records.begin(), m_records.end(),
                                    [at](const Record &record) { return record.at <= at; });
    m_records.insert(place, {id, at, attributes});
    return id;
}

QJsonObject &MessageBox::attributes(const QString &id)
{
    const auto record = std::find_if(m_records.begin(), m_records.end(),
                                     [&](const Record &candidate) { return candidate.id == id; });
    Q_ASSERT(record != m_records.end());
    return record->attributes;
}

void MessageBox::remove(const QString &id)
{
    m_records.removeIf([&](const Record &record) { return record.id == id; });
}

QJsonObject MessageBox::receipt(int level, int code, const QString &status, qint64 at)
{
    return {{u"level"_s, level},
            {u"status"_s, status},
            {u"status_code"_s, code == 0 ? QJsonValue() : QJsonValue(code)},
            {u"status_code_description"_s, u""_s},
            {u"timestamp"_s, timestamp(at)}};
}

HandlerServer::Reply MessageBox::answer(const HandlerServer::Request &request)
{
    if (before) {
        if (const auto instead = before(request))
            return *instead;
    }
    if (request.verb == "POST")
        return send(request);
    if (request.path == "/v2.1/messages"_L1)
        return list(request);
    return look(request.path.section(u'/', -1));
}

HandlerServer::Reply MessageBox::list(const HandlerServer::Request &request) const
{
    const qint64 from = moment(request.value(u"start_date"_s));
    const qint64 to = moment(request.value(u"end_date"_s)) + endShiftMs;
    const int limit = qMin(request.value(u"limit"_s).toInt(), cap);
    const int offset = request.value(u"offset"_s).toInt();
    QJsonArray items;
    int matching = 0;
    for (const Record &record : m_records) {
        if (record.at < from || record.at >= to)
            continue;
        if (matching >= offset && items.size() < limit)
            items.append(envelope(record));
        ++matching;
    }
    QJsonObject document{{u"data"_s, items}};
    if (offset + items.size() < matching)
        document[u"links"_s] = QJsonObject{{u"next"_s, u"https://api.example.com/v2.1/messages"_s}};
    return json(200, document);
}

HandlerServer::Reply MessageBox::look(const QString &id) const
{
    for (const Record &record : m_records) {
        if (record.id == id)
            return json(200, {{u"data"_s, envelope(record)}});
    }
    const QJsonObject error{{u"status"_s, 404}, {u"title"_s, u"Resource not found"_s}};
    return json(404, {{u"errors"_s, QJsonArray{error}}});
}

QString MessageBox::keep(const HandlerServer::Request &request)
{
    const QJsonObject asked = QJsonDocument::fromJson(request.body).object();
    const QString id = add(QDateTime::currentMSecsSinceEpoch() / 10 * 10, asked[u"body"_s].toString());
    QJsonObject &record = attributes(id);
    record[u"direction"_s] = u"outbound"_s;
    record[u"from"_s] = asked[u"from"_s];
    record[u"to"_s] = asked[u"to"_s];
    record[u"status"_s] = u""_s;
    return id;
}

HandlerServer::Reply MessageBox::send(const HandlerServer::Request &request)
{
    return json(202, {{u"data"_s, QJsonObject{{u"id"_s, keep(request)}, {u"type"_s, u"message"_s}}}});
}

QJsonObject MessageBox::envelope(const Record &record)
{
    return {{u"id"_s, record.id}, {u"type"_s, u"message"_s}, {u"attributes"_s, record.attributes}};
}

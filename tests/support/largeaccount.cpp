// SPDX-License-Identifier: GPL-3.0-or-later
#include "largeaccount.h"

#include "handlerserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace testsupport {

namespace {

using Request = HandlerServer::Request;
using Reply = HandlerServer::Reply;

constexpr int routeCount = 30;
constexpr int firstRoute = 90'000;

/// Chooses for a number, each time it is asked something else.
class Choice {
public:
    explicit Choice(const QString &digits)
        : m_state(digits.toULongLong())
    {
    }
    int below(int limit)
    {
        quint64 x = (m_state += 0x9E3779B97F4A7C15ULL);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
        return int((x ^ (x >> 31)) % quint64(limit));
    }

private:
    quint64 m_state;
};

/// Another one at each place, in no order.
QString digitsAt(qint64 place)
{
    constexpr qint64 areas = 40;
    constexpr qint64 room = 7'999'993; // a prime, so that every step below it leads through all
    const qint64 area = 201 + 7 * (place % areas);
    const qint64 local = 2'000'000 + place / areas * 6'131 % room;
    return QString::number(10'000'000'000 + area * 10'000'000 + local);
}

QString placeName(int number)
{
    static const QStringList parts{u"brook"_s, u"ash"_s, u"mill"_s, u"stone"_s,  u"fair"_s,
                                   u"lake"_s,  u"ox"_s,  u"wood"_s, u"spring"_s, u"port"_s};
    return parts.at(number / 10 % 10) + parts.at(number % 10) + QString::number(number / 100);
}

QString stateName(int number)
{
    static const QStringList states{u"wa"_s, u"or"_s, u"ca"_s, u"ny"_s, u"tx"_s, u"il"_s, u"fl"_s, u"ma"_s};
    return states.at(number);
}

QJsonValue aliasOf(const QString &digits, Choice &choice)
{
    if (choice.below(1'000) == 0)
        return QString(QLatin1String(LargeAccount::RareWord) + u' ' + digits.right(6));
    if (choice.below(2) == 0)
        return QString(QLatin1String(LargeAccount::CommonWord) + u' ' + digits.right(6));
    return choice.below(3) == 0 ? QJsonValue() : QJsonValue(u"line %1"_s.arg(choice.below(500)));
}

QJsonObject placeOf(const QString &digits, Choice &choice)
{
    return {{u"value"_s, digits},
            {u"number_type"_s, choice.below(20) == 0 ? u"tollfree"_s : u"standard"_s},
            {u"rate_center"_s, placeName(choice.below(400))},
            {u"state"_s, stateName(choice.below(8))},
            {u"tier"_s, u"Standard"_s}};
}

QJsonObject object(const QString &digits, const QJsonObject &attributes)
{
    return {{u"type"_s, u"number"_s}, {u"id"_s, digits}, {u"attributes"_s, attributes}};
}

QJsonObject available(const QString &digits)
{
    static const QList<double> setup{1, 1, 1, 3.99, 5, 10, 25};
    Choice choice(digits);
    QJsonObject attributes = placeOf(digits, choice);
    attributes[u"setup_cost"_s] = setup.at(choice.below(int(setup.size())));
    attributes[u"monthly_cost"_s] = 0.5 + choice.below(8) * 0.25;
    return object(digits, attributes);
}

QJsonObject owned(const QString &digits)
{
    Choice choice(digits);
    QJsonObject attributes = placeOf(digits, choice);
    attributes[u"alias"_s] = aliasOf(digits, choice);
    attributes[u"cnam_lookups_enabled"_s] = choice.below(2) == 0;
    attributes[u"messaging_enabled"_s] = choice.below(3) > 0;
    attributes[u"monthly_cost"_s] = 0.5 + choice.below(8) * 0.25;
    attributes[u"note"_s] = choice.below(5) == 0 ? QString(u"note "_s + digits.right(5)) : QString();
    return object(digits, attributes);
}

QJsonObject detail(const QString &digits)
{
    Choice choice(digits.right(8));
    const auto link = [&choice] {
        const QString id = QString::number(firstRoute + choice.below(routeCount));
        return QJsonObject{{u"data"_s, QJsonObject{{u"type"_s, u"route"_s}, {u"id"_s, id}}}};
    };
    QJsonObject number = owned(digits);
    number[u"relationships"_s] = QJsonObject{{u"primary_route"_s, link()}, {u"failover_route"_s, link()}};
    return number;
}

QJsonObject route(qint64 place)
{
    return {{u"type"_s, u"route"_s},
            {u"id"_s, QString::number(firstRoute + place)},
            {u"attributes"_s,
             QJsonObject{{u"alias"_s, u"pbx-%1"_s.arg(place)},
                         {u"route_type"_s, u"host"_s},
                         {u"value"_s, u"pbx%1.example.com"_s.arg(place)}}}};
}

Reply page(const Request &request, qint64 count, const std::function<QJsonObject(qint64 place)> &at)
{
    const qint64 first = request.value(u"offset"_s).toLongLong();
    const qint64 past = qMin(count, first + request.value(u"limit"_s).toLongLong());
    QJsonArray data;
    for (qint64 place = first; place < past; ++place)
        data.append(at(place));
    QJsonObject document{{u"data"_s, data}};
    if (past < count)
        document[u"links"_s] = QJsonObject{{u"next"_s, u"https://api.example.com/next"_s}};
    return {200, QJsonDocument(document).toJson(QJsonDocument::Compact)};
}

Reply details(const Request &request)
{
    const QJsonArray asked = QJsonDocument::fromJson(request.body)[u"numbers"_s].toArray();
    QJsonArray data;
    for (const QJsonValue &number : asked)
        data.append(detail(number.toString().mid(1)));
    return {200, QJsonDocument(QJsonObject{{u"data"_s, data}}).toJson(QJsonDocument::Compact)};
}

Reply answer(const Request &request, int numbers, int forSale)
{
    if (request.path == "/v2/numbers/details"_L1)
        return details(request);
    if (request.path == "/v2/numbers"_L1)
        return page(request, numbers, [](qint64 place) { return owned(digitsAt(place)); });
    if (request.path == "/v2/numbers/available"_L1)
        return page(request, forSale, [](qint64 place) { return available(digitsAt(place)); });
    if (request.path == "/v2/routes"_L1)
        return page(request, routeCount, route);
    return page(request, 0, route); // area codes, exchanges: none
}

} // namespace

LargeAccount::LargeAccount(int numbers, int forSale)
{
    m_thread.start();
    auto *context = new QObject;
    context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, context, &QObject::deleteLater);
    QMetaObject::invokeMethod(
        context,
        [this, context, numbers, forSale] {
            auto *server = new HandlerServer(
                [numbers, forSale](const Request &request) { return answer(request, numbers, forSale); });
            server->setParent(context);
            m_url = server->url();
        },
        Qt::BlockingQueuedConnection);
}

LargeAccount::~LargeAccount()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace testsupport

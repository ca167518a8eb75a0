// SPDX-License-Identifier: GPL-3.0-or-later
#include "requestlogexport.h"

#include "api/request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestRequestLogExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsOldestFirst();
    void curlKeepsTheKeysAsVariables();
};

namespace {

QJsonArray exported(const RequestLog &log)
{
    return QJsonDocument::fromJson(requestsAsJson(log.entries())).object()["requests"_L1].toArray();
}

Request post()
{
    Request request;
    request.verb = "POST";
    request.path = u"/v2.1/messages"_s;
    request.body = "{\"body\": \"it's\"}";
    request.contentType = "application/vnd.api+json";
    return request;
}

} // namespace

void TestRequestLogExport::tellsOldestFirst()
{
    RequestLog log;
    Request get;
    get.verb = "GET";
    const qint64 first = log.begin(get, u"https://api.flowroute.com/v2/numbers?limit=200"_s, 2);
    log.finish(first, 503, u"an id"_s, u"server-fault"_s);
    const qint64 second = log.begin(post(), u"https://api.flowroute.com/v2.1/messages"_s, 1);
    log.finish(second, 0, {}, u"timeout"_s);
    log.begin(get, u"https://api.flowroute.com/v2/routes"_s, 1);
    const QJsonArray requests = exported(log);
    QCOMPARE(requests.size(), 3);
    const QJsonObject oldest = requests.at(0).toObject();
    QCOMPARE(oldest["verb"_L1].toString(), u"GET"_s);
    QCOMPARE(oldest["url"_L1].toString(), u"https://api.flowroute.com/v2/numbers?limit=200"_s);
    QCOMPARE(oldest["try"_L1].toInt(), 2);
    QCOMPARE(oldest["status"_L1].toInt(), 503);
    QCOMPARE(oldest["request_id"_L1].toString(), u"an id"_s);
    QCOMPARE(oldest["problem"_L1].toString(), u"server-fault"_s);
    const QDateTime at = QDateTime::fromString(oldest["at"_L1].toString(), Qt::ISODateWithMs);
    QCOMPARE(at.toMSecsSinceEpoch(), log.entries().constLast().startedAt);
    QVERIFY(requests.at(1).toObject()["status"_L1].isNull()); // no status line came
    QVERIFY(requests.at(2).toObject()["running"_L1].toBool());
}

void TestRequestLogExport::curlKeepsTheKeysAsVariables()
{
    RequestLog log;
    log.begin(post(), u"https://api.flowroute.com/v2.1/messages"_s, 1);
    const QString curl = exported(log).at(0).toObject()["curl"_L1].toString();
    QVERIFY2(curl.contains(u"$TRUNKLINE_ACCESS_KEY:$TRUNKLINE_SECRET_KEY"_s), qPrintable(curl));
    QVERIFY2(!curl.contains(u"Basic"_s), qPrintable(curl));
}

QTEST_GUILESS_MAIN(TestRequestLogExport)
#include "tst_requestlogexport.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/router.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

/// Which operation a path and a verb lead to (flowroute-api 1.7, 7.1, 8).
class TestRouter : public QObject {
    Q_OBJECT
private:
    sandbox::Router m_router;
    QString m_reached;
    QStringList m_variables;

    sandbox::Operation operation(const QByteArray &verb, const QString &path)
    {
        return {verb, path, [this, verb, path](const sandbox::Request &request) {
                    m_reached = QString::fromLatin1(verb) % u' ' % path;
                    m_variables = request.variables;
                    return sandbox::Answer::empty(204);
                }};
    }

private Q_SLOTS:
    void initTestCase()
    {
        // Templates first on purpose: the order must not matter.
        m_router.add({operation("GET", u"/v2/numbers/{}"_s), operation("POST", u"/v2/numbers/{}"_s),
                      operation("GET", u"/v2/{}/available"_s), operation("GET", u"/v2/numbers/available"_s),
                      operation("PATCH", u"/v2/numbers/{}/relationships/{}"_s),
                      operation("DELETE", u"/v2/numbers/{}/relationships/cnam"_s)});
    }

    void finds_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("reached");
        QTest::addColumn<QStringList>("variables");
        QTest::newRow("template") << "GET"_ba << u"/v2/numbers/1"_s << u"GET /v2/numbers/{}"_s
                                  << QStringList{u"1"_s};
        QTest::newRow("other verb") << "POST"_ba << u"/v2/numbers/1"_s << u"POST /v2/numbers/{}"_s
                                    << QStringList{u"1"_s};
        QTest::newRow("fixed wins") << "GET"_ba << u"/v2/numbers/available"_s
                                    << u"GET /v2/numbers/available"_s << QStringList();
        QTest::newRow("trailing slash")
            << "GET"_ba << u"/v2/numbers/available/"_s << u"GET /v2/numbers/available"_s << QStringList();
        QTest::newRow("two variables")
            << "PATCH"_ba << u"/v2/numbers/1/relationships/x"_s << u"PATCH /v2/numbers/{}/relationships/{}"_s
            << (QStringList{u"1"_s, u"x"_s});
        QTest::newRow("decoded") << "GET"_ba << u"/v2/numbers/a%2Fb%20c"_s << u"GET /v2/numbers/{}"_s
                                 << QStringList{u"a/b c"_s};
    }
    void finds()
    {
        QFETCH(QByteArray, verb);
        QFETCH(QString, path);
        m_reached.clear();
        sandbox::Request request;
        request.verb = verb;
        QCOMPARE(m_router.dispatch(request, path).status, 204);
        QTEST(m_reached, "reached");
        QTEST(m_variables, "variables");
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        QTest::newRow("unknown") << "GET"_ba << u"/v2/unknown"_s << 404;
        QTest::newRow("nothing in the variable") << "GET"_ba << u"/v2/numbers//"_s << 404;
        QTest::newRow("too long") << "GET"_ba << u"/v2/numbers/1/2"_s << 404;
        QTest::newRow("root") << "GET"_ba << u"/"_s << 404;
        QTest::newRow("wrong verb") << "PUT"_ba << u"/v2/numbers/1"_s << 405;
        QTest::newRow("the fixed path is meant") << "POST"_ba << u"/v2/numbers/available"_s << 405;
        QTest::newRow("also below a template") << "PATCH"_ba << u"/v2/numbers/1/relationships/cnam"_s << 405;
    }
    void refuses()
    {
        QFETCH(QByteArray, verb);
        QFETCH(QString, path);
        sandbox::Request request;
        request.verb = verb;
        QTEST(m_router.dispatch(request, path).status, "status");
    }

    void anUnknownUrlHasItsTextInStatus()
    {
        sandbox::Request request;
        request.verb = "GET";
        const QJsonObject document =
            QJsonDocument::fromJson(m_router.dispatch(request, u"/x"_s).body).object();
        const QJsonObject error = document.value(u"errors")[0].toObject();
        QCOMPARE(error.keys(), QStringList{u"status"_s});
        QVERIFY(error.value(u"status").toString().startsWith(
            "404 Not Found: The requested URL was not found"_L1));
    }
};

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"

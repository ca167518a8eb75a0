// SPDX-License-Identifier: GPL-3.0-or-later
#include "looking.h"

#include "listserver.h"
#include "sandboxaccount.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

QJsonObject route(const QString &id, const QString &alias, const QString &value = u"pbx.example.com"_s,
                  const QString &type = u"host"_s)
{
    return {
        {u"type"_s, u"route"_s},
        {u"id"_s, id},
        {u"attributes"_s, QJsonObject{{u"alias"_s, alias}, {u"route_type"_s, type}, {u"value"_s, value}}}};
}

QJsonObject wish(const QString &alias, const QString &value = u"pbx.example.com"_s)
{
    return wishOf(api::RouteDraft{alias, RouteType::Host, value});
}

/// Eight routes in pages of three.
class Routes : public ListServer {
public:
    Routes()
        : looking(server.url())
    {
        bounds.pageSize = 3;
        items.append(route(u"0"_s, u"sip-reg"_s, {}, u"sip-reg"_s));
        for (int i = 1; i < 8; ++i)
            items.append(route(QString::number(i), u"route %1"_s.arg(i)));
    }
    QString says(WriteKind kind, const QString &object, const QJsonObject &wished = {})
    {
        last = looking.at(intentOf(kind, object, wished), bounds);
        return told(last);
    }

    Looking looking;
    EvidenceBounds bounds;
    Evidence last;
};

const QString noRead = u"no read"_s;

} // namespace

/// Routes are proven by a list that was read to its end and held still meanwhile.
class TestRouteEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewRouteIsKnownByAliasTypeAndValue();
    void changedAndDeletedOnesAreKnownById();
    void aListWithoutTheBuiltInRouteIsNotWhole();
    void pagesOverlap();
    void presenceNeedsNoEnd();
    void absenceNeedsTheEnd();
    void spoiledListsProveNothing_data();
    void spoiledListsProveNothing();
    void aLostLinkIsNoEnd();
    void followsTheSandbox();
};

void TestRouteEvidence::aNewRouteIsKnownByAliasTypeAndValue()
{
    Routes routes;
    QCOMPARE(routes.says(WriteKind::CreateRoute, u"desk"_s, wish(u"desk"_s)), u"not there"_s);
    routes.items.append(route(u"91"_s, u"Desk"_s));
    routes.items.append(route(u"92"_s, u"desk"_s, u"other.example.com"_s));
    routes.items.append(route(u"93"_s, u"desk"_s, u"pbx.example.com"_s, u"uri"_s));
    QCOMPARE(routes.says(WriteKind::CreateRoute, u"desk"_s, wish(u"desk"_s)), u"not there"_s);
    routes.items.append(route(u"94"_s, u"desk"_s));
    QCOMPARE(routes.says(WriteKind::CreateRoute, u"desk"_s, wish(u" desk"_s)), u"present 94"_s);
}

void TestRouteEvidence::changedAndDeletedOnesAreKnownById()
{
    Routes routes;
    const QJsonObject now = wish(u"route 5"_s);
    QCOMPARE(routes.says(WriteKind::UpdateRoute, u"5"_s, now), u"present 5"_s);
    QCOMPARE(routes.says(WriteKind::UpdateRoute, u"6"_s, now), u"not there"_s);
    QCOMPARE(routes.says(WriteKind::UpdateRoute, u"5"_s, wish(u"route 5"_s, u"PBX.example.com"_s)),
             u"not there"_s);
    QCOMPARE(routes.says(WriteKind::UpdateRoute, u"77"_s, now), u"not there"_s);
    QCOMPARE(routes.says(WriteKind::DeleteRoute, u"7"_s), u"not there"_s);
    routes.items.removeLast();
    QCOMPARE(routes.says(WriteKind::DeleteRoute, u"7"_s),
             u"weakly present"_s); // that something is missing is no more than absence
}

/// One short answer in the right form must not prove a route gone, or a new one absent.
void TestRouteEvidence::aListWithoutTheBuiltInRouteIsNotWhole()
{
    for (const bool empty : {false, true}) {
        Routes routes;
        routes.items.removeFirst();
        if (empty)
            routes.items.clear();
        QCOMPARE(routes.says(WriteKind::DeleteRoute, u"77"_s), noRead);
        QCOMPARE(routes.says(WriteKind::CreateRoute, u"desk"_s, wish(u"desk"_s)), noRead);
        QCOMPARE(routes.says(WriteKind::UpdateRoute, u"77"_s, wish(u"desk"_s)), noRead);
    }
}

void TestRouteEvidence::pagesOverlap()
{
    Routes routes;
    QCOMPARE(routes.says(WriteKind::DeleteRoute, u"77"_s), u"weakly present"_s);
    QCOMPARE(routes.offsets(), (QList<int>{0, 2, 4, 6})); // the last is not full
    routes.items.removeLast();
    routes.server.forget();
    QCOMPARE(routes.says(WriteKind::DeleteRoute, u"77"_s), u"weakly present"_s);
    QCOMPARE(routes.offsets(),
             (QList<int>{0, 2, 4, 6})); // the third is full and the last, to be sure of that
}

void TestRouteEvidence::presenceNeedsNoEnd()
{
    Routes routes;
    routes.before = [](int request) -> std::optional<HandlerServer::Reply> {
        return request > 1 ? std::optional(HandlerServer::Reply{500, {}}) : std::nullopt;
    };
    QCOMPARE(routes.says(WriteKind::CreateRoute, u"route 2"_s, wish(u"route 2"_s)), u"present 2"_s);
    QCOMPARE(routes.server.requests().size(), 1);
}

void TestRouteEvidence::absenceNeedsTheEnd()
{
    for (const auto &[kind, object] :
         {std::pair(WriteKind::CreateRoute, u"desk"_s), std::pair(WriteKind::UpdateRoute, u"2"_s),
          std::pair(WriteKind::DeleteRoute, u"77"_s)}) {
        Routes routes;
        routes.before = [](int request) -> std::optional<HandlerServer::Reply> {
            return request > 2 ? std::optional(HandlerServer::Reply{500, {}}) : std::nullopt;
        };
        QCOMPARE(routes.says(kind, object, wish(u"desk"_s)), noRead);
        QVERIFY(routes.last.error.kind == ApiError::Kind::ServerFault);
    }
}

using Spoil = std::function<std::optional<HandlerServer::Reply>(Routes &routes, int request)>;

void TestRouteEvidence::spoiledListsProveNothing_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("problem");
    const QString moved = u"data: the list moved while it was read"_s;
    const auto second = [](const std::function<void(Routes &)> &change) -> Spoil {
        return [change](Routes &routes, int request) -> std::optional<HandlerServer::Reply> {
            if (request == 2)
                change(routes);
            return std::nullopt;
        };
    };
    const auto instead = [](const HandlerServer::Reply &reply) -> Spoil {
        return [reply](Routes &, int request) { return request == 2 ? std::optional(reply) : std::nullopt; };
    };
    QTest::newRow("one went") << second([](Routes &routes) { routes.items.removeFirst(); }) << moved;
    QTest::newRow("one came") << second([](Routes &routes) { routes.items.prepend(route(u"9"_s, u"new"_s)); })
                              << moved;
    QTest::newRow("two changed places")
        << second([](Routes &routes) { routes.items.swapItemsAt(2, 7); }) << moved;
    QTest::newRow("an item of the page before comes again")
        << second([](Routes &routes) { routes.items[4] = routes.items.at(1); })
        << u"data: an item comes twice"_s;
    QTest::newRow("all went") << second([](Routes &routes) { routes.items.clear(); }) << moved;
    QTest::newRow("the page before again")
        << instead(ListServer::page({route(u"0"_s, u"sip-reg"_s), route(u"1"_s, u"route 1"_s)}, true))
        << moved;
    QTest::newRow("empty, with more to come")
        << instead(ListServer::page({}, true)) << u"links.next: an empty page names a next page"_s;
    QTest::newRow("nothing new, with more to come")
        << instead(ListServer::page({route(u"2"_s, u"route 2"_s)}, true))
        << u"links.next: a page without anything new names a next page"_s;
    QTest::newRow("an item without an id") << instead(
        ListServer::page({route(u"2"_s, u"route 2"_s), QJsonObject{{u"type"_s, u"route"_s}}}, true))
                                           << u"data[1]"_s;
    QTest::newRow("html") << instead({200, "<html></html>"}) << QString();
}

void TestRouteEvidence::spoiledListsProveNothing()
{
    QFETCH(Spoil, spoil);
    QFETCH(QString, problem);
    Routes routes;
    routes.before = [&](int request) { return spoil(routes, request); };
    QCOMPARE(routes.says(WriteKind::DeleteRoute, u"77"_s), noRead);
    QVERIFY2(routes.last.error.detail.startsWith(problem), qPrintable(routes.last.error.detail));
    QVERIFY(routes.last.error.kind == ApiError::Kind::BadAnswer);
}

void TestRouteEvidence::aLostLinkIsNoEnd()
{
    Routes routes;
    routes.before = [&routes](int request) -> std::optional<HandlerServer::Reply> {
        if (request > 1)
            return std::nullopt;
        return ListServer::page({routes.items.at(0), routes.items.at(1), routes.items.at(2)}, false);
    };
    QCOMPARE(routes.says(WriteKind::DeleteRoute, u"7"_s), u"not there"_s);
}

void TestRouteEvidence::followsTheSandbox()
{
    testsupport::SandboxAccount account;
    QVERIFY2(account.problem().isEmpty(), qPrintable(account.problem()));
    Looking looking(account.url(), account.accessKey(), account.secretKey());
    EvidenceBounds bounds;
    bounds.pageSize = 2;
    const auto says = [&](WriteKind kind, const QString &object, const QJsonObject &wished = {}) {
        return told(looking.at(intentOf(kind, object, wished), bounds));
    };
    const auto call = [&account](const QByteArray &verb, const QString &path, const QByteArray &value = {}) {
        const QByteArray body = R"({"data": {"type": "route", "attributes": {"alias": "desk", )"
                                R"("route_type": "host", "value": ")"
            + value + R"("}}})";
        return testsupport::httpSend(account.endpoint(), verb, path.toLatin1(),
                                     value.isEmpty() ? QByteArray() : body);
    };
    QCOMPARE(says(WriteKind::CreateRoute, u"desk"_s, wish(u"desk"_s)), u"not there"_s);
    const QString id = call("POST", u"/v2/routes"_s, "pbx.example.com").json()[u"data"_s][u"id"_s].toString();
    QVERIFY(!id.isEmpty());
    QCOMPARE(says(WriteKind::CreateRoute, u"desk"_s, wish(u"desk"_s)), QString(u"present "_s + id));
    const QJsonObject changed = wish(u"desk"_s, u"other.example.com"_s);
    QCOMPARE(says(WriteKind::UpdateRoute, id, changed), u"not there"_s);
    QCOMPARE(call("PATCH", u"/v2/routes/"_s + id, "other.example.com").status, 200);
    QCOMPARE(says(WriteKind::UpdateRoute, id, changed), QString(u"present "_s + id));
    QCOMPARE(says(WriteKind::DeleteRoute, id), u"not there"_s);
    QCOMPARE(call("DELETE", u"/v2/routes/"_s + id).status, 204);
    QCOMPARE(says(WriteKind::DeleteRoute, id), u"weakly present"_s);
}

QTEST_GUILESS_MAIN(TestRouteEvidence)
#include "tst_routeevidence.moc"

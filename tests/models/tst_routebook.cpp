// SPDX-License-Identifier: GPL-3.0-or-later
#include "routebook.h"

#include "sandboxsession.h"

#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestRouteBook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_account.reset(); }
    void readsTheListWithTheBuiltInRouteFirst();
    void namesRoutesForPeople();
    void adoptsAndForgets();
    void refreshKeepsPlaces();
    void aFailedReadKeepsWhatIsHere();

private:
    RouteBook &book() { return m_account->workspace().routes; }
    bool isComplete() { return book().status().state() == ListStatus::State::Complete; }

    std::unique_ptr<SandboxSession> m_account;
};

void TestRouteBook::init()
{
    m_account = std::make_unique<SandboxSession>();
    QVERIFY(m_account->isUp());
    book().refresh();
    QTRY_VERIFY(isComplete());
}

void TestRouteBook::readsTheListWithTheBuiltInRouteFirst()
{
    QVERIFY(book().rows().count() > 3);
    QVERIFY(book().rows().row(0)->isBuiltIn());
    const QStringList asked = m_account->received("GET", u"/v2/routes"_s);
    QCOMPARE(asked, QStringList{u"/v2/routes?limit=200&offset=0"_s});
}

void TestRouteBook::namesRoutesForPeople()
{
    const Route *host = book().rows().row(1);
    QCOMPARE(book().displayName(host->id), host->alias);
    QCOMPARE(book().displayName(u"0"_s), u"SIP registration"_s);
    QCOMPARE(book().displayName(u"424242"_s), u"424242"_s);
    book().adopt({u"7"_s, {}, u"host"_s, u"192.0.2.1"_s});
    QCOMPARE(book().displayName(u"7"_s), u"7"_s); // a nameless route still needs something to read
}

void TestRouteBook::adoptsAndForgets()
{
    const int before = book().rows().count();
    book().adopt({u"5"_s, u"new"_s, u"host"_s, u"192.0.2.1"_s});
    QCOMPARE(book().rows().count(), before + 1);
    book().adopt({u"5"_s, u"renamed"_s, u"host"_s, u"192.0.2.1"_s});
    QCOMPARE(book().rows().count(), before + 1);
    QCOMPARE(book().displayName(u"5"_s), u"renamed"_s);
    book().forget(u"5"_s);
    QVERIFY(!book().find(u"5"_s));
    book().adopt({u"5"_s, u"new"_s, u"host"_s, u"192.0.2.1"_s});
    book().refresh();
    QTRY_VERIFY(isComplete());
    QVERIFY2(!book().find(u"5"_s), "the service does not know it");
}

void TestRouteBook::refreshKeepsPlaces()
{
    QStringList before;
    for (const Route &route : book().rows().all())
        before += route.id;
    book().refresh();
    QCOMPARE(book().rows().count(), int(before.size()));
    book().adopt({u"5"_s, u"made meanwhile"_s, u"host"_s, u"192.0.2.1"_s});
    const QString gone = before.takeLast();
    book().forget(gone);
    QTRY_VERIFY(isComplete());
    QVERIFY2(book().find(u"5"_s), "a route made while the list was read is lost");
    QVERIFY2(!book().find(gone), "a deleted route came back");
    QStringList after;
    for (const Route &route : book().rows().all())
        after += route.id;
    QCOMPARE(after.mid(0, before.size()), before);
}

void TestRouteBook::aFailedReadKeepsWhatIsHere()
{
    const int before = book().rows().count();
    QVERIFY(m_account->fault(u"GET /v2/routes status=200 body=html"_s));
    book().refresh();
    QTRY_VERIFY(book().status().state() == ListStatus::State::Failed);
    QCOMPARE(book().status().error().kind, ApiError::Kind::BadAnswer);
    QCOMPARE(book().rows().count(), before);
}

QTEST_GUILESS_MAIN(TestRouteBook)
#include "tst_routebook.moc"

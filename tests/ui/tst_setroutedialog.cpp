// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbersharness.h"

#include "routesmodel.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// Setting the route of one number: choosing, creating, what is refused before and by the service.
class TestSetRouteDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void setsThePrimaryRouteByMouse();
    void setsTheFailoverRouteByKeys();
    void findsRoutesAndShowsAllAgain();
    void builtInRouteHasAName();
    void createsARouteAndSetsIt();
    void tellsTheRuleWhileTyping();
    void takenAliasIsSaidBeforeTheServiceSaysIt();
    void whatWasTypedSurvivesARefusal();
    void unclearCreationIsShownBlockedAndChosenWhenFound();
    void creationThatIsProvenAbsentMayBeTriedAgain();
    void staysToTellWhatBecameOfANewRoute();
    void failoverToAnOwnNumberIsRefusedHere();
    void listThatFailsCanBeReadAgain();
    void refusedRouteCanBeTriedAgain();
    void cancelChangesNothing();

private:
    void openPage();
    void connectAgain();
    PageFixture &fixture() { return m_window->fixture(); }
    QTableView *routes() { return fixture().find<QTableView>("routeTable"); }
    QPushButton *accept() { return fixture().find<QPushButton>("setRouteAccept"); }
    bool open(const char *button)
    {
        fixture().click(button);
        return testsupport::waitFor([this] { return fixture().sees("routeTable"); });
    }
    void clickRoute(const QString &alias)
    {
        const QModelIndexList found =
            routes()->model()->match(routes()->model()->index(0, 0), Qt::DisplayRole, alias);
        QCOMPARE(found.size(), 1);
        QTest::mouseClick(routes()->viewport(), Qt::LeftButton, {},
                          routes()->visualRect(found.first()).center());
    }
    void fillIn(const QString &alias, const QString &type, const QString &value)
    {
        fixture().click("newRoute");
        fixture().type("routeAlias", alias);
        fixture().choose("routeType", type);
        fixture().type("routeValue", value);
    }
    QString path(const char *slot)
    {
        return u"/v2/numbers/%1/relationships/%2"_s.arg(m_window->number(0).digits(), QLatin1String(slot));
    }

    QTemporaryDir m_settings;
    std::unique_ptr<NumbersHarness> m_window;
};

const QString hostType = u"Host: a name or address"_s;
const QString numberType = u"Number: forward to a phone number"_s;

void TestSetRouteDialog::initTestCase()
{
    QCoreApplication::setOrganizationName(u"trunkline-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TestSetRouteDialog::init()
{
    m_window = std::make_unique<NumbersHarness>();
    openPage();
}

void TestSetRouteDialog::openPage()
{
    QVERIFY(m_window->open());
    QVERIFY(m_window->select(0, 0));
    QTRY_COMPARE(fixture().workspace().routes.status().state(), ListStatus::State::Complete);
}

/// With nothing settled by itself.
void TestSetRouteDialog::connectAgain()
{
    fixture().connectAgain(slowPatience());
    openPage();
}

void TestSetRouteDialog::cleanup()
{
    fixture().close();
    const QStringList problems = fixture().problems();
    m_window.reset();
    QCOMPARE(problems, QStringList());
}

void TestSetRouteDialog::setsThePrimaryRouteByMouse()
{
    const QString before = m_window->cell(0, NumbersModel::PrimaryRoute);
    QVERIFY(open("setPrimary"));
    QVERIFY(!accept()->isEnabled());
    clickRoute(u"spare-host"_s);
    QCOMPARE(m_window->text("setRouteChange"),
             u"%1: %2 → spare-host"_s.arg(m_window->number(0).national(), before));
    fixture().click("setRouteAccept");
    QTRY_COMPARE(m_window->cell(0, NumbersModel::PrimaryRoute), u"spare-host"_s);
    QCOMPARE(m_window->writes(), QStringList{u"PATCH "_s + path("primary_route")});
    QVERIFY(m_window->lastBody().contains("91433"));
    QTRY_VERIFY(m_window->lastNotice().endsWith(u"route is spare-host now."_s));
}

void TestSetRouteDialog::setsTheFailoverRouteByKeys()
{
    QVERIFY(open("setFailover"));
    auto *search = fixture().find<QLineEdit>("routeFilter");
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"after"_s);
    QCOMPARE(routes()->model()->rowCount(), 1);
    QTest::keyClick(search, Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY2(routes()->hasFocus(), "two Tabs from the search is the table");
    QVERIFY2(accept()->isEnabled(), "the first that fits is chosen");
    QVERIFY(m_window->text("setRouteChange").endsWith(u"→ after-hours"_s));
    QTest::keyClick(routes(), Qt::Key_Return);
    QTRY_COMPARE(m_window->writes().size(), 1);
    QTRY_COMPARE(m_window->cell(0, NumbersModel::FailoverRoute), u"after-hours"_s);
    QCOMPARE(m_window->writes(), QStringList{u"PATCH "_s + path("failover_route")});
}

void TestSetRouteDialog::findsRoutesAndShowsAllAgain()
{
    QVERIFY(open("setPrimary"));
    QCOMPARE(routes()->model()->rowCount(), 7);
    fixture().type("routeFilter", u"192.0.2"_s);
    QCOMPARE(routes()->model()->rowCount(), 1);
    fixture().type("routeFilter", u"zzz"_s);
    QVERIFY(!routes()->isVisible());
    QVERIFY(fixture().find<QWidget>("setRouteStates")->findChild<QLabel *>(u"emptyTitle"_s)->isVisible());
    auto *all = fixture().find<QWidget>("setRouteStates")->findChild<QPushButton *>(u"emptyAction"_s);
    QTest::mouseClick(all, Qt::LeftButton);
    QCOMPARE(routes()->model()->rowCount(), 7);
    QVERIFY(routes()->isVisible());
}

void TestSetRouteDialog::builtInRouteHasAName()
{
    QVERIFY(open("setPrimary"));
    QCOMPARE(routes()->model()->index(0, RoutesModel::Alias).data().toString(), u"SIP registration"_s);
    const QString use = routes()->model()->index(0, RoutesModel::UsedBy).data().toString();
    QVERIFY2(use.contains(u" of "_s) && use.endsWith(u" read"_s), qPrintable(use));
    clickRoute(u"SIP registration"_s);
    fixture().click("setRouteAccept");
    QTRY_COMPARE(m_window->writes().size(), 1);
    QVERIFY2(m_window->lastBody().contains("\"0\""), m_window->lastBody().constData());
    QTRY_COMPARE(m_window->cell(0, NumbersModel::PrimaryRoute), u"SIP registration"_s);
}

void TestSetRouteDialog::createsARouteAndSetsIt()
{
    QVERIFY(open("setPrimary"));
    fillIn(u"cloud-pbx"_s, hostType, u"cloud.example.net:5060"_s);
    QVERIFY(m_window->text("setRouteChange").endsWith(u"→ cloud-pbx"_s));
    fixture().click("setRouteAccept");
    QTRY_COMPARE(m_window->cell(0, NumbersModel::PrimaryRoute), u"cloud-pbx"_s);
    QCOMPARE(m_window->writes(), (QStringList{u"POST /v2/routes"_s, u"PATCH "_s + path("primary_route")}));
}

void TestSetRouteDialog::tellsTheRuleWhileTyping()
{
    QVERIFY(open("setPrimary"));
    fillIn(u"desk"_s, numberType, u"2065550"_s);
    QVERIFY(m_window->text("routeRule").contains(u"11 digits with country code: "_s));
    QVERIFY(m_window->text("routeRule").startsWith(u"This is not 11 digits"_s));
    QVERIFY(!accept()->isEnabled());
    QTest::keyClicks(fixture().find<QLineEdit>("routeValue"), u"1"_s);
    fixture().type("routeValue", u"12065550142"_s);
    QVERIFY(accept()->isEnabled());
    fixture().choose("routeType", hostType);
    fixture().type("routeValue", u"pbx.example.com:99999"_s);
    QVERIFY(m_window->text("routeRule").startsWith(u"The port must be"_s));
    QVERIFY(!accept()->isEnabled());
}

void TestSetRouteDialog::takenAliasIsSaidBeforeTheServiceSaysIt()
{
    QVERIFY(open("setPrimary"));
    fillIn(u"desk-pbx"_s, hostType, u"other.example.net"_s);
    QVERIFY(m_window->text("routeRule").startsWith(u"This alias is taken."_s));
    QVERIFY(!accept()->isEnabled());
    QCOMPARE(m_window->writes(), QStringList());
}

void TestSetRouteDialog::whatWasTypedSurvivesARefusal()
{
    QVERIFY(m_window->sandbox().addFault(u"POST /v2/routes status=422"_s));
    QVERIFY(open("setPrimary"));
    fillIn(u"cloud-pbx"_s, hostType, u"cloud.example.net"_s);
    fixture().click("setRouteAccept");
    QTRY_VERIFY(fixture().sees("setRouteProblem"));
    QTRY_COMPARE(fixture().workspace().routes.status().state(), ListStatus::State::Complete);
    QVERIFY2(m_window->text("setRouteProblem").startsWith(u"Creating the route cloud-pbx did not happen."_s),
             qPrintable(m_window->text("setRouteProblem")));
    QVERIFY(fixture().details("setRouteProblemDetails").contains(u"422"_s));
    QCOMPARE(fixture().find<QLineEdit>("routeAlias")->text(), u"cloud-pbx"_s);
    QCOMPARE(fixture().find<QLineEdit>("routeValue")->text(), u"cloud.example.net"_s);
    m_window->sandbox().clearFaults();
    fixture().type("routeValue", u"cloud.example.org"_s);
    QVERIFY(!fixture().sees("setRouteProblem"));
    fixture().click("setRouteAccept");
    QTRY_COMPARE(m_window->cell(0, NumbersModel::PrimaryRoute), u"cloud-pbx"_s);
}

void TestSetRouteDialog::unclearCreationIsShownBlockedAndChosenWhenFound()
{
    connectAgain();
    QVERIFY(m_window->sandbox().addFault(u"POST /v2/routes close=after"_s));
    QVERIFY(open("setPrimary"));
    fillIn(u"cloud-pbx"_s, hostType, u"cloud.example.net"_s);
    fixture().click("setRouteAccept");
    QTRY_VERIFY(fixture().sees("setRouteProblem"));
    QVERIFY(m_window->text("setRouteProblem").contains(u"it may have happened"_s));
    QTRY_VERIFY2(m_window->text("setRouteUnclear").startsWith(u"Creating the route cloud-pbx: unclear"_s),
                 qPrintable(m_window->text("setRouteUnclear")));
    QVERIFY2(m_window->text("routeRule").startsWith(u"Not now: "_s), qPrintable(m_window->text("routeRule")));
    QVERIFY(!accept()->isEnabled());
    fixture().click("setRouteUnclearCheckNow");
    QTRY_VERIFY(m_window->text("setRouteProblem").contains(u" has happened: reading"_s));
    QTRY_VERIFY(m_window->text("setRouteChange").endsWith(u"→ cloud-pbx"_s));
    QVERIFY(!fixture().sees("setRouteUnclear"));
    QCOMPARE(m_window->writes(), QStringList{u"POST /v2/routes"_s});
    fixture().click("setRouteAccept");
    QTRY_COMPARE(m_window->cell(0, NumbersModel::PrimaryRoute), u"cloud-pbx"_s);
}

void TestSetRouteDialog::creationThatIsProvenAbsentMayBeTriedAgain()
{
    QVERIFY(m_window->sandbox().addFault(u"POST /v2/routes nth=1 status=504"_s));
    QVERIFY(open("setPrimary"));
    fillIn(u"cloud-pbx"_s, hostType, u"cloud.example.net"_s);
    fixture().click("setRouteAccept");
    QTRY_VERIFY(m_window->text("setRouteProblem").contains(u" did not happen: reading the account"_s));
    QCOMPARE(m_window->writes().size(), 1);
    m_window->sandbox().clearRequests(); // the second write is the person's own
    QTRY_VERIFY(accept()->isEnabled());
    fixture().click("setRouteAccept");
    QTRY_COMPARE(m_window->cell(0, NumbersModel::PrimaryRoute), u"cloud-pbx"_s);
}

void TestSetRouteDialog::staysToTellWhatBecameOfANewRoute()
{
    QVERIFY(m_window->sandbox().addFault(u"POST /v2/routes nth=1 held"_s));
    QVERIFY(open("setPrimary"));
    fillIn(u"cloud-pbx"_s, hostType, u"cloud.example.net"_s);
    fixture().click("setRouteAccept");
    fixture().click("setRouteCancel");
    QTest::keyClick(fixture().find<QLineEdit>("routeAlias"), Qt::Key_Escape);
    fixture().find<QDialog>("setRouteDialog")->close();
    QVERIFY(fixture().sees("setRouteDialog"));
    QVERIFY2(m_window->text("setRouteProblem").startsWith(u"Waiting for the answer"_s),
             qPrintable(m_window->text("setRouteProblem")));
    QTRY_COMPARE(m_window->writes().size(), 1); // the journal's disk comes first
    m_window->sandbox().clearFaults();
    QTRY_COMPARE(m_window->cell(0, NumbersModel::PrimaryRoute), u"cloud-pbx"_s);
    QVERIFY(!fixture().sees("setRouteDialog"));
}

void TestSetRouteDialog::failoverToAnOwnNumberIsRefusedHere()
{
    QVERIFY(open("setFailover"));
    fillIn(u"own"_s, numberType, m_window->number(1).digits());
    QVERIFY(m_window->text("setRouteProblem").contains(u"a number of this account"_s));
    QVERIFY(!accept()->isEnabled());
    fixture().type("routeValue", u"12065550142"_s); // no number of the account
    QVERIFY(!fixture().sees("setRouteProblem"));
    QVERIFY(accept()->isEnabled());
}

void TestSetRouteDialog::listThatFailsCanBeReadAgain()
{
    QVERIFY(m_window->sandbox().addFault(u"GET /v2/routes status=403"_s));
    fixture().workspace().routes.rows().clear();
    fixture().workspace().routes.refresh();
    QTRY_COMPARE(fixture().workspace().routes.status().state(), ListStatus::State::Failed);
    fixture().click("setPrimary");
    auto *states = fixture().find<QWidget>("setRouteStates");
    auto *again = states->findChild<QPushButton *>(u"failedRetry"_s);
    QTRY_VERIFY(again->isVisible());
    m_window->sandbox().clearFaults();
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE(routes()->model()->rowCount(), 7);
    QVERIFY(routes()->isVisible());
}

void TestSetRouteDialog::refusedRouteCanBeTriedAgain()
{
    QVERIFY(m_window->sandbox().addFault(u"PATCH */primary_route status=403"_s));
    QVERIFY(open("setPrimary"));
    clickRoute(u"spare-host"_s);
    fixture().click("setRouteAccept");
    QTRY_COMPARE(fixture().notices().size(), 1);
    QCOMPARE(fixture().notices().constLast().actionText, u"Try again"_s);
    QCOMPARE(m_window->writes().size(), 1);
    m_window->sandbox().clearFaults();
    m_window->sandbox().clearRequests(); // the second write is the person's own
    fixture().notices().constLast().action();
    QTRY_COMPARE(m_window->cell(0, NumbersModel::PrimaryRoute), u"spare-host"_s);
    QCOMPARE(m_window->writes().size(), 1);
}

void TestSetRouteDialog::cancelChangesNothing()
{
    QVERIFY(open("setPrimary"));
    clickRoute(u"spare-host"_s);
    QTest::keyClick(routes(), Qt::Key_Escape);
    QTRY_VERIFY(!fixture().sees("routeTable"));
    QCOMPARE(m_window->writes(), QStringList());
}

QTEST_MAIN(TestSetRouteDialog)
#include "tst_setroutedialog.moc"

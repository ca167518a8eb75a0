// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbersharness.h"

#include "routesmodel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// The routes of the account: list, new, edit, delete.
class TestRoutesDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void listsRoutesWithTheirUse();
    void builtInRouteIsFixed();
    void makesARoute();
    void changesARoute();
    void refusedChangeKeepsTheForm();
    void deletesAnUnusedRoute();
    void routeInUseNamesItsNumbers();
    void usersThatAreNotReadYetAreTheServicesToName();
    void formThatIsOpenIsNotThrownAway();
    void escapeLeavesTheFormFirst();
    void staysToTellWhatBecameOfAChange();
    void unclearCreationClosesTheFormWhenFound();
    void unclearDeleteBlocksTheRouteAlsoAfterANewStart();

private:
    void openDialog();
    PageFixture &fixture() { return m_window->fixture(); }
    QTableView *routes() { return fixture().find<QTableView>("routesTable"); }
    int rowOf(const QString &alias)
    {
        for (int row = 0; row < routes()->model()->rowCount(); ++row) {
            if (routes()->model()->index(row, RoutesModel::Alias).data().toString() == alias)
                return row;
        }
        return -1;
    }
    void clickRoute(const QString &alias)
    {
        const QModelIndex index = routes()->model()->index(rowOf(alias), RoutesModel::Alias);
        QVERIFY2(index.isValid(), qPrintable(alias));
        QTest::mouseClick(routes()->viewport(), Qt::LeftButton, {}, routes()->visualRect(index).center());
    }
    bool isEnabled(const char *button) { return fixture().find<QPushButton>(button)->isEnabled(); }
    void readAllDetails()
    {
        NumberBook &book = fixture().workspace().numbers;
        QList<PhoneNumber> all;
        for (const OwnedNumber &number : book.rows().all())
            all += number.number;
        QVERIFY(testsupport::waitFor([&book, &all] {
            book.wantDetails(all); // again and again: the page has wishes of its own
            return book.detailCount() == int(all.size());
        }));
    }

    QTemporaryDir m_settings;
    std::unique_ptr<NumbersHarness> m_window;
};

void TestRoutesDialog::initTestCase()
{
    QCoreApplication::setOrganizationName(u"trunkline-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TestRoutesDialog::init()
{
    m_window = std::make_unique<NumbersHarness>();
    openDialog();
}

void TestRoutesDialog::openDialog()
{
    QVERIFY(m_window->open());
    fixture().click("routesButton");
    QTRY_VERIFY(fixture().sees("routesTable"));
    QTRY_COMPARE(routes()->model()->rowCount(), 7);
}

void TestRoutesDialog::cleanup()
{
    fixture().close();
    const QStringList problems = fixture().problems();
    m_window.reset();
    QCOMPARE(problems, QStringList());
}

void TestRoutesDialog::listsRoutesWithTheirUse()
{
    QCOMPARE(m_window->text("routesState"), u"7 routes"_s);
    readAllDetails();
    const int desk = rowOf(u"desk-pbx"_s);
    QCOMPARE(routes()->model()->index(desk, RoutesModel::Type).data().toString(), u"Host"_s);
    QCOMPARE(routes()->model()->index(desk, RoutesModel::Value).data().toString(), u"pbx.example.com:5060"_s);
    const auto users = fixture().workspace().numbers.usersOfRoute(u"91402"_s).size();
    QVERIFY(users > 0);
    QTRY_COMPARE(routes()->model()->index(desk, RoutesModel::UsedBy).data().toString(),
                 u"%1 of 60 numbers read"_s.arg(users));
}

void TestRoutesDialog::builtInRouteIsFixed()
{
    clickRoute(u"SIP registration"_s);
    QVERIFY(!isEnabled("routesEdit"));
    QVERIFY(!isEnabled("routesDelete"));
    clickRoute(u"desk-pbx"_s);
    QVERIFY(isEnabled("routesEdit"));
    QVERIFY(isEnabled("routesDelete"));
}

void TestRoutesDialog::makesARoute()
{
    fixture().click("routesNew");
    QVERIFY(!isEnabled("routesFormSave"));
    fixture().type("routeAlias", u"cloud-pbx"_s);
    fixture().choose("routeType", u"URI: a SIP address"_s);
    fixture().type("routeValue", u"sip:desk@cloud.example.net"_s);
    fixture().click("routesFormSave");
    QTRY_VERIFY(rowOf(u"cloud-pbx"_s) >= 0);
    QCOMPARE(m_window->writes(), QStringList{u"POST /v2/routes"_s});
    QTRY_COMPARE(m_window->text("routesMessage"), u"Creating the route cloud-pbx: done."_s);
    QVERIFY(!fixture().sees("routesFormBox"));
}

void TestRoutesDialog::changesARoute()
{
    readAllDetails();
    clickRoute(u"desk-pbx"_s);
    fixture().click("routesEdit");
    QCOMPARE(fixture().find<QLineEdit>("routeAlias")->text(), u"desk-pbx"_s);
    QCOMPARE(fixture().find<QLineEdit>("routeValue")->text(), u"pbx.example.com:5060"_s);
    fixture().type("routeAlias", u"front-pbx"_s);
    fixture().click("routesFormSave");
    QTRY_VERIFY(rowOf(u"front-pbx"_s) >= 0);
    QCOMPARE(rowOf(u"desk-pbx"_s), -1);
    QCOMPARE(m_window->writes(), QStringList{u"PATCH /v2/routes/91402"_s});
    bool shown = false; // the table of numbers behind it knows the new name, too
    for (int row = 0; row < m_window->rows(); ++row)
        shown = shown || m_window->cell(row, NumbersModel::PrimaryRoute) == u"front-pbx"_s;
    QVERIFY(shown);
}

void TestRoutesDialog::refusedChangeKeepsTheForm()
{
    QVERIFY(m_window->sandbox().addFault(u"PATCH /v2/routes/* status=422"_s));
    clickRoute(u"spare-host"_s);
    fixture().click("routesEdit");
    fixture().type("routeValue", u"new.example.org"_s);
    fixture().click("routesFormSave");
    QTRY_VERIFY(
        m_window->text("routesMessage").startsWith(u"Changing the route spare-host did not happen."_s));
    QVERIFY(fixture().sees("routesFormBox"));
    QVERIFY(fixture().details("routesMessageDetails").contains(u"422"_s));
    QCOMPARE(fixture().find<QLineEdit>("routeValue")->text(), u"new.example.org"_s);
    QVERIFY(isEnabled("routesFormSave"));
}

void TestRoutesDialog::deletesAnUnusedRoute()
{
    readAllDetails();
    clickRoute(u"spare-host"_s);
    fixture().click("routesDelete");
    QTRY_VERIFY(fixture().sees("confirmAccept"));
    fixture().click("confirmAccept");
    QTRY_COMPARE(rowOf(u"spare-host"_s), -1);
    QCOMPARE(m_window->writes(), QStringList{u"DELETE /v2/routes/91433"_s});
}

void TestRoutesDialog::routeInUseNamesItsNumbers()
{
    readAllDetails();
    clickRoute(u"desk-pbx"_s);
    fixture().click("routesDelete");
    const QString said = m_window->text("routesMessage");
    const QList<PhoneNumber> users = fixture().workspace().numbers.usersOfRoute(u"91402"_s);
    QVERIFY2(said.startsWith(u"desk-pbx is in use by "_s) && said.contains(users.first().national()),
             qPrintable(said));
    QVERIFY2(said.contains(u"and %1 more"_s.arg(users.size() - 5)), qPrintable(said));
    QVERIFY(!fixture().sees("confirmDialog"));
    QCOMPARE(m_window->writes(), QStringList());
}

void TestRoutesDialog::usersThatAreNotReadYetAreTheServicesToName()
{
    clickRoute(u"desk-pbx"_s);
    NumberBook &book = fixture().workspace().numbers;
    const QList<PhoneNumber> known = book.usersOfRoute(u"91402"_s);
    for (const PhoneNumber &number : known)
        book.forget(number);
    fixture().click("routesDelete");
    QTRY_VERIFY(fixture().sees("confirmAccept"));
    fixture().click("confirmAccept");
    QTRY_VERIFY(m_window->text("routesMessage").startsWith(u"Deleting the route desk-pbx did not happen."_s));
    QVERIFY(rowOf(u"desk-pbx"_s) >= 0);
}

void TestRoutesDialog::formThatIsOpenIsNotThrownAway()
{
    clickRoute(u"spare-host"_s);
    fixture().click("routesNew");
    fixture().type("routeAlias", u"half a thought"_s);
    for (const char *button : {"routesNew", "routesEdit", "routesDelete"})
        QVERIFY2(!isEnabled(button), button);
    clickRoute(u"desk-pbx"_s);
    QCOMPARE(fixture().find<QLineEdit>("routeAlias")->text(), u"half a thought"_s);
    fixture().click("routesFormCancel");
    QVERIFY(isEnabled("routesNew") && isEnabled("routesEdit"));
}

void TestRoutesDialog::escapeLeavesTheFormFirst()
{
    fixture().click("routesNew");
    QTest::keyClick(fixture().find<QLineEdit>("routeAlias"), Qt::Key_Escape);
    QTRY_VERIFY(!fixture().sees("routeAlias"));
    QVERIFY(fixture().sees("routesDialog"));
    QTest::keyClick(fixture().find<QTableView>("routesTable"), Qt::Key_Escape);
    QTRY_VERIFY(!fixture().sees("routesDialog"));
}

void TestRoutesDialog::staysToTellWhatBecameOfAChange()
{
    fixture().connectAgain(slowPatience());
    openDialog();
    QVERIFY(m_window->sandbox().addFault(u"POST /v2/routes nth=1 held close=after"_s));
    fixture().click("routesNew");
    fixture().type("routeAlias", u"lobby-pbx"_s);
    fixture().type("routeValue", u"lobby.example.com"_s);
    fixture().click("routesFormSave");
    for (const char *button : {"routesClose", "routesFormCancel"}) {
        fixture().click(button);
        QVERIFY(fixture().sees("routeAlias"));
    }
    QTest::keyClick(fixture().find<QLineEdit>("routeAlias"), Qt::Key_Escape);
    QVERIFY(fixture().sees("routesDialog"));
    QVERIFY2(m_window->text("routesMessage").startsWith(u"Waiting for the answer"_s),
             qPrintable(m_window->text("routesMessage")));
    QTRY_COMPARE(m_window->writes().size(), 1); // the journal's disk comes first
    m_window->sandbox().clearFaults();
    QTRY_VERIFY(m_window->text("routesMessage").contains(u"it may have happened"_s));
    QCOMPARE(m_window->writes(), QStringList(u"POST /v2/routes"_s));
    QCOMPARE(fixture().find<QLineEdit>("routeAlias")->text(), u"lobby-pbx"_s);
}

void TestRoutesDialog::unclearCreationClosesTheFormWhenFound()
{
    fixture().connectAgain(slowPatience());
    openDialog();
    QVERIFY(m_window->sandbox().addFault(u"POST /v2/routes nth=1 close=after"_s));
    fixture().click("routesNew");
    fixture().type("routeAlias", u"lobby-pbx"_s);
    fixture().type("routeValue", u"lobby.example.com"_s);
    fixture().click("routesFormSave");
    QTRY_VERIFY(m_window->text("routesMessage").contains(u"it may have happened"_s));
    QVERIFY(m_window->text("routesUnclear").startsWith(u"Creating the route lobby-pbx: unclear"_s));
    QVERIFY(!isEnabled("routesFormSave"));
    fixture().click("routesUnclearCheckNow");
    QTRY_VERIFY(m_window->text("routesMessage").contains(u" has happened: reading"_s));
    QVERIFY(!fixture().sees("routesFormBox"));
    QTRY_VERIFY(rowOf(u"lobby-pbx"_s) >= 0);
    QCOMPARE(m_window->writes(), QStringList(u"POST /v2/routes"_s));
}

void TestRoutesDialog::unclearDeleteBlocksTheRouteAlsoAfterANewStart()
{
    fixture().connectAgain(slowPatience());
    openDialog();
    QVERIFY(m_window->sandbox().addFault(u"DELETE /v2/routes/* nth=1 status=503"_s));
    clickRoute(u"spare-host"_s);
    fixture().click("routesDelete");
    QTRY_VERIFY(fixture().sees("confirmAccept"));
    fixture().click("confirmAccept");
    QTRY_VERIFY(m_window->text("routesMessage").contains(u"it may have happened"_s));
    fixture().connectAgain(slowPatience());
    openDialog();
    const auto value = [this] {
        return routes()->model()->index(rowOf(u"spare-host"_s), RoutesModel::Value).data().toString();
    };
    QTRY_COMPARE(value(), u"unclear, checking"_s);
    clickRoute(u"spare-host"_s);
    for (const char *button : {"routesEdit", "routesDelete"}) {
        QVERIFY2(!isEnabled(button), button);
        QVERIFY(fixture().find<QPushButton>(button)->toolTip().startsWith(u"Not now: "_s));
    }
    QVERIFY(testsupport::waitFor([this] {
        if (fixture().sees("routesUnclearCheckNow"))
            fixture().find<QPushButton>("routesUnclearCheckNow")->click();
        return m_window->text("routesMessage").contains(u" did not happen: reading the account"_s);
    }));
    QTRY_VERIFY(isEnabled("routesDelete"));
    QCOMPARE(m_window->writes().size(), 1);
}

QTEST_MAIN(TestRoutesDialog)
#include "tst_routesdialog.moc"

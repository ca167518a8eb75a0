// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbersharness.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// What is done with several selected numbers: one write each, a result each, and only the refused again.
class TestBulkDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void setsTheRouteOfSeveralNumbers();
    void retriesOnlyTheRefused();
    void unclearIsNeverRepeatedButSettled();
    void provenAbsentIsTriedAgain();
    void stopsAndGoesOn();
    void closingStopsFirst();
    void releasesSeveralAfterTheirCountIsTyped();
    void switchesMessagingOfSeveral();
    void clearsTheRouteOfSeveral();
    void givesSeveralOneAlias();
    void switchesCallerNamesOfSeveral();

private:
    PageFixture &fixture() { return m_window->fixture(); }
    QTableView *results() { return fixture().find<QTableView>("bulkTable"); }
    QString result(int row) { return results()->model()->index(row, 1).data().toString(); }
    bool isEnabled(const char *button) { return fixture().find<QPushButton>(button)->isEnabled(); }
    void setSpareHost()
    {
        fixture().click("setPrimary");
        QTRY_VERIFY(fixture().sees("routeTable"));
        fixture().type("routeFilter", u"spare"_s);
        auto *routes = fixture().find<QTableView>("routeTable");
        const QModelIndex index = routes->model()->index(0, 0);
        QTest::mouseClick(routes->viewport(), Qt::LeftButton, {}, routes->visualRect(index).center());
        fixture().click("setRouteAccept");
        QTRY_VERIFY(fixture().sees("bulkTable"));
    }

    QTemporaryDir m_settings;
    std::unique_ptr<NumbersHarness> m_window;
};

void TestBulkDialog::initTestCase()
{
    QCoreApplication::setOrganizationName(u"trunkline-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TestBulkDialog::init()
{
    m_window = std::make_unique<NumbersHarness>();
    QVERIFY(m_window->open());
    QVERIFY(m_window->select(0, 2));
    QTRY_COMPARE(fixture().workspace().routes.status().state(), ListStatus::State::Complete);
    QCOMPARE(m_window->text("numberHeading"), u"3 numbers selected"_s);
}

void TestBulkDialog::cleanup()
{
    fixture().close();
    const QStringList problems = fixture().problems();
    m_window.reset();
    QCOMPARE(problems, QStringList());
}

void TestBulkDialog::setsTheRouteOfSeveralNumbers()
{
    setSpareHost();
    QTRY_COMPARE(m_window->text("bulkSummary"), u"3 of 3 done, 0 refused, 0 unclear"_s);
    for (int row = 0; row < 3; ++row) {
        QCOMPARE(result(row), u"Route is spare-host now"_s);
        QTRY_COMPARE(m_window->cell(row, NumbersModel::PrimaryRoute), u"spare-host"_s);
    }
    QCOMPARE(m_window->writes().size(), 3);
    QVERIFY(!isEnabled("bulkRetry") && !isEnabled("bulkStop"));
    fixture().click("bulkClose");
    QTRY_VERIFY(!fixture().sees("bulkTable"));
}

void TestBulkDialog::retriesOnlyTheRefused()
{
    const QString refused = u"/v2/numbers/%1/relationships/primary_route"_s.arg(m_window->number(1).digits());
    QVERIFY(m_window->sandbox().addFault(u"PATCH %1 status=403"_s.arg(refused)));
    setSpareHost();
    QTRY_COMPARE(m_window->text("bulkSummary"), u"2 of 3 done, 1 refused, 0 unclear"_s);
    QCOMPARE(result(1), u"Refused"_s);
    // The first refused one is selected by itself, with its reason in full below the table.
    QTRY_VERIFY(m_window->text("bulkError").startsWith(m_window->number(1).national()));
    QTRY_VERIFY(isEnabled("bulkRetry"));
    QVERIFY(fixture().details("bulkErrorDetails").contains(u"403"_s));
    m_window->sandbox().clearFaults();
    m_window->sandbox().clearRequests(); // what follows is the person's own wish
    fixture().click("bulkRetry");
    QTRY_COMPARE(m_window->text("bulkSummary"), u"3 of 3 done, 0 refused, 0 unclear"_s);
    QCOMPARE(m_window->writes(), QStringList{u"PATCH "_s + refused});
}

void TestBulkDialog::unclearIsNeverRepeatedButSettled()
{
    const QString lost = u"/v2/numbers/%1/relationships/primary_route"_s.arg(m_window->number(0).digits());
    QVERIFY(m_window->sandbox().addFault(u"PATCH %1 close=after"_s.arg(lost)));
    QVERIFY(
        m_window->sandbox().addFault(u"GET /v2/numbers/%1 status=500"_s.arg(m_window->number(0).digits())));
    QVERIFY(m_window->sandbox().addFault(
        u"PATCH /v2/numbers/%1/relationships/primary_route status=403"_s.arg(m_window->number(2).digits())));
    setSpareHost();
    QTRY_COMPARE(m_window->text("bulkSummary"), u"1 of 3 done, 1 refused, 1 unclear"_s);
    QVERIFY(result(0).startsWith(u"Unclear, checking"_s));
    QTRY_VERIFY(isEnabled("bulkRetry"));
    QVERIFY(isEnabled("bulkCheckNow"));
    m_window->sandbox().clearFaults();
    m_window->sandbox().clearRequests();
    fixture().click("bulkRetry");
    QTRY_COMPARE(m_window->text("bulkSummary"), u"3 of 3 done, 0 refused, 0 unclear"_s);
    QVERIFY(!m_window->writes().contains(QString(u"PATCH "_s + lost)));
    QVERIFY(!isEnabled("bulkRetry") && !isEnabled("bulkCheckNow"));
    QTRY_COMPARE(m_window->cell(0, NumbersModel::PrimaryRoute), u"spare-host"_s); // it was read again
    QTRY_VERIFY(m_window->lastNotice().endsWith(u": 3 of 3 done, 0 refused, 0 unclear."_s));
}

void TestBulkDialog::provenAbsentIsTriedAgain()
{
    const QString lost = u"/v2/numbers/%1/relationships/primary_route"_s.arg(m_window->number(0).digits());
    QVERIFY(m_window->sandbox().addFault(u"PATCH %1 nth=1 status=500"_s.arg(lost)));
    setSpareHost();
    QTRY_COMPARE(m_window->text("bulkSummary"),
                 u"2 of 3 done, 0 refused, 0 unclear, 1 proven not to have happened"_s);
    QCOMPARE(result(0), u"Proven not to have happened"_s);
    m_window->sandbox().clearRequests();
    fixture().click("bulkRetry");
    QTRY_COMPARE(m_window->text("bulkSummary"), u"3 of 3 done, 0 refused, 0 unclear"_s);
    QCOMPARE(m_window->writes(), QStringList{u"PATCH "_s + lost});
}

void TestBulkDialog::stopsAndGoesOn()
{
    QVERIFY(m_window->sandbox().addFault(u"PATCH */primary_route nth=1 held"_s));
    setSpareHost();
    fixture().click("bulkStop");
    m_window->sandbox().clearFaults();
    QTRY_VERIFY(isEnabled("bulkRetry"));
    const auto sent = m_window->writes().size();
    QVERIFY2(sent < 3, "stopping starts no other");
    QCOMPARE(result(2), u"Waiting"_s);
    fixture().click("bulkRetry");
    QTRY_COMPARE(m_window->text("bulkSummary"), u"3 of 3 done, 0 refused, 0 unclear"_s);
    QCOMPARE(m_window->writes().size(), 3); // none of them twice
}

void TestBulkDialog::closingStopsFirst()
{
    QVERIFY(m_window->sandbox().addFault(u"PATCH */primary_route nth=1 held"_s));
    setSpareHost();
    QTest::keyClick(results(), Qt::Key_Escape);
    QVERIFY2(fixture().sees("bulkTable"), "what came of it stays in sight");
    m_window->sandbox().clearFaults();
    QTRY_VERIFY(!isEnabled("bulkStop"));
    QVERIFY(m_window->writes().size() < 3);
    QCOMPARE(result(2), u"Waiting"_s);
    QTRY_VERIFY(m_window->lastNotice().startsWith(u"Setting the primary route of 3 numbers: "_s));
    QCOMPARE(fixture().notices().constLast().severity, Notice::Severity::Warning);
    QTest::keyClick(results(), Qt::Key_Escape);
    QTRY_VERIFY(!fixture().sees("bulkTable"));
}

void TestBulkDialog::releasesSeveralAfterTheirCountIsTyped()
{
    const int all = m_window->rows();
    fixture().click("releaseNumber");
    QTRY_VERIFY(fixture().sees("confirmTyped"));
    fixture().type("confirmTyped", m_window->number(0).lastFour());
    QVERIFY(!isEnabled("confirmAccept"));
    fixture().type("confirmTyped", u"3"_s);
    fixture().click("confirmAccept");
    QTRY_VERIFY(fixture().sees("bulkTable"));
    QTRY_COMPARE(m_window->rows(), all - 3);
    QCOMPARE(m_window->writes().size(), 3);
    QTRY_COMPARE(m_window->text("bulkSummary"), u"3 of 3 done, 0 refused, 0 unclear"_s);
}

void TestBulkDialog::switchesMessagingOfSeveral()
{
    int on = 0;
    for (int row = 0; row < 3; ++row)
        on += m_window->cell(row, NumbersModel::Messaging) == u"On"_s ? 1 : 0;
    const bool allOn = on == 3;
    const Qt::CheckState state = fixture().find<QCheckBox>("messagingCheckBox")->checkState();
    QCOMPARE(state, allOn ? Qt::Checked : on > 0 ? Qt::PartiallyChecked : Qt::Unchecked);
    fixture().click("messagingCheckBox");
    QTRY_VERIFY(fixture().sees("bulkTable"));
    QTRY_COMPARE(m_window->text("bulkSummary"), u"3 of 3 done, 0 refused, 0 unclear"_s);
    QCOMPARE(m_window->writes().size(), 3);
    QVERIFY(m_window->lastBody().contains(allOn ? "false" : "true"));
}

void TestBulkDialog::clearsTheRouteOfSeveral()
{
    fixture().click("clearPrimary");
    QTRY_VERIFY(fixture().sees("confirmAccept"));
    QVERIFY(m_window->text("confirmQuestion").contains(u"3 numbers"_s));
    fixture().click("confirmAccept");
    QTRY_VERIFY(fixture().sees("bulkTable"));
    QTRY_COMPARE(m_window->text("bulkSummary"), u"3 of 3 done, 0 refused, 0 unclear"_s);
    for (int row = 0; row < 3; ++row)
        QTRY_COMPARE(m_window->cell(row, NumbersModel::PrimaryRoute), u"–"_s);
    QCOMPARE(m_window->writes().size(), 3);
    QVERIFY(m_window->writes().constFirst().startsWith(u"DELETE "_s));
}

void TestBulkDialog::givesSeveralOneAlias()
{
    fixture().click("editAlias");
    QTRY_VERIFY(fixture().sees("aliasEdit"));
    fixture().type("aliasEdit", u"Front desk"_s);
    fixture().click("aliasSave");
    QTRY_COMPARE(m_window->text("bulkSummary"), u"3 of 3 done, 0 refused, 0 unclear"_s);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(m_window->cell(row, NumbersModel::Alias), u"Front desk"_s);
    QCOMPARE(m_window->writes().size(), 3);
}

void TestBulkDialog::switchesCallerNamesOfSeveral()
{
    const bool wasOn = fixture().find<QCheckBox>("cnamCheck")->checkState() == Qt::Checked;
    fixture().click("cnamCheck");
    QTRY_VERIFY(fixture().sees("bulkTable"));
    QTRY_COMPARE(m_window->text("bulkSummary"), u"3 of 3 done, 0 refused, 0 unclear"_s);
    QCOMPARE(m_window->writes().size(), 3);
    QVERIFY2(m_window->lastBody().contains("cnam_lookups_enabled"), m_window->lastBody().constData());
    QVERIFY(m_window->lastBody().contains(wasOn ? "false" : "true"));
}

QTEST_MAIN(TestBulkDialog)
#include "tst_bulkdialog.moc"

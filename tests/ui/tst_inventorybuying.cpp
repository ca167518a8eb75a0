// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventorypage.h"
#include "pagefixture.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTabWidget>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestInventoryBuying : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void clickAndSpaceFillTheBasket();
    void takingOut();
    void confirmationNamesEverything();
    void boughtNumbersLeaveTheBasket();
    void refusedOneIsRetriedAlone();
    void unclearOneIsCheckedNotRepeated();
    void provenAbsentOneMayBeTriedAgain();
    void openPurchaseOfAnEarlierRunIsShownAndBlocked();
    void budgetIsSaidInsteadOfTheQuestion();
    void optionsFollowThePurchase();
    void stopEndsTheOrder();
    void everythingHasAName();

private:
    bool openPage();
    QTableView *table(const char *name = "availableTable") const { return m_fixture->find<QTableView>(name); }
    QString cell(const char *name, int row, int column) const
    {
        return table(name)->model()->index(row, column).data().toString();
    }
    QString text(const char *name) const { return m_fixture->find<QLabel>(name)->text(); }
    void clickCell(int row, int column) const;
    QStringList choose(int count) const; ///< digits
    void buy() const;
    QStringList purchases() const;
    void checkNames() const;

    std::unique_ptr<PageFixture> m_fixture;
    InventoryPage *m_page = nullptr;
    bool m_repeatsAreWanted = false; ///< a person has retried
};

void TestInventoryBuying::init()
{
    m_repeatsAreWanted = false;
    m_fixture = std::make_unique<PageFixture>();
    QVERIFY(openPage());
}

bool TestInventoryBuying::openPage()
{
    m_fixture->forgetNotices();
    m_page = new InventoryPage(m_fixture->workspace());
    connect(m_page, &TabPage::notice, m_page, [this](const Notice &notice) { m_fixture->take(notice); });
    return m_fixture->show(m_page)
        && testsupport::waitFor([this] { return table()->model()->rowCount() > 0 && !m_page->isBusy(); });
}

void TestInventoryBuying::cleanup()
{
    m_fixture->close();
    QStringList problems = m_fixture->problems();
    m_fixture.reset();
    if (m_repeatsAreWanted)
        problems.removeIf([](const QString &problem) { return problem.startsWith("sent twice"_L1); });
    QCOMPARE(problems, QStringList());
}

void TestInventoryBuying::clickCell(int row, int column) const
{
    const QRect place = table()->visualRect(table()->model()->index(row, column));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, place.center());
}

QStringList TestInventoryBuying::choose(int count) const
{
    QStringList digits;
    for (int row = 0; row < count; ++row) {
        clickCell(row, InventoryModel::BasketColumn);
        digits += table()->model()->index(row, 0).data(InventoryModel::NumberRole).toString();
    }
    return digits;
}

void TestInventoryBuying::buy() const
{
    m_fixture->click("basketBuy");
    QTRY_VERIFY(m_fixture->sees("confirmAccept"));
    m_fixture->click("confirmAccept");
}

QStringList TestInventoryBuying::purchases() const
{
    QStringList lines;
    for (const sandbox::LoggedRequest &request : m_fixture->sandbox().requests()) {
        if (request.verb == "POST" && !testsupport::isRead(request))
            lines += request.target.section(u'/', -1);
    }
    return lines;
}

void TestInventoryBuying::clickAndSpaceFillTheBasket()
{
    QVERIFY(!m_fixture->find<QWidget>("basketBuy")->isEnabled());
    clickCell(1, InventoryModel::BasketColumn);
    QCOMPARE(cell("availableTable", 1, InventoryModel::BasketColumn), u"In basket"_s);
    QCOMPARE(text("basketHeading"), u"Basket: 1 number"_s);

    clickCell(3, InventoryModel::Number); // selects only
    QCOMPARE(cell("availableTable", 3, InventoryModel::BasketColumn), u"Add"_s);
    QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(text("basketHeading"), u"Basket: 3 numbers"_s);
    QCOMPARE(cell("basketTable", 2, BasketModel::Number), cell("availableTable", 4, InventoryModel::Number));
    m_fixture->click("availableAdd"); // all of the selection is in: it comes out
    QCOMPARE(text("basketHeading"), u"Basket: 1 number"_s);
    QCOMPARE(text("basketSetup"), cell("availableTable", 1, InventoryModel::Setup));
    QCOMPARE(text("basketMonthly"), cell("availableTable", 1, InventoryModel::Monthly));
}

void TestInventoryBuying::takingOut()
{
    choose(3);
    QTableView *basket = table("basketTable");
    basket->setFocus();
    basket->selectRow(0);
    QTest::keyClick(basket, Qt::Key_Delete);
    QCOMPARE(basket->model()->rowCount(), 2);
    QCOMPARE(cell("availableTable", 0, InventoryModel::BasketColumn), u"Add"_s);
    m_fixture->click("basketEmpty");
    QCOMPARE(basket->model()->rowCount(), 0);
    QVERIFY(!m_fixture->find<QWidget>("basketBuy")->isEnabled());
}

void TestInventoryBuying::confirmationNamesEverything()
{
    choose(3);
    QCOMPARE(m_fixture->find<QAbstractButton>("basketBuy")->text(), u"Buy 3 numbers…"_s);
    m_fixture->click("basketBuy");
    QTRY_VERIFY(m_fixture->sees("confirmAccept"));
    QCOMPARE(text("confirmQuestion"), u"Buy 3 numbers on Sandbox?"_s);
    const QString objects = m_fixture->find<QPlainTextEdit>("confirmObjects")->toPlainText();
    for (int row = 0; row < 3; ++row)
        QVERIFY2(objects.contains(cell("basketTable", row, BasketModel::Number)), qPrintable(objects));
    QVERIFY(text("confirmSummary").contains(text("basketSetup") + u" now"_s));
    QVERIFY(text("confirmSummary").contains(text("basketMonthly") + u" per month"_s));
    m_fixture->click("confirmCancel");
    QTRY_VERIFY(!m_fixture->sees("confirmAccept"));
    QCOMPARE(purchases(), QStringList());
    QCOMPARE(text("basketHeading"), u"Basket: 3 numbers"_s);
}

void TestInventoryBuying::boughtNumbersLeaveTheBasket()
{
    const QStringList chosen = choose(3);
    QSignalSpy shown(m_page, &InventoryPage::showNumber);
    buy();
    QTRY_VERIFY(m_fixture->sees("orderTable"));
    QTRY_COMPARE(text("orderSummary"), u"3 of 3 numbers bought"_s);
    QTRY_VERIFY(!m_page->isBusy());
    QCOMPARE(purchases(), chosen);
    QCOMPARE(cell("orderTable", 0, 1), u"bought"_s);
    for (const QString &digits : chosen)
        QVERIFY2(m_fixture->workspace().numbers.rows().find(digits), qPrintable(digits));
    QCOMPARE(cell("availableTable", 0, InventoryModel::BasketColumn), u"Bought"_s);
    clickCell(0, InventoryModel::BasketColumn);
    QCOMPARE(cell("availableTable", 0, InventoryModel::BasketColumn), u"Bought"_s);
    QCOMPARE(m_fixture->notices().last().severity, Notice::Severity::Good);
    table("orderTable")->selectRow(1);
    m_fixture->click("orderShowNumber");
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown.first().first().value<PhoneNumber>().digits(), chosen.at(1));
    m_fixture->click("orderBack");
    QTRY_COMPARE(text("basketHeading"), u"Basket"_s);
    m_fixture->click("basketShowOrder");
    QTRY_VERIFY(m_fixture->sees("orderTable"));
}

void TestInventoryBuying::refusedOneIsRetriedAlone()
{
    m_repeatsAreWanted = true;
    const QStringList chosen = choose(2);
    QVERIFY(m_fixture->sandbox().addFault(u"POST /v2/numbers/%1 nth=1 status=422"_s.arg(chosen.at(0))));
    buy();
    QTRY_COMPARE(text("orderSummary"), u"1 of 2 numbers bought, 1 refused"_s);
    QTRY_VERIFY(m_fixture->sees("orderRetry"));
    QVERIFY(cell("orderTable", 0, 1).startsWith(u"refused: "_s));
    QVERIFY(m_fixture->details("orderSummaryDetails").contains(u"422"_s));
    QCOMPARE(m_fixture->notices().last().severity, Notice::Severity::Warning);
    m_fixture->click("orderBack");
    QCOMPARE(text("basketHeading"), u"Basket: 1 number"_s);
    m_fixture->click("basketShowOrder");
    m_fixture->click("orderRetry");
    QTRY_COMPARE(text("orderSummary"), u"2 of 2 numbers bought"_s);
    QCOMPARE(purchases(), QStringList({chosen.at(0), chosen.at(1), chosen.at(0)}));
    QTRY_VERIFY(!m_fixture->sees("orderRetry"));
}

void TestInventoryBuying::unclearOneIsCheckedNotRepeated()
{
    const QStringList chosen = choose(1);
    QVERIFY(m_fixture->sandbox().addFault(u"POST /v2/numbers/%1 nth=1 close=after"_s.arg(chosen.at(0))));
    QVERIFY(m_fixture->sandbox().addFault(u"GET /v2/numbers/%1 status=500"_s.arg(chosen.at(0))));
    buy();
    QTRY_COMPARE(text("orderSummary"), u"0 of 1 number bought, 1 unclear"_s);
    QTRY_VERIFY(m_fixture->sees("orderCheckNow"));
    QVERIFY(cell("orderTable", 0, 1).startsWith(u"unclear, checking"_s));
    QCOMPARE(cell("availableTable", 0, InventoryModel::BasketColumn), u"Unclear, checking"_s);
    QTRY_VERIFY(!m_page->isBusy());
    QVERIFY(m_fixture->notices().last().text.contains(u"may have happened"_s));
    QCOMPARE(m_fixture->notices().last().actionText, u"Check now"_s);
    m_fixture->click("orderBack");
    QVERIFY2(!m_fixture->find<QWidget>("basketBuy")->isEnabled(), "it must not be bought twice");
    m_fixture->click("basketShowOrder");
    m_fixture->sandbox().clearFaults();
    QTRY_COMPARE(text("orderSummary"), u"1 of 1 number bought"_s);
    QTRY_VERIFY(m_fixture->notices().last().text.endsWith(u" is bought: it is on the account."_s));
    QCOMPARE(purchases().size(), 1);
    QTRY_VERIFY(m_fixture->workspace().numbers.rows().find(chosen.at(0)));
}

void TestInventoryBuying::provenAbsentOneMayBeTriedAgain()
{
    m_repeatsAreWanted = true;
    const QStringList chosen = choose(1);
    QVERIFY(m_fixture->sandbox().addFault(u"POST /v2/numbers/%1 nth=1 status=503"_s.arg(chosen.at(0))));
    buy();
    QTRY_COMPARE(text("orderSummary"), u"0 of 1 number bought, 1 proven not to be bought"_s);
    QCOMPARE(cell("orderTable", 0, 1), u"proven not to be bought; it may be tried again"_s);
    QVERIFY(m_fixture->notices().last().text.contains(u" was not bought: reading"_s));
    QCOMPARE(purchases().size(), 1);
    m_fixture->click("orderRetry");
    QTRY_COMPARE(text("orderSummary"), u"1 of 1 number bought"_s);
    QCOMPARE(purchases().size(), 2);
}

void TestInventoryBuying::openPurchaseOfAnEarlierRunIsShownAndBlocked()
{
    m_fixture->connectAgain(slowPatience());
    QVERIFY(openPage());
    const QStringList chosen = choose(1);
    QVERIFY(m_fixture->sandbox().addFault(u"POST /v2/numbers/%1 nth=1 status=503"_s.arg(chosen.at(0))));
    buy();
    QTRY_COMPARE(text("orderSummary"), u"0 of 1 number bought, 1 unclear"_s);
    m_fixture->connectAgain(slowPatience());
    QVERIFY(openPage());
    QTRY_VERIFY(!m_fixture->notices().isEmpty());
    QVERIFY(m_fixture->notices().last().text.contains(u"may have happened"_s));
    QTRY_COMPARE(cell("availableTable", 0, InventoryModel::BasketColumn), u"Unclear, checking"_s);
    clickCell(0, InventoryModel::BasketColumn);
    QCOMPARE(cell("availableTable", 0, InventoryModel::BasketColumn), u"Unclear, checking"_s);
    QCOMPARE(text("basketHeading"), u"Basket"_s);
    m_fixture->click("basketShowOrder");
    QTRY_COMPARE(text("orderSummary"), u"0 of 1 number bought, 1 unclear"_s);
    QVERIFY(testsupport::waitFor([this] {
        m_fixture->notices().last().action(); // "Check now"
        return cell("orderTable", 0, 1).startsWith(u"proven not to be bought"_s);
    }));
    QCOMPARE(cell("availableTable", 0, InventoryModel::BasketColumn), u"Add"_s);
    QCOMPARE(purchases().size(), 1);
}

void TestInventoryBuying::budgetIsSaidInsteadOfTheQuestion()
{
    Budget budget;
    budget.perDay = Money::fromNanodollars(1);
    m_fixture->workspace().session.journal().setBudget(budget);
    choose(2);
    m_fixture->click("basketBuy");
    QTRY_VERIFY(!m_fixture->notices().isEmpty());
    QVERIFY2(m_fixture->notices().last().text.startsWith(u"Nothing was bought. The limit for one day is "_s),
             qPrintable(m_fixture->notices().last().text));
    QVERIFY(!m_fixture->sees("confirmAccept"));
    QCOMPARE(text("basketHeading"), u"Basket: 2 numbers"_s);
    QCOMPARE(purchases().size(), 0);
}

void TestInventoryBuying::optionsFollowThePurchase()
{
    const QStringList chosen = choose(1);
    QTRY_VERIFY(m_fixture->find<QComboBox>("basketRoute")->count() > 1);
    const QString route = m_fixture->find<QComboBox>("basketRoute")->itemText(1);
    m_fixture->choose("basketRoute", route);
    m_fixture->type("basketAlias", u"Front desk"_s);
    QTest::keyClick(m_fixture->find<QWidget>("basketMessaging"), Qt::Key_Space);
    buy();
    QTRY_COMPARE(cell("orderTable", 0, 1), u"bought; messaging asked for; alias set; primary route set"_s);
    QTRY_VERIFY(!m_page->isBusy());
    const OwnedNumber *owned = m_fixture->workspace().numbers.rows().find(chosen.at(0));
    QVERIFY(owned);
    QCOMPARE(owned->alias, u"Front desk"_s);
}

void TestInventoryBuying::stopEndsTheOrder()
{
    choose(3);
    QVERIFY(m_fixture->sandbox().addFault(u"POST /v2/numbers/* nth=1 held"_s));
    buy();
    m_fixture->click("orderStop");
    m_fixture->sandbox().clearFaults();
    QTRY_COMPARE(text("orderSummary"), u"1 of 3 numbers bought, 2 not tried"_s);
    QCOMPARE(purchases().size(), 1);
    m_fixture->click("orderBack");
    QCOMPARE(text("basketHeading"), u"Basket: 2 numbers"_s);
}

void TestInventoryBuying::everythingHasAName()
{
    choose(1);
    checkNames();
    auto *ways = m_fixture->find<QTabWidget>("inventoryWays");
    QTest::mouseClick(ways->tabBar(), Qt::LeftButton, {}, ways->tabBar()->tabRect(1).center());
    buy();
    QTRY_COMPARE(text("orderSummary"), u"1 of 1 number bought"_s);
    checkNames();
}

void TestInventoryBuying::checkNames() const
{
    int checked = 0;
    for (QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible()
            || widget->objectName().startsWith("qt_"_L1))
            continue;
        ++checked;
        const QString name = widget->objectName();
        QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), qPrintable(name));
    }
    QVERIFY2(checked > 6, "the walk must have seen the page");
}

QTEST_MAIN(TestInventoryBuying)
#include "tst_inventorybuying.moc"

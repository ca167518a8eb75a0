// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventorypage.h"
#include "pagefixture.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTabWidget>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// Searching: form, drill-down, table. Buying is in tst_inventorybuying.
class TestInventoryPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void firstLookShowsWhatIsForSale();
    void enterSearchesByPattern();
    void codesFillTheFrontAndStartsWithContinues();
    void areaCodesAreOfferedWhileTyping();
    void drillDownByClick();
    void drillDownByKeys();
    void rateCenterNeedsAState();
    void whatWasTypedSurvivesErrors();
    void failureWithRowsOnScreenKeepsThem();
    void nothingFoundSaysWhatToLoosen();
    void stoppedBeforeTheFirstPageCanGoOn();
    void saysThatItTriesAgain_data();
    void saysThatItTriesAgain();
    void codeListsThatFailCanBeReadAgain();
    void typeAndClearAreObeyed();
    void scrollingReadsOn();
    void highestSetupCostSiftsAndAsksForCodes();
    void keysOfTheWindow();
    void fitsSmallWindows();

private:
    QTableView *table() const { return m_fixture->find<QTableView>("availableTable"); }
    int rows() const { return table()->model()->rowCount(); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    QString text(const char *name) const { return m_fixture->find<QLabel>(name)->text(); }
    QLineEdit *field(const char *name) const { return m_fixture->find<QLineEdit>(name); }
    QStringList searches() const;
    void clickCode(const char *list, int row) const;

    std::unique_ptr<PageFixture> m_fixture;
    InventoryPage *m_page = nullptr;
};

void TestInventoryPage::init()
{
    m_fixture = std::make_unique<PageFixture>();
    m_page = new InventoryPage(m_fixture->workspace());
    connect(m_page, &TabPage::notice, m_page, [this](const Notice &notice) { m_fixture->take(notice); });
    QVERIFY(m_fixture->show(m_page));
    QTRY_VERIFY(rows() > 0);
    QTRY_VERIFY(!m_page->isBusy());
}

void TestInventoryPage::cleanup()
{
    m_fixture->close();
    const QStringList problems = m_fixture->problems();
    m_fixture.reset();
    QCOMPARE(problems, QStringList());
}

QStringList TestInventoryPage::searches() const
{
    QStringList lines;
    for (const QString &line : m_fixture->sandbox().requestLines()) {
        if (line.startsWith("GET /v2/numbers/available?"_L1))
            lines += line;
    }
    return lines;
}

void TestInventoryPage::clickCode(const char *name, int row) const
{
    auto *list = m_fixture->find<QListView>(name);
    QTRY_VERIFY(list->model()->rowCount() > row);
    const QModelIndex index = list->model()->index(row, 0);
    list->scrollTo(index);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
}

void TestInventoryPage::firstLookShowsWhatIsForSale()
{
    QCOMPARE(rows(), 200);
    QCOMPARE(text("availableSentence"), u"All numbers for sale"_s);
    QCOMPARE(text("availableCount"), u"200 loaded, more on the server"_s);
    QCOMPARE(m_page->countText(), text("availableCount"));
    QCOMPARE(searches().size(), 1);
}

void TestInventoryPage::enterSearchesByPattern()
{
    m_fixture->type("inventoryEndsWith", u"0"_s);
    QTest::keyClick(field("inventoryEndsWith"), Qt::Key_Return);
    QTRY_COMPARE(text("availableSentence"), u"Numbers ending 0"_s);
    QTRY_VERIFY(rows() > 0 && !m_page->isBusy());
    for (int row = 0; row < rows(); ++row)
        QVERIFY2(cell(row, InventoryModel::Number).endsWith(u'0'),
                 qPrintable(cell(row, InventoryModel::Number)));
    QCOMPARE(searches().size(), 2);
}

void TestInventoryPage::codesFillTheFrontAndStartsWithContinues()
{
    const QString digits = digitsOf(cell(5, InventoryModel::Number));
    m_fixture->type("inventoryAreaCode", digits.left(3));
    QTest::keyClick(field("inventoryAreaCode"), Qt::Key_Escape); // the list of offers
    m_fixture->type("inventoryExchange", digits.mid(3, 3));
    QTest::keyClick(field("inventoryExchange"), Qt::Key_Escape);
    m_fixture->type("inventoryStartsWith", digits.mid(6, 2));
    m_fixture->click("inventorySearch");
    QTRY_COMPARE(searches().size(), 2);
    QVERIFY2(searches().last().contains(u"starts_with="_s + digits.left(8)), qPrintable(searches().last()));
    QTRY_VERIFY(rows() > 0 && !m_page->isBusy());
    QVERIFY(digitsOf(cell(0, InventoryModel::Number)).startsWith(digits.left(8)));
}

void TestInventoryPage::areaCodesAreOfferedWhileTyping()
{
    const QString digits = digitsOf(cell(0, InventoryModel::Number));
    QLineEdit *areaCode = field("inventoryAreaCode");
    QTRY_VERIFY(areaCode->completer()->model()->rowCount() > 0); // the live list has come
    m_fixture->type("inventoryAreaCode", digits.left(1));
    QAbstractItemView *offers = areaCode->completer()->popup();
    QTRY_VERIFY(offers->isVisible());
    for (int row = 0; row < offers->model()->rowCount(); ++row)
        QVERIFY(offers->model()->index(row, 0).data().toString().startsWith(digits.left(1)));
    QTest::keyClick(offers, Qt::Key_Down);
    QTest::keyClick(offers, Qt::Key_Return);
    QTRY_COMPARE(areaCode->text().size(), 3);
    // Now the exchanges of that code are offered, all of them on Down.
    QLineEdit *exchange = field("inventoryExchange");
    exchange->setFocus();
    QTRY_VERIFY(exchange->completer()->model()->rowCount() > 0);
    QTest::keyClick(exchange, Qt::Key_Down);
    QTRY_VERIFY(exchange->completer()->popup()->isVisible());
    QTest::keyClick(exchange->completer()->popup(), Qt::Key_Escape);
}

void TestInventoryPage::drillDownByClick()
{
    auto *ways = m_fixture->find<QTabWidget>("inventoryWays");
    QTest::mouseClick(ways->tabBar(), Qt::LeftButton, {}, ways->tabBar()->tabRect(1).center());
    QTRY_VERIFY(m_fixture->sees("areaCodeList"));
    clickCode("areaCodeList", 1);
    auto *areaCodes = m_fixture->find<QListView>("areaCodeList");
    const QString areaCode = areaCodes->currentIndex().data().toString();
    QTRY_COMPARE(text("availableSentence"), u"Numbers in area code "_s + areaCode);
    QTRY_VERIFY(rows() > 0 && !m_page->isBusy());
    const int inAreaCode = rows();
    clickCode("exchangeList", 0);
    const QString exchange = m_fixture->find<QListView>("exchangeList")->currentIndex().data().toString();
    QTRY_COMPARE(text("availableSentence"),
                 u"Numbers in area code %1, exchange %2"_s.arg(areaCode, exchange));
    QTRY_VERIFY(rows() > 0 && !m_page->isBusy());
    QVERIFY(rows() <= inAreaCode);
    QVERIFY(digitsOf(cell(0, InventoryModel::Number)).startsWith(areaCode + exchange));
    QCOMPARE(field("inventoryAreaCode")->text(), areaCode);
    QCOMPARE(field("inventoryExchange")->text(), exchange);
}

void TestInventoryPage::drillDownByKeys()
{
    auto *ways = m_fixture->find<QTabWidget>("inventoryWays");
    ways->tabBar()->setFocus();
    QTest::keyClick(ways->tabBar(), Qt::Key_Right);
    auto *areaCodes = m_fixture->find<QListView>("areaCodeList");
    QTRY_VERIFY(areaCodes->isVisible() && areaCodes->model()->rowCount() > 4);
    areaCodes->setFocus();
    for (int step = 0; step < 3; ++step)
        QTest::keyClick(areaCodes, Qt::Key_Down);
    const QString areaCode = areaCodes->currentIndex().data().toString();
    QTRY_COMPARE(text("availableSentence"), u"Numbers in area code "_s + areaCode);
    QTRY_VERIFY(rows() > 0 && !m_page->isBusy());
    QVERIFY2(searches().size() == 2, "walking through the list must not search at every step");
    const int inAreaCode = rows();
    auto *exchanges = m_fixture->find<QListView>("exchangeList");
    QTRY_VERIFY(exchanges->model()->rowCount() > 0);
    exchanges->setFocus();
    QTest::keyClick(exchanges, Qt::Key_Home);
    QTest::keyClick(exchanges, Qt::Key_Space);
    QTest::keyClick(exchanges, Qt::Key_Return);
    QTRY_VERIFY(text("availableSentence").contains(u", exchange "_s));
    // Back to the whole area code.
    areaCodes->setFocus();
    QTest::keyClick(areaCodes, Qt::Key_Return);
    QTRY_COMPARE(text("availableSentence"), u"Numbers in area code "_s + areaCode);
    QTRY_COMPARE(rows(), inAreaCode);
}

void TestInventoryPage::rateCenterNeedsAState()
{
    QVERIFY(!field("inventoryRateCenter")->isEnabled());
    m_fixture->choose("inventoryState", u"NJ – New Jersey"_s);
    QVERIFY(field("inventoryRateCenter")->isEnabled());
    m_fixture->click("inventorySearch");
    QTRY_COMPARE(text("availableSentence"), u"Numbers in NJ"_s);
    QTRY_VERIFY(rows() > 0 && !m_page->isBusy());
    const QString rateCenter = cell(0, InventoryModel::RateCenter);
    m_fixture->type("inventoryRateCenter", rateCenter.left(2));
    QAbstractItemView *offers = field("inventoryRateCenter")->completer()->popup();
    QTRY_VERIFY(offers->isVisible());
    QVERIFY(offers->model()->rowCount() > 0);
    QTest::keyClick(offers, Qt::Key_Escape);
    m_fixture->type("inventoryRateCenter", rateCenter);
    QTest::keyClick(field("inventoryRateCenter"), Qt::Key_Return);
    QTRY_COMPARE(text("availableSentence"), u"Numbers in NJ, rate center "_s + rateCenter);
    QTRY_VERIFY(rows() > 0 && !m_page->isBusy());
    for (int row = 0; row < rows(); ++row)
        QCOMPARE(cell(row, InventoryModel::RateCenter), rateCenter);
}

void TestInventoryPage::whatWasTypedSurvivesErrors()
{
    m_fixture->type("inventoryContains", u"5x"_s);
    QTest::keyClick(field("inventoryContains"), Qt::Key_Return);
    QTRY_VERIFY(m_fixture->sees("inventoryProblem"));
    QVERIFY(text("inventoryProblem").contains(u"Only digits"_s));
    QVERIFY(field("inventoryContains")->hasFocus());
    QCOMPARE(field("inventoryContains")->text(), u"5x"_s);
    QCOMPARE(searches().size(), 1);

    QVERIFY(m_fixture->sandbox().addFault(u"GET /v2/numbers/available status=500"_s));
    m_fixture->type("inventoryContains", u"55"_s);
    QVERIFY2(!m_fixture->sees("inventoryProblem"), "typing takes the problem away");
    QTest::keyClick(field("inventoryContains"), Qt::Key_Return);
    QTRY_VERIFY(m_fixture->sees("failedRetry"));
    QCOMPARE(field("inventoryContains")->text(), u"55"_s);
    m_fixture->sandbox().clearFaults();
    m_fixture->click("failedRetry");
    QTRY_VERIFY(rows() > 0);
    QVERIFY(m_fixture->sees("availableTable"));
}

void TestInventoryPage::failureWithRowsOnScreenKeepsThem()
{
    QVERIFY(m_fixture->sandbox().addFault(u"GET /v2/numbers/available status=500"_s));
    QSignalSpy withdrawn(m_page, &TabPage::withdrawNotice);
    m_page->refresh();
    QTRY_COMPARE(m_fixture->notices().size(), 1);
    const Notice notice = m_fixture->notices().first();
    QCOMPARE(notice.severity, Notice::Severity::Error);
    QCOMPARE(notice.actionText, u"Try again"_s);
    QCOMPARE(rows(), 200);
    QVERIFY(m_fixture->sees("availableTable"));
    m_fixture->sandbox().clearFaults();
    notice.action();
    QTRY_VERIFY(withdrawn.size() > 0);
}

void TestInventoryPage::nothingFoundSaysWhatToLoosen()
{
    m_fixture->type("inventoryEndsWith", u"999999"_s);
    m_fixture->click("inventorySearch");
    QTRY_VERIFY(m_fixture->sees("emptyTitle"));
    QCOMPARE(text("emptyHint"), u"Ask for fewer digits."_s);
    m_fixture->click("emptyAction");
    QTRY_COMPARE(text("availableSentence"), u"All numbers for sale"_s);
    QCOMPARE(field("inventoryEndsWith")->text(), QString());
    QTRY_VERIFY(m_fixture->sees("availableTable"));
}

void TestInventoryPage::stoppedBeforeTheFirstPageCanGoOn()
{
    QVERIFY(m_fixture->sandbox().addFault(u"GET /v2/numbers/available held"_s));
    m_fixture->type("inventoryEndsWith", u"7"_s);
    QTest::keyClick(field("inventoryEndsWith"), Qt::Key_Return);
    QTRY_VERIFY(m_page->isBusy());
    m_page->cancel();
    QTRY_VERIFY(m_fixture->sees("emptyTitle"));
    QCOMPARE(text("emptyTitle"), u"Stopped"_s);
    m_fixture->sandbox().clearFaults();
    m_fixture->click("emptyAction");
    QTRY_VERIFY(rows() > 0);
    QCOMPARE(field("inventoryEndsWith")->text(), u"7"_s);
    QVERIFY(cell(0, InventoryModel::Number).endsWith(u'7'));
}

void TestInventoryPage::saysThatItTriesAgain_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("numbers") << u"/v2/numbers/available"_s;
    QTest::newRow("area codes") << u"/v2/numbers/available/areacodes"_s;
    QTest::newRow("exchanges") << u"/v2/numbers/available/exchanges"_s;
}

void TestInventoryPage::saysThatItTriesAgain()
{
    QFETCH(QString, path);
    QVERIFY(m_fixture->sandbox().addFault(u"GET %1 status=503"_s.arg(path)));
    QStringList said;
    QObject listener;
    connect(m_page, &TabPage::statusChanged, &listener, [this, &said] { said += m_page->retryingText(); });
    m_fixture->type("inventoryMaxSetup", u"9"_s); // other codes than those that are known
    m_fixture->type("inventoryAreaCode", u"206"_s);
    m_fixture->click("inventorySearch");
    QTRY_VERIFY(!said.filter(QRegularExpression(u"^Trying again in .*attempt 2…$"_s)).isEmpty());
    m_fixture->sandbox().clearFaults();
    m_fixture->click("inventorySearch");
    QTRY_COMPARE(m_page->retryingText(), QString());
}

void TestInventoryPage::codeListsThatFailCanBeReadAgain()
{
    QVERIFY(m_fixture->sandbox().addFault(u"GET /v2/numbers/available/exchanges status=403"_s));
    auto *ways = m_fixture->find<QTabWidget>("inventoryWays");
    QTest::mouseClick(ways->tabBar(), Qt::LeftButton, {}, ways->tabBar()->tabRect(1).center());
    QVERIFY(!m_fixture->sees("codesRetry"));
    clickCode("areaCodeList", 0);
    QTRY_VERIFY(m_fixture->sees("codesRetry"));
    QVERIFY(m_fixture->details("codesStatusDetails").contains(u"403"_s));
    m_fixture->sandbox().clearFaults();
    m_fixture->click("codesRetry");
    QTRY_VERIFY(m_fixture->find<QListView>("exchangeList")->model()->rowCount() > 0);
    QTRY_VERIFY(!m_fixture->sees("codesRetry") && !m_fixture->sees("codesStatusDetails"));
}

void TestInventoryPage::typeAndClearAreObeyed()
{
    m_fixture->choose("inventoryType", u"Toll-free"_s);
    m_fixture->click("inventorySearch");
    QTRY_VERIFY(searches().constLast().contains(u"number_type=toll"_s));
    QTRY_VERIFY(rows() > 0);
    for (int row = 0; row < rows(); ++row)
        QCOMPARE(cell(row, InventoryModel::Number).left(2), u"(8"_s);
    m_fixture->type("inventoryEndsWith", u"7"_s);
    m_fixture->click("inventoryClear");
    QCOMPARE(m_fixture->find<QComboBox>("inventoryType")->currentIndex(), 0);
    QCOMPARE(field("inventoryEndsWith")->text(), QString());
    m_fixture->click("inventorySearch");
    QTRY_COMPARE(text("availableSentence"), u"All numbers for sale"_s);
}

void TestInventoryPage::scrollingReadsOn()
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY(rows() > 200);
    QTRY_VERIFY(!m_page->isBusy());
    QVERIFY2(searches().at(1).contains(u"offset=200"_s), qPrintable(searches().at(1)));
}

void TestInventoryPage::highestSetupCostSiftsAndAsksForCodes()
{
    m_fixture->type("inventoryMaxSetup", u"1.00"_s);
    QTest::keyClick(field("inventoryMaxSetup"), Qt::Key_Return);
    QTRY_VERIFY(!m_page->isBusy());
    QTRY_COMPARE(text("availableSentence"), u"Numbers costing at most $1.00 to set up"_s);
    QVERIFY2(text("availableCount").contains(u"loaded match"_s), qPrintable(text("availableCount")));
    for (int row = 0; row < rows(); ++row)
        QVERIFY(cell(row, InventoryModel::Setup) <= u"$1.00"_s);
    const auto asked = [this] {
        return m_fixture->sandbox().requestLines().join(u'\n').contains(u"areacodes?max_setup_cost=1"_s);
    };
    QTRY_VERIFY(asked());
}

void TestInventoryPage::keysOfTheWindow()
{
    m_fixture->type("inventoryEndsWith", u"77"_s);
    m_page->clearFilter();
    QCOMPARE(field("inventoryEndsWith")->text(), QString());
    m_page->focusFilter();
    QVERIFY(m_fixture->find<QWidget>("inventoryState")->hasFocus());
    m_page->toggleDetail();
    QVERIFY(!m_fixture->sees("basketTable"));
    m_page->toggleDetail();
    QVERIFY(m_fixture->sees("basketTable"));
    // Tab leaves the table.
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Tab);
    QVERIFY(!table()->hasFocus());
}

void TestInventoryPage::fitsSmallWindows()
{
    m_fixture->window()->resize(900, 470);
    QTRY_COMPARE(m_fixture->window()->size(), QSize(900, 470));
    QVERIFY2(m_page->minimumSizeHint().width() <= 900, "the panes do not fit into 900 pixels");
    QVERIFY2(m_page->minimumSizeHint().height() <= 470, "the panes do not fit into a window of 600 pixels");
    // The prices must not move out of sight.
    QTRY_COMPARE(table()->horizontalScrollBar()->maximum(), 0);
}

QTEST_MAIN(TestInventoryPage)
#include "tst_inventorypage.moc"

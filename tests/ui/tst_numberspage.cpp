// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbersharness.h"
#include "theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// The page Numbers on a sandbox account, by mouse and keys: list, filter, columns, keys. What is done with
/// numbers is in tst_numberactions and the tests of the dialogs.
class TestNumbersPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void readsToTheEndAndSaysHowMany();
    void readsRoutesOfRowsInViewFirst();
    void filtersByNumberInAnySpelling();
    void filtersByWords();
    void filtersByChoices();
    void choicesThatAreGoneLetGo();
    void saysThatNothingMatches();
    void sortsByAnyColumn();
    void hidesAndShowsColumns();
    void copiesE164();
    void deleteNeverReleases();
    void enterOpensTheDetail();
    void menuKeyOpensTheSameMenuAgain();
    void keepsSelectionOverARefresh();
    void failsInWordsAndTriesAgain();
    void keepsRowsWhenARefreshFails();
    void emptyAccountSaysWhatToDo();
    void letsTabThroughAndFitsSmallWindows();

private:
    QLineEdit *filter() { return m_window->fixture().find<QLineEdit>("numbersFilter"); }
    void type(const QString &text) { m_window->fixture().type("numbersFilter", text); }

    QTemporaryDir m_settings;
    std::unique_ptr<NumbersHarness> m_window;
};

void TestNumbersPage::initTestCase()
{
    QCoreApplication::setOrganizationName(u"trunkline-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    applyAppearance(*qApp, Appearance::Light); // sizes depend on the style
}

void TestNumbersPage::init()
{
    QSettings().clear();
    m_window = std::make_unique<NumbersHarness>();
}

void TestNumbersPage::cleanup()
{
    m_window->fixture().close();
    const QStringList problems = m_window->fixture().problems();
    const QStringList writes = m_window->writes();
    m_window.reset();
    QCOMPARE(problems, QStringList());
    QCOMPARE(writes, QStringList()); // nothing here may change anything
}

void TestNumbersPage::readsToTheEndAndSaysHowMany()
{
    sandbox::Options options = testsupport::SandboxAccount::smallOptions();
    options.numbers = 312;
    m_window = std::make_unique<NumbersHarness>(options);
    QVERIFY(m_window->open());
    QCOMPARE(m_window->rows(), 312);
    QCOMPARE(m_window->page()->countText(), u"312 of 312"_s);
    QCOMPARE(m_window->page()->tabCount(), 312);
    QVERIFY(m_window->page()->updatedAt() > 0);
    QStringList lists = m_window->sandbox().requestLines();
    lists.removeIf([](const QString &line) { return !line.startsWith(u"GET /v2/numbers?"_s); });
    QCOMPARE(
        lists,
        (QStringList{u"GET /v2/numbers?limit=200&offset=0"_s, u"GET /v2/numbers?limit=200&offset=200"_s}));
}

void TestNumbersPage::readsRoutesOfRowsInViewFirst()
{
    QVERIFY(m_window->sandbox().addFault(u"* /v2/numbers/* held"_s));
    QVERIFY(m_window->open());
    QCOMPARE(m_window->cell(0, NumbersModel::PrimaryRoute), u"…"_s);
    QTRY_VERIFY(m_window->askedTogether().contains(m_window->number(0).e164()));
    // The last row is not in view: nobody hurries to read it.
    const int last = m_window->rows() - 1;
    QVERIFY2(!m_window->askedTogether().contains(m_window->number(last).e164()),
             qPrintable(m_window->askedTogether()));
    m_window->sandbox().clearFaults();
    QTRY_VERIFY(m_window->cell(0, NumbersModel::PrimaryRoute) != u"…"_s);
    m_window->clickRow(last);
    QTRY_VERIFY(m_window->cell(last, NumbersModel::PrimaryRoute) != u"…"_s);
}

void TestNumbersPage::filtersByNumberInAnySpelling()
{
    QVERIFY(m_window->open());
    const int all = m_window->rows();
    const PhoneNumber wanted = m_window->number(all / 2);
    const QString digits = wanted.digits();
    const QStringList spellings{
        wanted.national(),
        wanted.e164(),
        digits.mid(1),
        digits.right(7),
        QString(digits.mid(1, 3) + u'.' + digits.mid(4, 3) + u'.' + digits.mid(7)),
    };
    for (const QString &spelling : spellings) {
        type(spelling);
        QVERIFY2(m_window->rows() > 0 && m_window->rows() < all, qPrintable(spelling));
        QVERIFY2(m_window->rowOf(wanted) >= 0, qPrintable(spelling));
    }
    type(wanted.lastFour());
    for (int row = 0; row < m_window->rows(); ++row)
        QVERIFY(m_window->number(row).digits().contains(wanted.lastFour()));
    QCOMPARE(m_window->page()->countText(), QString(u"%1 of %2"_s.arg(m_window->rows()).arg(all)));
    m_window->page()->clearFilter();
    QCOMPARE(m_window->rows(), all);
    QCOMPARE(filter()->text(), QString());
}

void TestNumbersPage::filtersByWords()
{
    QVERIFY(m_window->open());
    const QString center = m_window->cell(0, NumbersModel::RateCenter);
    QVERIFY(!center.isEmpty());
    type(center.toLower());
    QVERIFY(m_window->rows() > 0);
    QVERIFY(m_window->cell(0, NumbersModel::RateCenter).contains(center));
    type(u"sales"_s);
    QVERIFY(m_window->rows() > 0);
    for (int row = 0; row < m_window->rows(); ++row)
        QVERIFY(m_window->cell(row, NumbersModel::Alias).contains(u"sales"_s));
    m_window->page()->clearFilter();
    QTRY_VERIFY(m_window->cell(0, NumbersModel::PrimaryRoute) != u"…"_s);
    const QString route = m_window->cell(0, NumbersModel::PrimaryRoute);
    type(route);
    QVERIFY(m_window->rows() > 0);
}

void TestNumbersPage::filtersByChoices()
{
    sandbox::Options options = testsupport::SandboxAccount::smallOptions();
    options.numbers = 210; // toll-free ones among them
    m_window = std::make_unique<NumbersHarness>(options);
    QVERIFY(m_window->open());
    const int all = m_window->rows();
    PageFixture &fixture = m_window->fixture();
    QTRY_VERIFY(fixture.find<QComboBox>("numbersRoute")->count() > 1);
    fixture.choose("numbersType", u"Toll-free"_s);
    QVERIFY(m_window->rows() > 0 && m_window->rows() < all);
    for (int row = 0; row < m_window->rows(); ++row)
        QCOMPARE(m_window->cell(row, NumbersModel::Type), u"Toll-free"_s);
    m_window->page()->clearFilter();
    const QString state = m_window->cell(0, NumbersModel::State);
    fixture.choose("numbersState", state);
    QVERIFY(m_window->rows() > 0 && m_window->rows() < all);
    fixture.choose("numbersMessaging", u"On"_s);
    for (int row = 0; row < m_window->rows(); ++row) {
        QCOMPARE(m_window->cell(row, NumbersModel::State), state);
        QCOMPARE(m_window->cell(row, NumbersModel::Messaging), u"On"_s);
    }
    m_window->page()->clearFilter();
    QCOMPARE(m_window->rows(), all);
    fixture.choose("numbersRoute", u"desk-pbx"_s);
    QTRY_VERIFY(m_window->rows() > 0);
    for (int row = 0; row < m_window->rows(); ++row)
        QVERIFY(m_window->cell(row, NumbersModel::PrimaryRoute) == u"desk-pbx"_s
                || m_window->cell(row, NumbersModel::FailoverRoute) == u"desk-pbx"_s);
}

void TestNumbersPage::choicesThatAreGoneLetGo()
{
    QVERIFY(m_window->open());
    const int all = m_window->rows();
    auto *states = m_window->fixture().find<QComboBox>("numbersState");
    QTRY_VERIFY(states->count() > 2);
    const QString state = m_window->cell(0, NumbersModel::State);
    m_window->fixture().choose("numbersState", state);
    int gone = 0;
    const QList<OwnedNumber> numbers = m_window->fixture().workspace().numbers.rows().all();
    for (const OwnedNumber &number : numbers) {
        if (number.state.toUpper() == state) {
            m_window->fixture().workspace().numbers.forget(number.number);
            ++gone;
        }
    }
    QVERIFY(gone > 0);
    QTRY_COMPARE(states->findText(state), -1);
    QCOMPARE(states->currentIndex(), 0);
    QCOMPARE(m_window->rows(), all - gone); // what the box says is what is shown
}

void TestNumbersPage::saysThatNothingMatches()
{
    QVERIFY(m_window->open());
    const int all = m_window->rows();
    type(u"zzz"_s);
    QCOMPARE(m_window->text("emptyTitle"), u"Nothing matches the filter"_s);
    m_window->fixture().click("emptyAction");
    QCOMPARE(m_window->rows(), all);
    QVERIFY(m_window->fixture().sees("numbersTable"));
}

void TestNumbersPage::sortsByAnyColumn()
{
    QVERIFY(m_window->open());
    QHeaderView *header = m_window->table()->horizontalHeader();
    const auto clickHeader = [header](int column) {
        const QPoint at(header->sectionViewportPosition(column) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    };
    for (int row = 1; row < m_window->rows(); ++row)
        QVERIFY(m_window->number(row - 1) < m_window->number(row));
    clickHeader(NumbersModel::Number);
    for (int row = 1; row < m_window->rows(); ++row)
        QVERIFY(m_window->number(row) < m_window->number(row - 1));
    for (const int column : {NumbersModel::Alias, NumbersModel::RateCenter, NumbersModel::State}) {
        clickHeader(column);
        for (int row = 1; row < m_window->rows(); ++row)
            QVERIFY(m_window->cell(row - 1, column).toCaseFolded()
                    <= m_window->cell(row, column).toCaseFolded());
    }
}

void TestNumbersPage::hidesAndShowsColumns()
{
    QVERIFY(m_window->open());
    QTableView *table = m_window->table();
    for (const int column : {NumbersModel::Tier, NumbersModel::Note, NumbersModel::E911})
        QVERIFY(table->isColumnHidden(column));
    for (int column = NumbersModel::Number; column <= NumbersModel::MonthlyCost; ++column)
        QVERIFY(!table->isColumnHidden(column));
    const auto toggle = [&](const QString &name) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(60, 8),
                                table->horizontalHeader()->mapToGlobal(QPoint(60, 8)));
        QCoreApplication::sendEvent(table->horizontalHeader()->viewport(), &event);
        QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        for (QAction *action : menu->actions()) {
            if (action->text() == name)
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        }
        QTRY_VERIFY(!menu->isVisible());
    };
    toggle(u"Tier"_s);
    QVERIFY(!table->isColumnHidden(NumbersModel::Tier));
    toggle(u"Alias"_s);
    QVERIFY(table->isColumnHidden(NumbersModel::Alias));
}

void TestNumbersPage::copiesE164()
{
    QVERIFY(m_window->open());
    QVERIFY(m_window->select(1, 2));
    QTest::keyClick(m_window->table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QString(m_window->number(1).e164() + u'\n' + m_window->number(2).e164()));
    m_window->clickRow(0);
    m_window->fixture().click("numberCopy");
    QCOMPARE(QGuiApplication::clipboard()->text(), m_window->number(0).e164());
}

void TestNumbersPage::deleteNeverReleases()
{
    QVERIFY(m_window->open());
    QVERIFY(m_window->select(0, 0));
    QTest::keyClick(m_window->table(), Qt::Key_Delete);
    QTest::keyClick(m_window->table(), Qt::Key_Backspace);
    QVERIFY(!m_window->fixture().sees("confirmDialog"));
}

void TestNumbersPage::enterOpensTheDetail()
{
    QVERIFY(m_window->open());
    m_window->clickRow(3);
    m_window->page()->toggleDetail();
    QVERIFY(!m_window->fixture().sees("numberHeading"));
    QTest::keyClick(m_window->table(), Qt::Key_Return);
    QVERIFY(m_window->fixture().sees("numberHeading"));
    QCOMPARE(m_window->text("numberHeading"), m_window->cell(3, NumbersModel::Number));
    QTRY_VERIFY(m_window->fixture().find<QWidget>("numberCopy")->hasFocus());
}

void TestNumbersPage::menuKeyOpensTheSameMenuAgain()
{
    QVERIFY(m_window->open());
    m_window->clickRow(0);
    QMenu *first = nullptr;
    for (int time = 0; time < 2; ++time) {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(8, 8), QPoint(8, 8));
        QCoreApplication::sendEvent(m_window->table(), &event);
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu && (!first || menu == first));
        first = menu;
        QStringList entries;
        for (const QAction *action : menu->actions())
            entries += action->text();
        QVERIFY2(entries.contains(u"Set primary route…"_s) && entries.contains(u"Clear failover route"_s),
                 qPrintable(entries.join(u", "_s)));
        QTest::keyClick(menu, Qt::Key_Escape);
        QTRY_VERIFY(!menu->isVisible());
    }
}

void TestNumbersPage::keepsSelectionOverARefresh()
{
    QVERIFY(m_window->open());
    const int last = m_window->rows() - 1;
    m_window->clickRow(last);
    const PhoneNumber wanted = m_window->number(last);
    const int scroll = m_window->table()->verticalScrollBar()->value();
    m_window->page()->refresh();
    QTRY_VERIFY(!m_window->page()->isBusy());
    const QModelIndexList rows = m_window->table()->selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(m_window->number(rows.first().row()), wanted);
    QCOMPARE(m_window->table()->verticalScrollBar()->value(), scroll);
}

void TestNumbersPage::failsInWordsAndTriesAgain()
{
    QVERIFY(m_window->sandbox().addFault(u"GET /v2/numbers status=500"_s));
    QVERIFY(m_window->open());
    QVERIFY(m_window->fixture().sees("failedText"));
    QVERIFY(m_window->text("failedText").contains(u"HTTP 500"_s));
    m_window->sandbox().clearFaults();
    m_window->fixture().click("failedRetry");
    QTRY_COMPARE(m_window->rows(), 60);
    QVERIFY(m_window->fixture().sees("numbersTable"));
}

void TestNumbersPage::keepsRowsWhenARefreshFails()
{
    QVERIFY(m_window->open());
    QVERIFY(m_window->sandbox().addFault(u"GET /v2/numbers status=403"_s));
    m_window->page()->refresh();
    QTRY_VERIFY(m_window->lastNotice().startsWith(u"Not all numbers could be read."_s));
    QCOMPARE(m_window->rows(), 60);
    QVERIFY(m_window->fixture().sees("numbersTable"));
    QVERIFY(!m_window->fixture().notices().constLast().details.isEmpty());
    m_window->sandbox().clearFaults();
    QSignalSpy withdrawn(m_window->page(), &TabPage::withdrawNotice);
    m_window->fixture().notices().constLast().action();
    QTRY_VERIFY(!m_window->page()->isBusy());
    QVERIFY(withdrawn.contains({m_window->fixture().notices().constLast().id}));
}

void TestNumbersPage::emptyAccountSaysWhatToDo()
{
    sandbox::Options options = testsupport::SandboxAccount::smallOptions();
    options.numbers = 0;
    m_window = std::make_unique<NumbersHarness>(options);
    QVERIFY(m_window->open());
    QCOMPARE(m_window->text("emptyTitle"), u"No numbers on this account"_s);
    QCOMPARE(m_window->page()->countText(), u"0 of 0"_s);
}

void TestNumbersPage::letsTabThroughAndFitsSmallWindows()
{
    QVERIFY(m_window->open({900, 600}));
    QTRY_VERIFY(m_window->fixture().find<QComboBox>("numbersRoute")->count() > 1);
    const QSize least = m_window->page()->minimumSizeHint();
    QVERIFY2(least.width() <= 900 && least.height() <= 600,
             qPrintable(u"at least %1 by %2"_s.arg(least.width()).arg(least.height())));
    m_window->page()->focusFilter();
    QVERIFY(filter()->hasFocus());
    const QList<QWidget *> stops{m_window->fixture().find<QWidget>("numbersType"),
                                 m_window->fixture().find<QWidget>("numbersState"),
                                 m_window->fixture().find<QWidget>("numbersRoute"),
                                 m_window->fixture().find<QWidget>("numbersMessaging"),
                                 m_window->fixture().find<QWidget>("routesButton"),
                                 m_window->table()};
    for (const QWidget *stop : stops) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY2(stop->hasFocus(), qPrintable(stop->objectName()));
    }
    QTest::keyClick(m_window->table(), Qt::Key_Tab);
    QVERIFY2(!m_window->table()->hasFocus(), "Tab leaves the table");
}

QTEST_MAIN(TestNumbersPage)
#include "tst_numberspage.moc"

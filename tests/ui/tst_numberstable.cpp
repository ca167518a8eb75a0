// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbersharness.h"

#include <QAccessible>
#include <QHeaderView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSettings>
#include <QStyle>
#include <QTemporaryDir>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// How the page Numbers and its dialogs look and call themselves: columns, widths, names, questions.
class TestNumbersTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void standardColumnsFitTheFirstWindow();
    void columnsAreRemembered();
    void everythingHasAName();
    void dialogsHaveNames_data();
    void dialogsHaveNames();
    void releaseNamesWhatIsLost();

private:
    PageFixture &fixture() { return m_window->fixture(); }
    void toggleColumn(const QString &name);
    static QStringList nameless(const QWidget *root);

    QTemporaryDir m_settings;
    std::unique_ptr<NumbersHarness> m_window;
};

void TestNumbersTable::initTestCase()
{
    QCoreApplication::setOrganizationName(u"trunkline-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TestNumbersTable::init()
{
    QSettings().clear();
    m_window = std::make_unique<NumbersHarness>();
}

void TestNumbersTable::cleanup()
{
    fixture().close();
    const QStringList problems = fixture().problems();
    const QStringList writes = m_window->writes();
    m_window.reset();
    QCOMPARE(problems, QStringList());
    QCOMPARE(writes, QStringList());
}

void TestNumbersTable::standardColumnsFitTheFirstWindow()
{
    QVERIFY(m_window->open({1240, 640}));
    QTableView *table = m_window->table();
    QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
    for (int column = NumbersModel::Number; column <= NumbersModel::MonthlyCost; ++column) {
        const QString title = table->model()->headerData(column, Qt::Horizontal).toString();
        QVERIFY2(table->columnWidth(column) > table->fontMetrics().horizontalAdvance(title),
                 qPrintable(title));
    }
    const int margins = 2 * table->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, table);
    for (int row = 0; row < m_window->rows(); ++row) {
        for (const int column : {NumbersModel::Number, NumbersModel::RateCenter}) {
            const QString text = m_window->cell(row, column);
            QVERIFY2(table->columnWidth(column) > table->fontMetrics().horizontalAdvance(text) + margins,
                     qPrintable(text));
        }
    }
}

void TestNumbersTable::toggleColumn(const QString &name)
{
    QHeaderView *header = m_window->table()->horizontalHeader();
    QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(60, 8), header->mapToGlobal(QPoint(60, 8)));
    QCoreApplication::sendEvent(header->viewport(), &event);
    QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    for (QAction *action : menu->actions()) {
        if (action->text() == name)
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    }
    QTRY_VERIFY(!menu->isVisible());
}

void TestNumbersTable::columnsAreRemembered()
{
    QVERIFY(m_window->open());
    toggleColumn(u"Note"_s);
    toggleColumn(u"CNAM"_s);
    fixture().close();
    QVERIFY(m_window->open());
    QVERIFY(!m_window->table()->isColumnHidden(NumbersModel::Note));
    QVERIFY(m_window->table()->isColumnHidden(NumbersModel::Cnam));
    QVERIFY(m_window->table()->isColumnHidden(NumbersModel::Tier));
    // A hidden one comes back with a width.
    toggleColumn(u"CNAM"_s);
    QVERIFY(m_window->table()->columnWidth(NumbersModel::Cnam) > 20);
}

QStringList TestNumbersTable::nameless(const QWidget *root)
{
    QStringList found;
    int checked = 0;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible()
            || widget->objectName().startsWith(u"qt_"_s))
            continue;
        ++checked;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        if (widget->objectName().isEmpty() || !spoken || spoken->text(QAccessible::Name).isEmpty())
            found += QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName();
    }
    if (checked < 3)
        found += u"the walk has not seen the window"_s;
    return found;
}

void TestNumbersTable::everythingHasAName()
{
    QVERIFY(m_window->open());
    QVERIFY(m_window->select(0, 0));
    QCOMPARE(nameless(m_window->page()), QStringList());
}

void TestNumbersTable::dialogsHaveNames_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QByteArray>("dialog");
    QTest::addColumn<QByteArray>("form");
    QTest::newRow("set route") << QByteArray("setPrimary") << QByteArray("setRouteDialog")
                               << QByteArray("newRoute");
    QTest::newRow("routes") << QByteArray("routesButton") << QByteArray("routesDialog")
                            << QByteArray("routesNew");
    QTest::newRow("alias") << QByteArray("editAlias") << QByteArray("aliasDialog") << QByteArray();
    QTest::newRow("release") << QByteArray("releaseNumber") << QByteArray("confirmDialog") << QByteArray();
}

void TestNumbersTable::dialogsHaveNames()
{
    QFETCH(QByteArray, button);
    QFETCH(QByteArray, dialog);
    QFETCH(QByteArray, form);
    QVERIFY(m_window->open());
    QVERIFY(m_window->select(0, 0));
    fixture().click(button.constData());
    QTRY_VERIFY(fixture().sees(dialog.constData()));
    if (!form.isEmpty())
        fixture().click(form.constData());
    QCOMPARE(nameless(fixture().find<QWidget>(dialog.constData())), QStringList());
}

void TestNumbersTable::releaseNamesWhatIsLost()
{
    QVERIFY(m_window->open());
    QVERIFY(m_window->select(0, 0));
    fixture().click("releaseNumber");
    QTRY_VERIFY(fixture().sees("confirmDialog"));
    QCOMPARE(m_window->text("confirmQuestion"),
             u"Release %1 from Sandbox? It goes back to the public pool, and others can buy it."_s.arg(
                 m_window->number(0).national()));
    QVERIFY2(!fixture().sees("confirmObjects"), "the question names the only one");
    fixture().click("confirmCancel");
    QTRY_VERIFY(!fixture().sees("confirmDialog"));
    QVERIFY(m_window->select(0, 2));
    fixture().click("releaseNumber");
    QTRY_VERIFY(fixture().sees("confirmObjects"));
    const QString objects = fixture().find<QPlainTextEdit>("confirmObjects")->toPlainText();
    for (int row = 0; row < 3; ++row)
        QVERIFY(objects.contains(m_window->number(row).national()));
    QTRY_COMPARE(
        m_window->text("confirmQuestion"),
        u"Release 3 numbers from Sandbox? They go back to the public pool, and others can buy them."_s);
}

QTEST_MAIN(TestNumbersTable)
#include "tst_numberstable.moc"

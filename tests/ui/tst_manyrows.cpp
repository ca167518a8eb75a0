// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventorypage.h"
#include "largeaccount.h"
#include "numberfilter.h"
#include "numberspage.h"
#include "numberwords.h"
#include "testmain.h"
#include "workspace.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTestEventLoop>
#include <QTimer>

using namespace trunkline;
using namespace Qt::StringLiterals;
using testsupport::LargeAccount;

namespace {

// Half a million results come in half a minute, which is left to the benchmark; the sanitizers take ten times
// as long for everything.
#if defined(__SANITIZE_ADDRESS__)
constexpr int numberCount = 5'000;
constexpr int resultCount = 10'000;
#else
constexpr int numberCount = 50'000;
constexpr int resultCount = 200'000;
#endif
constexpr int patienceMs = 100'000;
constexpr int never = 3'600'000; // details that come meanwhile would be told as well

/// Remembers which rows were painted or measured.
class WatchingDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        rows.insert(index.row());
        QStyledItemDelegate::paint(painter, option, index);
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        rows.insert(index.row());
        return QStyledItemDelegate::sizeHint(option, index);
    }
    mutable QSet<int> rows;
};

/// What a model tells its views.
struct ModelSpies {
    explicit ModelSpies(QAbstractItemModel *model)
        : layouts(model, &QAbstractItemModel::layoutChanged)
        , resets(model, &QAbstractItemModel::modelReset)
        , inserted(model, &QAbstractItemModel::rowsInserted)
        , removed(model, &QAbstractItemModel::rowsRemoved)
    {
    }
    /// Since the last call: layouts, resets, insertions, removals.
    QList<qsizetype> take()
    {
        QList<qsizetype> counts;
        for (QSignalSpy *spy : {&layouts, &resets, &inserted, &removed}) {
            counts += spy->size();
            spy->clear();
        }
        return counts;
    }
    QSignalSpy layouts, resets, inserted, removed;
};
using Told = QList<qsizetype>;

} // namespace

/// Pages with very many rows. That they are fluid is counted, not timed: only what is seen is painted and
/// measured, a view hears of many changes as of one, and between the pieces of what takes long the event loop
/// turns.
class TestManyRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void numbers();
    void inventory();

private:
    bool show(QWidget *page, const QString &table);
    template <typename Sender, typename Signal> bool readAll(const Sender *pages, Signal came, int count);
    void press(int key) const { QTest::keyClick(m_field, Qt::Key(key)); }
    QString numberAt(int row) const { return m_table->model()->index(row, m_column).data().toString(); }
    QString selected() const;
    int painted();
    int mostInView() const;
    void jumpAbout();
    void sortNumbers(ModelSpies &told);
    void filterNumbers(ModelSpies &told);

    std::unique_ptr<LargeAccount> m_account;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<QWidget> m_page;
    QTableView *m_table = nullptr;
    WatchingDelegate *m_watch = nullptr;
    QLineEdit *m_field = nullptr;
    int m_column = 0; ///< of the number
};

void TestManyRows::init()
{
    m_account = std::make_unique<LargeAccount>(numberCount, resultCount);
    m_session = std::make_unique<Session>(AccountLabel{u"Large"_s, u"#2563eb"_s, true}, m_account->url(),
                                          Credentials{u"key"_s, u"secret"_s});
    m_workspace = std::make_unique<Workspace>(*m_session, DetailPace{.quietMs = never, .apartMs = never});
}

void TestManyRows::cleanup()
{
    m_page.reset();
    m_workspace.reset();
    m_session.reset();
    m_account.reset();
}

bool TestManyRows::show(QWidget *page, const QString &table)
{
    m_page.reset(page);
    m_table = page->findChild<QTableView *>(table);
    m_watch = new WatchingDelegate(m_table);
    m_table->setItemDelegate(m_watch);
    page->resize(1100, 700);
    page->show();
    page->activateWindow();
    return QTest::qWaitForWindowActive(page, testWaitMs);
}

/// Goes to the end again and again, whenever a page came. The event loop must turn between two of them.
template <typename Sender, typename Signal>
bool TestManyRows::readAll(const Sender *pages, Signal came, int count)
{
    QTestEventLoop loop;
    QTimer turn;
    int turns = 1; // the first page may be on its way
    int pagesWithoutTurn = 0;
    connect(&turn, &QTimer::timeout, m_table, [&] { ++turns; });
    turn.start(0);
    QObject context;
    connect(pages, came, &context, [&] {
        pagesWithoutTurn += std::exchange(turns, 0) == 0 ? 1 : 0;
        if (m_table->model()->rowCount() < count)
            QTimer::singleShot(0, m_table, [this] { m_table->scrollToBottom(); });
        else
            loop.exitLoop();
    });
    loop.enterLoopMSecs(patienceMs);
    const int rows = m_table->model()->rowCount();
    if (rows != count || pagesWithoutTurn > 0)
        qDebug("%d rows of %d, %d pages at once", rows, count, pagesWithoutTurn);
    return rows == count && pagesWithoutTurn == 0;
}

QString TestManyRows::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows(m_column);
    return rows.size() == 1 ? rows.constFirst().data().toString() : QString();
}

int TestManyRows::mostInView() const
{
    return m_table->viewport()->height() / m_table->rowHeight(0) + 2;
}

/// How many rows were painted or measured until what was asked for is painted.
int TestManyRows::painted()
{
    if (!testsupport::waitFor([this] { return !m_watch->rows.isEmpty(); }))
        return -1;
    return int(std::exchange(m_watch->rows, {}).size());
}

void TestManyRows::jumpAbout()
{
    QScrollBar *bar = m_table->verticalScrollBar();
    for (const int part : {3, 1, 2, 4}) {
        m_watch->rows.clear();
        bar->setValue(bar->maximum() / part);
        const int rows = painted();
        QVERIFY2(rows > 0 && rows <= 2 * mostInView(), qPrintable(QString::number(rows)));
    }
}

void TestManyRows::numbers()
{
    auto *page = new NumbersPage(*m_workspace);
    QVERIFY(show(page, u"numbersTable"_s));
    m_field = page->findChild<QLineEdit *>(u"numbersFilter"_s);
    m_column = NumbersModel::Number;
    ModelSpies told(m_table->model());
    QVERIFY(readAll(&m_workspace->numbers.rows(), &RowSourceSignals::inserted, numberCount));
    QTRY_COMPARE(m_workspace->numbers.status().state(), ListStatus::State::Complete);
    QCOMPARE(told.resets.size(), 0);
    jumpAbout();
    const int row = numberCount / 2;
    m_table->selectRow(row); // after a click the view scrolls once more, when it was no double click
    QCOMPARE(selected(), numberAt(row));
    sortNumbers(told);
    filterNumbers(told);
}

void TestManyRows::sortNumbers(ModelSpies &told)
{
    const QString chosen = selected();
    const QHeaderView *head = m_table->horizontalHeader();
    for (int column = 0; column < NumbersModel::ColumnCount; ++column) {
        if (m_table->isColumnHidden(column))
            continue;
        const int place = m_table->verticalScrollBar()->value();
        m_watch->rows.clear();
        told.take();
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {},
                          {head->sectionViewportPosition(column) + head->sectionSize(column) / 2, 4});
        QCOMPARE(told.take(), (Told{1, 0, 0, 0}));
        QVERIFY(painted() <= 2 * mostInView());
        QCOMPARE(selected(), chosen);
        QCOMPARE(m_table->verticalScrollBar()->value(), place);
    }
}

void TestManyRows::filterNumbers(ModelSpies &told)
{
    const QString chosen = selected();
    auto *filter = qobject_cast<NumberFilter *>(m_table->model());
    ColumnWords &centers = filter->words().words(NumbersModel::RateCenter);
    const int searched = centers.searched();
    m_watch->rows.clear();
    told.take();
    m_field->setFocus();
    QTest::keyClicks(m_field, chosen.right(4));
    QCOMPARE(told.resets.size() + told.inserted.size() + told.removed.size(), 0);
    QVERIFY2(centers.searched() - searched <= 4 * 401, "each word is searched once a key");
    QVERIFY(filter->rowCount() < numberCount / 10);
    QVERIFY(painted() <= 2 * mostInView());
    QCOMPARE(selected(), chosen);
    m_field->clear();
    QCOMPARE(filter->rowCount(), numberCount);
    QCOMPARE(selected(), chosen);
    QVERIFY(painted() <= 2 * mostInView());
}

void TestManyRows::inventory()
{
    auto *page = new InventoryPage(*m_workspace);
    QVERIFY(show(page, u"availableTable"_s));
    m_field = page->findChild<QLineEdit *>(u"inventoryMaxSetup"_s);
    m_column = InventoryModel::Number;
    ModelSpies told(m_table->model());
    const int before = m_table->model()->rowCount(); // the first may be there already
    QTRY_VERIFY(m_table->model()->rowCount() > 0);
    QTRY_VERIFY(!page->isBusy());
    m_table->selectRow(3);
    const QString chosen = selected();
    m_table->scrollToBottom();
    QVERIFY(readAll(m_table->model(), &QAbstractItemModel::rowsInserted, resultCount));
    QTRY_VERIFY(!page->isBusy());
    QCOMPARE(told.take(), (Told{0, 0, (resultCount - before) / 200, 0}));
    QCOMPARE(selected(), chosen);
    QCOMPARE(numberAt(3), chosen);
    jumpAbout();

    m_watch->rows.clear();
    told.take();
    m_field->setFocus();
    QTest::keyClicks(m_field, u"4"_s);
    press(Qt::Key_Return);
    QCOMPARE(told.take(), (Told{0, 1, 0, 0}));
    const int fewer = m_table->model()->rowCount();
    QVERIFY(fewer > resultCount / 4 && fewer < resultCount);
    QVERIFY(painted() <= 2 * mostInView());
    m_field->clear();
    press(Qt::Key_Return);
    QCOMPARE(told.take(), (Told{0, 1, 0, 0}));
    QCOMPARE(m_table->model()->rowCount(), resultCount);
    QVERIFY(painted() <= 2 * mostInView());
}

QTEST_MAIN(TestManyRows)
#include "tst_manyrows.moc"

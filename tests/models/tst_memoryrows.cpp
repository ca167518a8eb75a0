// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryrows.h"

#include <QAbstractItemModelTester>
#include <QAbstractListModel>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

struct Row {
    QString id;
    QString text;
    friend bool operator==(const Row &, const Row &) = default;
};

using Rows = MemoryRows<Row>;

QString idOf(const Row &row)
{
    return row.id;
}

QList<Row> many(int count)
{
    QList<Row> rows;
    for (int i = 0; i < count; ++i)
        rows.append({QString::number(i), u"1"_s});
    return rows;
}

QString shown(const Rows &rows)
{
    QStringList list;
    for (const Row &row : rows.all())
        list += row.id + row.text;
    return list.join(u' ');
}

/// The smallest table over rows, so that Qt's own model tester can judge the signals.
class Table : public QAbstractListModel {
public:
    explicit Table(Rows &rows)
        : m_rows(rows)
    {
        using Signals = RowSourceSignals;
        connect(&rows, &Signals::aboutToInsert, this,
                [this](int first, int count) { beginInsertRows({}, first, first + count - 1); });
        connect(&rows, &Signals::inserted, this, [this] { endInsertRows(); });
        connect(&rows, &Signals::aboutToRemove, this,
                [this](int first, int count) { beginRemoveRows({}, first, first + count - 1); });
        connect(&rows, &Signals::removed, this, [this] { endRemoveRows(); });
        connect(&rows, &Signals::aboutToReset, this, [this] { beginResetModel(); });
        connect(&rows, &Signals::wasReset, this, [this] { endResetModel(); });
        connect(&rows, &Signals::changed, this,
                [this](int first, int last) { Q_EMIT dataChanged(index(first), index(last)); });
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_rows.count();
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? m_rows.row(index.row())->text : QVariant();
    }

private:
    Rows &m_rows;
};

} // namespace

class TestMemoryRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void mergeKeepsPlacesAndAppendsTheNew();
    void aTwinInOneMergeCountsOnce();
    void anUnchangedRowIsNotAnnounced();
    void changesThatLieTogetherAreToldAsOne();
    void removesOne();
    void removesSeveral();
    void removingOneAfterTheOtherDoesNotIndexAnew();
    void rowsAreFoundWhateverCameAndWent();
    void whereManyRowsWouldMoveItIsOneReset();
    void keepOnlyRemovesByRuns_data();
    void keepOnlyRemovesByRuns();
    void keepOnlyDoesNotIndexForEveryRun();
    void keepOnlyOfVeryManyRunsIsOneReset();
    void rowsAreFoundWhileRunsGo();
    void resetTakesEveryIdOnce();
    void persistentIndexesFollowTheirRows();

private:
    std::unique_ptr<Rows> m_rows;
    std::unique_ptr<Table> m_table;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestMemoryRows::init()
{
    m_rows = std::make_unique<Rows>(idOf);
    m_table = std::make_unique<Table>(*m_rows);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_table.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(m_rows->merge({{u"a"_s, u"1"_s}, {u"b"_s, u"1"_s}, {u"c"_s, u"1"_s}}), 3);
}

void TestMemoryRows::cleanup()
{
    m_tester.reset();
    m_table.reset();
    m_rows.reset();
}

void TestMemoryRows::mergeKeepsPlacesAndAppendsTheNew()
{
    QSignalSpy changed(m_rows.get(), &RowSourceSignals::changed);
    QSignalSpy inserted(m_rows.get(), &RowSourceSignals::aboutToInsert);
    QCOMPARE(m_rows->merge({{u"d"_s, u"1"_s}, {u"b"_s, u"2"_s}, {u"e"_s, u"1"_s}}), 2);
    QCOMPARE(shown(*m_rows), u"a1 b2 c1 d1 e1"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toInt(), 1);
    QCOMPARE(inserted.size(), 1); // both at once
    QCOMPARE(inserted.first().at(0).toInt(), 3);
    QCOMPARE(inserted.first().at(1).toInt(), 2);
    QCOMPARE(m_rows->indexOf(u"e"_s), 4);
    QCOMPARE(m_rows->indexOf(u"x"_s), -1);
    QVERIFY(!m_rows->find(u"x"_s));
    QCOMPARE(m_rows->find(u"d"_s)->text, u"1"_s);
    QCOMPARE(m_rows->id(3), u"d"_s);
}

void TestMemoryRows::aTwinInOneMergeCountsOnce()
{
    QCOMPARE(m_rows->merge({{u"d"_s, u"1"_s}, {u"d"_s, u"2"_s}}), 1);
    QCOMPARE(shown(*m_rows), u"a1 b1 c1 d2"_s);
}

void TestMemoryRows::anUnchangedRowIsNotAnnounced()
{
    QSignalSpy changed(m_rows.get(), &RowSourceSignals::changed);
    QSignalSpy inserted(m_rows.get(), &RowSourceSignals::inserted);
    QCOMPARE(m_rows->merge({{u"a"_s, u"1"_s}}), 0);
    QCOMPARE(m_rows->merge({}), 0);
    QVERIFY(changed.isEmpty() && inserted.isEmpty());
}

void TestMemoryRows::changesThatLieTogetherAreToldAsOne()
{
    m_rows->reset(many(10));
    QSignalSpy changed(m_rows.get(), &RowSourceSignals::changed);
    QList<Row> newer;
    for (const int row : {4, 8, 2, 3}) // in any order
        newer.append({m_rows->id(row), u"2"_s});
    newer.append({m_rows->id(5), u"1"_s}); // the same as before
    QCOMPARE(m_rows->merge(newer), 0);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.at(0), QVariantList({2, 4}));
    QCOMPARE(changed.at(1), QVariantList({8, 8}));
}

void TestMemoryRows::removesSeveral()
{
    m_rows->merge({{u"d"_s, u"1"_s}, {u"e"_s, u"1"_s}});
    QSignalSpy removed(m_rows.get(), &RowSourceSignals::aboutToRemove);
    m_rows->removeAll({u"e"_s, u"b"_s, u"x"_s, u"c"_s});
    QCOMPARE(shown(*m_rows), u"a1 d1"_s);
    QCOMPARE(removed.size(), 2);
    QCOMPARE(removed.at(0), QVariantList({4, 1})); // from the end
    QCOMPARE(removed.at(1), QVariantList({1, 2}));
    m_rows->removeAll({});
    QCOMPARE(removed.size(), 2);
}

void TestMemoryRows::removingOneAfterTheOtherDoesNotIndexAnew()
{
    int asked = 0;
    Rows rows([&asked](const Row &row) {
        ++asked;
        return row.id;
    });
    rows.reset(many(10'000));
    asked = 0;
    for (int row = 9'900; row > 9'000; row -= 100)
        rows.remove(QString::number(row));
    rows.merge({{u"new"_s, u"1"_s}});
    QVERIFY2(asked < 100, qPrintable(u"%1 ids asked for"_s.arg(asked)));
    QCOMPARE(rows.indexOf(u"new"_s), rows.count() - 1);
    QCOMPARE(rows.indexOf(u"9999"_s), rows.count() - 2);
}

void TestMemoryRows::rowsAreFoundWhateverCameAndWent()
{
    quint32 dice = 1;
    const auto thrown = [&dice](int sides) {
        dice = dice * 1664525 + 1013904223;
        return int((dice >> 8) % quint32(sides));
    };
    m_rows->reset(many(200));
    for (int step = 0; step < 400; ++step) {
        switch (thrown(4)) {
        case 0:
            m_rows->merge({{u"new %1"_s.arg(step), u"1"_s}, {u"more %1"_s.arg(step), u"1"_s}});
            break;
        case 1:
            m_rows->remove(m_rows->id(thrown(m_rows->count())));
            break;
        case 2:
            m_rows->remove(m_rows->id(m_rows->count() - 1));
            break;
        default:
            m_rows->removeAll({m_rows->id(thrown(m_rows->count())), m_rows->id(thrown(m_rows->count()))});
            m_rows->merge({{u"old %1"_s.arg(step), u"1"_s}, {u"next %1"_s.arg(step), u"1"_s}});
        }
        for (int row = 0; row < m_rows->count(); ++row)
            QCOMPARE(m_rows->indexOf(m_rows->id(row)), row);
    }
}

void TestMemoryRows::whereManyRowsWouldMoveItIsOneReset()
{
    Rows rows(idOf);
    rows.reset(many(100'000));
    QSet<QString> gone;
    for (int row = 0; row < 40; ++row)
        gone.insert(QString::number(row * 2));
    QSignalSpy removed(&rows, &RowSourceSignals::removed);
    QSignalSpy reset(&rows, &RowSourceSignals::wasReset);
    rows.removeAll(gone);
    QCOMPARE(reset.size(), 1);
    QVERIFY(removed.isEmpty());
    QCOMPARE(rows.count(), 99'960);
    QCOMPARE(rows.id(0), u"1"_s);
    QCOMPARE(rows.id(40), u"80"_s);
    gone.clear();
    for (int row = 0; row < 40; ++row)
        gone.insert(QString::number(99'900 + row * 2));
    rows.removeAll(gone); // little moves at the end
    QCOMPARE(removed.size(), 40);
    QCOMPARE(reset.size(), 1);
}

void TestMemoryRows::removesOne()
{
    m_rows->remove(u"x"_s);
    m_rows->remove(u"a"_s);
    QCOMPARE(shown(*m_rows), u"b1 c1"_s);
    QCOMPARE(m_rows->indexOf(u"b"_s), 0);
    QCOMPARE(m_rows->indexOf(u"a"_s), -1);
}

void TestMemoryRows::keepOnlyRemovesByRuns_data()
{
    QTest::addColumn<QStringList>("keep");
    QTest::addColumn<QString>("left");
    QTest::addColumn<int>("removals");
    QTest::newRow("all") << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s} << u"a1 b1 c1 d1 e1"_s << 0;
    QTest::newRow("none") << QStringList{u"x"_s} << QString() << 1;
    QTest::newRow("the middle goes") << QStringList{u"a"_s, u"e"_s} << u"a1 e1"_s << 1;
    QTest::newRow("the ends go") << QStringList{u"c"_s} << u"c1"_s << 2;
    QTest::newRow("every other") << QStringList{u"b"_s, u"d"_s} << u"b1 d1"_s << 3;
}

void TestMemoryRows::keepOnlyRemovesByRuns()
{
    QFETCH(QStringList, keep);
    QFETCH(QString, left);
    QFETCH(int, removals);
    m_rows->merge({{u"d"_s, u"1"_s}, {u"e"_s, u"1"_s}});
    QSignalSpy removed(m_rows.get(), &RowSourceSignals::removed);
    m_rows->keepOnly(QSet<QString>(keep.cbegin(), keep.cend()));
    QCOMPARE(shown(*m_rows), left);
    QCOMPARE(removed.size(), removals);
    for (int row = 0; row < m_rows->count(); ++row)
        QCOMPARE(m_rows->indexOf(m_rows->id(row)), row);
}

void TestMemoryRows::keepOnlyDoesNotIndexForEveryRun()
{
    int asked = 0;
    Rows rows([&asked](const Row &row) {
        ++asked;
        return row.id;
    });
    QSet<QString> keep;
    rows.reset(many(10'000));
    for (int row = 0; row < rows.count(); ++row) {
        if (row % 200 != 0)
            keep.insert(rows.id(row));
    }
    QSignalSpy removed(&rows, &RowSourceSignals::removed);
    asked = 0;
    rows.keepOnly(keep);
    QCOMPARE(removed.size(), 50);
    QCOMPARE(rows.count(), 9'950);
    QVERIFY2(asked < 5 * 10'000, qPrintable(u"%1 ids asked for"_s.arg(asked)));
}

void TestMemoryRows::keepOnlyOfVeryManyRunsIsOneReset()
{
    m_rows->reset(many(1'000));
    QSet<QString> keep;
    for (int row = 0; row < m_rows->count(); row += 2)
        keep.insert(m_rows->id(row));
    QSignalSpy removed(m_rows.get(), &RowSourceSignals::removed);
    QSignalSpy reset(m_rows.get(), &RowSourceSignals::wasReset);
    m_rows->keepOnly(keep);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(m_rows->count(), 500);
    for (int row = 0; row < m_rows->count(); ++row)
        QCOMPARE(m_rows->indexOf(m_rows->id(row)), row);
}

void TestMemoryRows::rowsAreFoundWhileRunsGo()
{
    m_rows->reset(many(40));
    QSet<QString> keep;
    for (int row = 0; row < m_rows->count(); ++row) {
        if (row % 7 != 0)
            keep.insert(m_rows->id(row));
    }
    int wrong = 0;
    connect(m_rows.get(), &RowSourceSignals::removed, m_rows.get(), [&] {
        for (int row = 0; row < m_rows->count(); ++row)
            wrong += m_rows->indexOf(m_rows->id(row)) == row ? 0 : 1;
        m_rows->merge({{u"new"_s, u"1"_s}}); // somebody who answers by adding
    });
    m_rows->keepOnly(keep);
    QCOMPARE(wrong, 0);
    QCOMPARE(m_rows->count(), int(keep.size()) + 1);
    for (int row = 0; row < m_rows->count(); ++row)
        QCOMPARE(m_rows->indexOf(m_rows->id(row)), row);
}

void TestMemoryRows::resetTakesEveryIdOnce()
{
    m_rows->reset({{u"x"_s, u"1"_s}, {u"y"_s, u"1"_s}, {u"x"_s, u"2"_s}});
    QCOMPARE(shown(*m_rows), u"x2 y1"_s);
    QCOMPARE(m_rows->indexOf(u"a"_s), -1);
    QCOMPARE(m_rows->indexOf(u"y"_s), 1);
    m_rows->clear();
    QCOMPARE(m_rows->count(), 0);
    QCOMPARE(m_rows->indexOf(u"y"_s), -1);
}

void TestMemoryRows::persistentIndexesFollowTheirRows()
{
    const QPersistentModelIndex chosen = m_table->index(2);
    m_rows->merge({{u"c"_s, u"2"_s}, {u"d"_s, u"1"_s}});
    m_rows->remove(u"a"_s);
    QCOMPARE(chosen.row(), 1);
    QCOMPARE(chosen.data().toString(), u"2"_s);
    m_rows->keepOnly({u"d"_s});
    QVERIFY(!chosen.isValid());
}

QTEST_GUILESS_MAIN(TestMemoryRows)
#include "tst_memoryrows.moc"

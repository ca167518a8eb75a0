// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowmirror.h"
#include "siftedrows.h"

#include <memory>
#include <QAbstractItemModelTester>
#include <QAbstractListModel>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

struct Row {
    QString id;
    int price = 0;
    friend bool operator==(const Row &, const Row &) = default;
};
using Rows = MemoryRows<Row>;
using Sifted = SiftedRows<Row>;

/// Hears of the changes as a view does.
class Model : public RowMirror<QAbstractListModel> {
public:
    explicit Model(const Sifted &rows)
        : m_rows(rows)
    {
        mirror(rows);
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_rows.count();
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(m_rows.id(index.row())) : QVariant();
    }

private:
    const Sifted &m_rows;
};

} // namespace

/// Rows at a price of at most m_limit.
class TestSiftedRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void whatMatchesIsThereInItsOrder();
    void rowsComeAndGo();
    void aRowWhosePriceChangesComesOrGoes();
    void anotherLimitIsOneReset();
    void aResetIsPassedOn();

private:
    QString shown() const;

    std::unique_ptr<Rows> m_rows;
    std::unique_ptr<Sifted> m_sifted;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    int m_limit = 2;
};

void TestSiftedRows::init()
{
    m_limit = 2;
    m_rows = std::make_unique<Rows>([](const Row &row) { return row.id; });
    m_rows->merge({{u"a"_s, 1}, {u"b"_s, 5}, {u"c"_s, 2}, {u"d"_s, 1}, {u"e"_s, 7}});
    m_sifted = std::make_unique<Sifted>(*m_rows, [this](const Row &row) { return row.price <= m_limit; });
    m_model = std::make_unique<Model>(*m_sifted);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
}

void TestSiftedRows::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_sifted.reset();
    m_rows.reset();
}

/// What is there, each row looked up by its id as well.
QString TestSiftedRows::shown() const
{
    QString ids;
    for (int row = 0; row < m_sifted->count(); ++row) {
        const QString id = m_sifted->id(row);
        if (m_sifted->indexOf(id) != row || m_sifted->row(row)->id != id || m_sifted->all().at(row).id != id)
            return u"wrong"_s;
        ids += id;
    }
    return ids;
}

void TestSiftedRows::whatMatchesIsThereInItsOrder()
{
    QCOMPARE(shown(), u"acd"_s);
    QCOMPARE(m_sifted->indexOf(u"b"_s), -1);
    QCOMPARE(m_sifted->indexOf(u"e"_s), -1);
    QCOMPARE(m_sifted->indexOf(u"nobody"_s), -1);
}

void TestSiftedRows::rowsComeAndGo()
{
    QSignalSpy inserted(m_sifted.get(), &RowSourceSignals::inserted);
    QSignalSpy removed(m_sifted.get(), &RowSourceSignals::removed);
    m_rows->merge({{u"f"_s, 9}, {u"g"_s, 2}, {u"h"_s, 1}});
    QCOMPARE(shown(), u"acdgh"_s);
    m_rows->merge({{u"i"_s, 9}});
    QCOMPARE(inserted.size(), 1);
    m_rows->remove(u"b"_s);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(shown(), u"acdgh"_s);
    m_rows->removeAll({u"c"_s, u"d"_s, u"e"_s});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(shown(), u"agh"_s);
    m_rows->removeAll({u"a"_s, u"f"_s, u"h"_s});
    QCOMPARE(shown(), u"g"_s);
}

void TestSiftedRows::aRowWhosePriceChangesComesOrGoes()
{
    QSignalSpy changed(m_sifted.get(), &RowSourceSignals::changed);
    m_rows->merge({{u"a"_s, 2}, {u"b"_s, 1}, {u"c"_s, 8}});
    QCOMPARE(shown(), u"abd"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst(), (QVariantList{0, 1}));
    m_rows->merge({{u"e"_s, 8}});
    QCOMPARE(changed.size(), 1);
}

void TestSiftedRows::anotherLimitIsOneReset()
{
    QSignalSpy reset(m_sifted.get(), &RowSourceSignals::wasReset);
    m_limit = 5;
    m_sifted->sift();
    QCOMPARE(reset.size(), 1);
    QCOMPARE(shown(), u"abcd"_s);
    m_limit = 0;
    m_sifted->sift();
    QCOMPARE(shown(), QString());
}

void TestSiftedRows::aResetIsPassedOn()
{
    QSignalSpy reset(m_sifted.get(), &RowSourceSignals::wasReset);
    m_rows->reset({{u"x"_s, 3}, {u"y"_s, 2}});
    QCOMPARE(reset.size(), 1);
    QCOMPARE(shown(), u"y"_s);
    m_rows->clear();
    QCOMPARE(shown(), QString());
}

QTEST_GUILESS_MAIN(TestSiftedRows)
#include "tst_siftedrows.moc"

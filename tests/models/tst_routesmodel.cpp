// SPDX-License-Identifier: GPL-3.0-or-later
#include "routesmodel.h"

#include "numbersfixture.h"
#include "sandboxsession.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

using Model = RoutesModel;

class TestRoutesModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsRoutesInWords();
    void countsUseAmongWhatIsRead();
    void countsOnceForManyChanges();
    void aRouteInBothSlotsCountsOnce();
    void rowsComeChangeAndGo();
    void cellsAreHarmless();
    void countsAgainWhenNumbersAreGone();

private:
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return m_model->index(row, column).data(role).toString();
    }
    /// The sentence without a translation of English, in which the bracket stands.
    static QString uses(int used, int read) { return u"%1 of %2 number(s) read"_s.arg(used).arg(read); }
    NumberBook &book() { return m_fixture->workspace.numbers; }
    RouteBook &routes() { return m_fixture->workspace.routes; }

    std::unique_ptr<NumbersFixture> m_fixture;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    OwnedNumber m_first = NumbersFixture::number(u"12065550100"_s);
    OwnedNumber m_second = NumbersFixture::number(u"12065550101"_s);
};

void TestRoutesModel::init()
{
    m_fixture = std::make_unique<NumbersFixture>();
    m_model = std::make_unique<Model>(routes(), book());
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    routes().rows().merge({{u"0"_s, u"sip-reg"_s, u"sip-reg"_s, {}},
                           {u"7"_s, u"desk"_s, u"host"_s, u"pbx.example.com"_s},
                           {u"8"_s, u"cell"_s, u"number"_s, u"12065550142"_s},
                           {u"9"_s, u"trunk"_s, u"uri"_s, u"sip:a@example.net"_s}});
    book().rows().merge({m_first, m_second});
}

void TestRoutesModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_fixture.reset();
}

void TestRoutesModel::showsRoutesInWords()
{
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(cell(0, Model::Alias), u"SIP registration"_s);
    QCOMPARE(cell(0, Model::Type), u"Registration"_s);
    QCOMPARE(cell(0, Model::Value), u"where your device registers"_s);
    QCOMPARE(cell(1, Model::Alias), u"desk"_s);
    QCOMPARE(cell(1, Model::Type), u"Host"_s);
    QCOMPARE(cell(1, Model::Value), u"pbx.example.com"_s);
    QCOMPARE(cell(2, Model::Type), u"Number"_s);
    QCOMPARE(cell(3, Model::Type), u"SIP URI"_s);
    QCOMPARE(cell(3, Model::Alias, Model::IdRole), u"9"_s);
    for (const QString &word : {u"trunk"_s, u"SIP URI"_s, u"a@example.net"_s})
        QVERIFY(cell(3, 0, Model::SearchRole).contains(word));
    for (int column = 0; column < Model::ColumnCount; ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestRoutesModel::countsUseAmongWhatIsRead()
{
    QCOMPARE(cell(1, Model::UsedBy), uses(0, 0));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    book().adopt(NumbersFixture::detail(m_first, u"7"_s, u"8"_s));
    QTRY_COMPARE(cell(1, Model::UsedBy), uses(1, 1));
    QVERIFY(!changed.isEmpty());
    book().adopt(NumbersFixture::detail(m_second, u"7"_s));
    QTRY_COMPARE(cell(1, Model::UsedBy), uses(2, 2));
    QCOMPARE(cell(2, Model::UsedBy), uses(1, 2));
    QCOMPARE(cell(3, Model::UsedBy), uses(0, 2));
    book().adopt(NumbersFixture::detail(m_second, u"0"_s));
    QTRY_COMPARE(cell(1, Model::UsedBy), uses(1, 2));
    book().forget(m_first.number);
    QTRY_COMPARE(cell(1, Model::UsedBy), uses(0, 1));
}

void TestRoutesModel::countsOnceForManyChanges()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    for (int i = 0; i < 100; ++i)
        book().adopt(NumbersFixture::detail(i % 2 ? m_first : m_second, u"7"_s));
    QVERIFY(changed.isEmpty());
    QTRY_COMPARE(cell(1, Model::UsedBy), uses(2, 2));
    QCOMPARE(changed.size(), 1);
}

void TestRoutesModel::aRouteInBothSlotsCountsOnce()
{
    book().adopt(NumbersFixture::detail(m_first, u"7"_s, u"7"_s));
    QTRY_COMPARE(cell(1, Model::UsedBy), uses(1, 1));
}

void TestRoutesModel::rowsComeChangeAndGo()
{
    const QPersistentModelIndex cellRoute = m_model->index(2, Model::Alias);
    routes().adopt({u"10"_s, u"new"_s, u"host"_s, u"192.0.2.1"_s});
    QCOMPARE(m_model->rowCount(), 5);
    routes().adopt({u"8"_s, u"mobile"_s, u"number"_s, u"12065550142"_s});
    routes().forget(u"7"_s);
    QCOMPARE(cellRoute.row(), 1);
    QCOMPARE(cellRoute.data().toString(), u"mobile"_s);
    routes().rows().clear();
    QCOMPARE(m_model->rowCount(), 0);
    book().adopt(NumbersFixture::detail(m_first, u"0"_s)); // nothing to tell anybody
}

void TestRoutesModel::cellsAreHarmless()
{
    routes().adopt({u"7"_s, u"a\nb"_s, u"odd\nword"_s, QString(5'000, u'v')});
    for (int column = 0; column < Model::ColumnCount; ++column) {
        QVERIFY(!cell(1, column).contains(u'\n'));
        QVERIFY(cell(1, column).size() <= 301);
    }
    QVERIFY(!m_model->index(1, 0).data(Qt::DecorationRole).isValid());
}

void TestRoutesModel::countsAgainWhenNumbersAreGone()
{
    SandboxSession account;
    QVERIFY(account.isUp());
    NumberBook numbers(account.session(), nullptr, {4, 3'600'000});
    Model model(account.workspace().routes, numbers);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    account.workspace().routes.refresh();
    QTRY_VERIFY(model.rowCount() > 3);
    const OwnedNumber foreign = NumbersFixture::number(u"12065550199"_s);
    numbers.adopt(NumbersFixture::detail(foreign, model.route(1).id));
    const QModelIndex used = model.index(1, Model::UsedBy);
    QTRY_COMPARE(used.data().toString(), uses(1, 1));
    QString told; // what a view painted last
    connect(&model, &QAbstractItemModel::dataChanged, &model, [&] { told = used.data().toString(); });
    numbers.refresh(); // the service does not list that number
    QTRY_VERIFY(numbers.status().state() == ListStatus::State::Complete);
    QTRY_COMPARE(told, uses(0, 0));
}

QTEST_GUILESS_MAIN(TestRoutesModel)
#include "tst_routesmodel.moc"

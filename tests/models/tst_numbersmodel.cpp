// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbersmodel.h"

#include "numbersfixture.h"
#include "sandboxsession.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

using Model = NumbersModel;

class TestNumbersModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatTheListSays();
    void showsDetailsOnceTheyAreRead();
    void typesAndMessagingInWords_data();
    void typesAndMessagingInWords();
    void copiesAndSortsByMeaning();
    void cellsAreShortAndHarmless();
    void rowsComeChangeAndGo();
    void aReadOfManyIsOneChange();
    void routesGiveTheirNamesWhenTheyCome();
    void saysWhenADetailCouldNotBeRead();
    void followsTheAccount();
    void anUnclearPurchaseIsNoRelease();

private:
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return m_model->index(row, column).data(role).toString();
    }
    NumberBook &book() { return m_fixture->workspace.numbers; }
    RouteBook &routes() { return m_fixture->workspace.routes; }

    std::unique_ptr<NumbersFixture> m_fixture;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    OwnedNumber m_first = NumbersFixture::number(u"12065550100"_s, u"Front desk"_s);
};

void TestNumbersModel::init()
{
    m_fixture = std::make_unique<NumbersFixture>();
    m_model = std::make_unique<Model>(book(), routes());
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    book().rows().merge({m_first, NumbersFixture::number(u"12065550101"_s)});
}

void TestNumbersModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_fixture.reset();
}

void TestNumbersModel::showsWhatTheListSays()
{
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->columnCount(), int(Model::ColumnCount));
    QCOMPARE(cell(0, Model::Number), u"(206) 555-0100"_s);
    QCOMPARE(cell(0, Model::Alias), u"Front desk"_s);
    QCOMPARE(cell(0, Model::Type), u"Local"_s);
    QCOMPARE(cell(0, Model::RateCenter), u"SEATTLE"_s);
    QCOMPARE(cell(0, Model::State), u"WA"_s);
    QCOMPARE(cell(0, Model::Cnam), u"Off"_s);
    for (const int column : {Model::PrimaryRoute, Model::FailoverRoute, Model::MonthlyCost, Model::E911})
        QCOMPARE(cell(0, column), u"…"_s);
    QCOMPARE(cell(1, Model::Tier, Model::IdRole), u"12065550101"_s);
    QCOMPARE(m_model->numberAt(1).digits(), u"12065550101"_s);
    for (int column = 0; column < Model::ColumnCount; ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestNumbersModel::showsDetailsOnceTheyAreRead()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    NumberDetail detail = NumbersFixture::detail(m_first, u"0"_s);
    detail.monthlyCost = Money::fromDollars(1.25);
    detail.tier = u"Standard"_s;
    detail.note = u"ported in"_s;
    book().adopt(detail);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 0);
    QCOMPARE(cell(0, Model::PrimaryRoute), u"SIP registration"_s);
    QCOMPARE(cell(0, Model::FailoverRoute), u"–"_s);
    QCOMPARE(cell(0, Model::MonthlyCost), Money::fromDollars(1.25).toString());
    QCOMPARE(cell(0, Model::Tier), u"Standard"_s);
    QCOMPARE(cell(0, Model::Note), u"ported in"_s);
    QCOMPARE(cell(0, Model::E911), u"None"_s);
    QCOMPARE(m_model->detail(0)->note, u"ported in"_s);
    QVERIFY(!m_model->detail(1));
}

void TestNumbersModel::typesAndMessagingInWords_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("shown");
    QTest::newRow("standard") << u"standard"_s << u"Local"_s;
    QTest::newRow("longcode") << u"longcode"_s << u"Local"_s;
    QTest::newRow("tollfree") << u"tollfree"_s << u"Toll-free"_s;
    QTest::newRow("toll-free") << u"toll-free"_s << u"Toll-free"_s;
    QTest::newRow("unknown word") << u"inum"_s << u"inum"_s;
}

void TestNumbersModel::typesAndMessagingInWords()
{
    QFETCH(QString, type);
    QFETCH(QString, shown);
    OwnedNumber number = m_first;
    number.type = type;
    book().rows().merge({number});
    QCOMPARE(cell(0, Model::Type), shown);
    QCOMPARE(cell(0, Model::Messaging), u"Not said"_s);
    number.messaging = true;
    book().rows().merge({number});
    QCOMPARE(cell(0, Model::Messaging), u"On"_s);
    number.messaging = false;
    book().rows().merge({number});
    QCOMPARE(cell(0, Model::Messaging), u"Off"_s);
}

void TestNumbersModel::copiesAndSortsByMeaning()
{
    QCOMPARE(cell(0, Model::Number, Model::CopyRole), u"+12065550100"_s);
    QCOMPARE(cell(0, Model::Alias, Model::CopyRole), u"Front desk"_s);
    const qint64 unknown = m_model->costOrder(0);
    NumberDetail detail = NumbersFixture::detail(m_first, u"0"_s);
    detail.monthlyCost = Money();
    book().adopt(detail);
    QVERIFY2(unknown < m_model->costOrder(0), "not known sorts below free of charge");
    detail.monthlyCost = Money::fromDollars(1.25);
    book().adopt(detail);
    QCOMPARE(m_model->costOrder(0), Money::fromDollars(1.25).nanodollars());
}

void TestNumbersModel::cellsAreShortAndHarmless()
{
    OwnedNumber number = m_first;
    number.alias = u"two\nlines "_s + QString(5'000, u'x');
    book().rows().merge({number});
    QVERIFY(!cell(0, Model::Alias).contains(u'\n'));
    QVERIFY(cell(0, Model::Alias).size() <= 301);
    QCOMPARE(cell(0, Model::Alias, Model::CopyRole), number.alias);
    QVERIFY(!m_model->index(0, Model::Alias).data(Qt::DecorationRole).isValid());
    QVERIFY(!m_model->index(0, Model::Alias).data(Qt::ForegroundRole).isValid());
}

void TestNumbersModel::rowsComeChangeAndGo()
{
    const QPersistentModelIndex laterRow = m_model->index(1, Model::Number);
    book().rows().merge({NumbersFixture::number(u"12065550102"_s)});
    QCOMPARE(m_model->rowCount(), 3);
    book().forget(m_first.number);
    QCOMPARE(laterRow.row(), 0);
    QCOMPARE(laterRow.data().toString(), u"(206) 555-0101"_s);
    book().rows().clear();
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!laterRow.isValid());
}

void TestNumbersModel::aReadOfManyIsOneChange()
{
    QList<OwnedNumber> more;
    QList<PhoneNumber> read;
    for (int i = 0; i < 100; ++i) {
        more += NumbersFixture::number(QString::number(12065550200 + i));
        read.prepend(more.constLast().number);
    }
    book().rows().merge(more);
    read.removeAt(49); // between two runs
    read += PhoneNumber::fromService(u"19995550100"_s); // none of the list
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    Q_EMIT book().detailsChanged(read);
    QCOMPARE(changed.size(), 2);
    const int first = m_model->rowCount() - 100;
    QCOMPARE(changed.at(0).at(0).toModelIndex(), m_model->index(first, Model::PrimaryRoute));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), m_model->index(first + 49, Model::ColumnCount - 1));
    QCOMPARE(changed.at(1).at(0).toModelIndex(), m_model->index(first + 51, Model::PrimaryRoute));
}

void TestNumbersModel::routesGiveTheirNamesWhenTheyCome()
{
    book().adopt(NumbersFixture::detail(m_first, u"91402"_s, u"0"_s));
    QCOMPARE(cell(0, Model::PrimaryRoute), u"91402"_s);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    routes().adopt({u"91402"_s, u"desk"_s, u"host"_s, u"pbx.example.com"_s});
    QCOMPARE(cell(0, Model::PrimaryRoute), u"desk"_s);
    routes().adopt({u"91402"_s, u"renamed"_s, u"host"_s, u"pbx.example.com"_s});
    QCOMPARE(cell(0, Model::PrimaryRoute), u"renamed"_s);
    routes().forget(u"91402"_s);
    QCOMPARE(changed.size(), 3);
    QCOMPARE(changed.first().at(0).toModelIndex().column(), int(Model::PrimaryRoute));
    QCOMPARE(changed.first().at(1).toModelIndex().column(), int(Model::FailoverRoute));
}

void TestNumbersModel::saysWhenADetailCouldNotBeRead()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    book().wantDetails({m_first.number}); // nobody listens there
    QTRY_COMPARE_WITH_TIMEOUT(cell(0, Model::PrimaryRoute), u"not read"_s, 30'000);
    QVERIFY(!changed.isEmpty());
}

void TestNumbersModel::followsTheAccount()
{
    SandboxSession account;
    QVERIFY(account.isUp());
    NumberBook numbers(account.session(), nullptr, {4, 1});
    Model model(numbers, account.workspace().routes);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    numbers.refresh();
    account.workspace().routes.refresh();
    QTRY_COMPARE(numbers.detailCount(), 12);
    QTRY_VERIFY(account.workspace().routes.rows().count() > 3);
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < Model::ColumnCount; ++column)
            QVERIFY(model.index(row, column).data().toString() != u"…"_s);
        const QString route = model.index(row, Model::PrimaryRoute).data().toString();
        QVERIFY2(!route.at(0).isDigit(), qPrintable(route)); // a name, not a bare id
    }
}

void TestNumbersModel::anUnclearPurchaseIsNoRelease()
{
    constexpr int ample = 20'000;
    SandboxSession account;
    QVERIFY(account.isUp());
    account.connectAgain(slowPatience());
    NumberBook &numbers = account.workspace().numbers;
    const Model model(numbers, account.workspace().routes);
    numbers.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(numbers.status().completedAt() > 0, ample);
    const PhoneNumber number = model.numberAt(0);
    const QModelIndex alias = model.index(0, Model::Alias);
    QVERIFY(account.fault(u"* /v2/numbers/%1 close=before"_s.arg(number.digits())));
    int unclear = 0;
    account.session().journal().purchase(number, {}, Money(), this, [&](const auto &bought) {
        unclear += bought.outcome == Outcome::Unknown;
    });
    QTRY_COMPARE_WITH_TIMEOUT(unclear, 1, ample);
    QVERIFY2(!alias.data().toString().contains(u"release"), qPrintable(alias.data().toString()));
    account.clearFaults();
    account.session().journal().checkNow(1);
    QTRY_COMPARE_WITH_TIMEOUT(account.session().journal().find(1)->state, IntentState::Done, ample);
    QVERIFY(account.fault(u"DELETE /v2/numbers/%1 close=before"_s.arg(number.digits())));
    account.session().journal().release(
        number, this, [&](const auto &gone) { unclear += gone.outcome == Outcome::Unknown; });
    QTRY_COMPARE_WITH_TIMEOUT(unclear, 2, ample);
    QCOMPARE(alias.data().toString(), u"release unclear, checking"_s);
}

QTEST_GUILESS_MAIN(TestNumbersModel)
#include "tst_numbersmodel.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberfilter.h"

#include "numbersfixture.h"
#include "numbersmodel.h"
#include "numberwords.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestNumberFilter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void findsByText_data();
    void findsByText();
    void typingANumberNeverLosesIt();
    void choicesNarrow();
    void allConditionsMustHold();
    void routesMatchOnceTheyAreRead();
    void ourOwnWordsAreNotSearched();
    void clearShowsAll();
    void followsChanges();
    void sorts();
    void sortsByCostAndFollowsChanges();
    void manyNumbersCompareAndSearchEachWordOnce();
    void isReadyBeforeSomebodyTypes();

private:
    QString shown() const
    {
        QStringList list;
        for (int row = 0; row < m_filter->rowCount(); ++row)
            list += m_filter->index(row, 0).data(NumbersModel::IdRole).toString().right(4);
        return list.join(u' ');
    }
    NumberBook &book() { return m_fixture->workspace.numbers; }

    std::unique_ptr<NumbersFixture> m_fixture;
    std::unique_ptr<NumbersModel> m_model;
    std::unique_ptr<NumberFilter> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    OwnedNumber m_desk, m_fax, m_free;
};

void TestNumberFilter::init()
{
    m_fixture = std::make_unique<NumbersFixture>();
    m_model = std::make_unique<NumbersModel>(book(), m_fixture->workspace.routes);
    m_filter = std::make_unique<NumberFilter>(*m_model);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_filter.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_desk = NumbersFixture::number(u"12065550100"_s, u"Front desk"_s);
    m_desk.messaging = true;
    m_fax = NumbersFixture::number(u"15035550187"_s, u"Fax 3"_s);
    m_fax.rateCenter = u"portland"_s;
    m_fax.state = u"or"_s;
    m_fax.messaging = false;
    m_free = NumbersFixture::number(u"18005550123"_s);
    m_free.type = u"tollfree"_s;
    m_free.rateCenter.clear();
    m_free.state.clear();
    book().rows().merge({m_desk, m_fax, m_free});
    m_fixture->workspace.routes.adopt({u"91402"_s, u"desk-pbx"_s, u"host"_s, u"pbx.example.com"_s});
    book().adopt(NumbersFixture::detail(m_fax, u"0"_s, u"91402"_s));
}

void TestNumberFilter::cleanup()
{
    m_tester.reset();
    m_filter.reset();
    m_model.reset();
    m_fixture.reset();
}

void TestNumberFilter::findsByText_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("found");
    const QString desk = u"0100"_s;
    QTest::newRow("nothing") << u"  "_s << u"0100 0187 0123"_s;
    QTest::newRow("national") << u"(206) 555-0100"_s << desk;
    QTest::newRow("national, beginning") << u"(206) 5"_s << desk;
    QTest::newRow("E.164") << u"+12065550100"_s << desk;
    QTest::newRow("dots") << u"206.555.0100"_s << desk;
    QTest::newRow("blanks") << u" 1 206 555 0100 "_s << desk;
    QTest::newRow("00 prefix") << u"001 206 555 0100"_s << desk;
    QTest::newRow("tel link") << u"tel:+1-206-555-0100"_s << desk;
    QTest::newRow("long dashes") << u"206–555–0100"_s << desk;
    QTest::newRow("direction marks") << u"\u202A+1 206 555 0100\u202C"_s << desk;
    QTest::newRow("fullwidth digits") << u"２０６"_s << desk;
    QTest::newRow("last four") << u"0187"_s << u"0187"_s;
    QTest::newRow("exchange") << u"555-01"_s << u"0100 0187 0123"_s;
    QTest::newRow("alias in any case") << u"front DESK"_s << desk;
    QTest::newRow("alias with a digit") << u"fax 3"_s << u"0187"_s;
    QTest::newRow("rate center") << u"portl"_s << u"0187"_s;
    QTest::newRow("state") << u"wa"_s << desk;
    QTest::newRow("route by name") << u"desk-pbx"_s << u"0187"_s;
    QTest::newRow("alias and route") << u"desk"_s << u"0100 0187"_s;
    QTest::newRow("built-in route") << u"sip reg"_s << u"0187"_s;
    QTest::newRow("type") << u"toll-free"_s << u"0123"_s;
    QTest::newRow("another number") << u"206-555-0199"_s << QString();
    QTest::newRow("nobody") << u"warehouse"_s << QString();
    QTest::newRow("no pattern") << u".*"_s << QString();
}

void TestNumberFilter::findsByText()
{
    QFETCH(QString, typed);
    QFETCH(QString, found);
    m_filter->setText(typed);
    QCOMPARE(shown(), found);
    QCOMPARE(m_filter->isActive(), !typed.trimmed().isEmpty());
}

void TestNumberFilter::typingANumberNeverLosesIt()
{
    for (const QString &spelling : {u"(206) 555-0100"_s, u"+1 206 555 0100"_s, u"12065550100"_s}) {
        for (qsizetype typed = 1; typed <= spelling.size(); ++typed) {
            m_filter->setText(spelling.left(typed));
            const bool onlyMarks = digitsOf(spelling.left(typed)).isEmpty();
            QVERIFY2(onlyMarks || shown().contains(u"0100"_s), qPrintable(spelling.left(typed)));
        }
    }
}

void TestNumberFilter::choicesNarrow()
{
    m_filter->setKind(NumberFilter::Kind::TollFree);
    QCOMPARE(shown(), u"0123"_s);
    m_filter->setKind(NumberFilter::Kind::Local);
    QCOMPARE(shown(), u"0100 0187"_s);
    m_filter->setKind(NumberFilter::Kind::Any);
    m_filter->setTexting(NumberFilter::Texting::On);
    QCOMPARE(shown(), u"0100"_s);
    m_filter->setTexting(NumberFilter::Texting::Off);
    QCOMPARE(shown(), u"0187"_s);
    m_filter->setTexting(NumberFilter::Texting::Unknown);
    QCOMPARE(shown(), u"0123"_s);
    m_filter->setTexting(NumberFilter::Texting::Any);
    QVERIFY(!m_filter->isActive());
    m_filter->setState(u"OR"_s);
    QCOMPARE(shown(), u"0187"_s);
    QVERIFY(m_filter->isActive());
}

void TestNumberFilter::allConditionsMustHold()
{
    m_filter->setText(u"555"_s);
    m_filter->setState(u"wa"_s);
    QCOMPARE(shown(), u"0100"_s);
    m_filter->setTexting(NumberFilter::Texting::Off);
    QCOMPARE(shown(), QString());
}

void TestNumberFilter::routesMatchOnceTheyAreRead()
{
    m_filter->setRoute(u"91402"_s);
    QCOMPARE(shown(), u"0187"_s);
    book().adopt(NumbersFixture::detail(m_desk, u"91402"_s));
    QCOMPARE(shown(), u"0100 0187"_s);
    m_filter->setRoute(u"0"_s);
    QCOMPARE(shown(), u"0187"_s);
    m_filter->setRoute(std::nullopt);
    QCOMPARE(shown(), u"0100 0187 0123"_s);
}

void TestNumberFilter::ourOwnWordsAreNotSearched()
{
    m_filter->setText(u"…"_s); // routes not read yet
    QCOMPARE(shown(), QString());
    book().adopt(NumbersFixture::detail(m_desk, u"0"_s)); // no failover route
    m_filter->setText(u"–"_s);
    QCOMPARE(shown(), QString());
}

void TestNumberFilter::clearShowsAll()
{
    m_filter->setText(u"001 206 555 0100"_s);
    m_filter->setKind(NumberFilter::Kind::Local);
    m_filter->setTexting(NumberFilter::Texting::On);
    m_filter->setState(u"wa"_s);
    m_filter->setRoute(u"0"_s);
    m_filter->clear();
    QVERIFY(!m_filter->isActive());
    QCOMPARE(shown(), u"0100 0187 0123"_s);
}

void TestNumberFilter::followsChanges()
{
    m_filter->setText(u"lobby"_s);
    QCOMPARE(shown(), QString());
    m_desk.alias = u"Lobby"_s;
    book().rows().merge({m_desk, NumbersFixture::number(u"12065550150"_s, u"lobby 2"_s)});
    QCOMPARE(shown(), u"0100 0150"_s);
    m_fixture->workspace.routes.adopt({u"91402"_s, u"lobby-pbx"_s, u"host"_s, u"pbx.example.com"_s});
    QCOMPARE(shown(), u"0100 0187 0150"_s);
    book().forget(m_desk.number);
    QCOMPARE(shown(), u"0187 0150"_s);
}

void TestNumberFilter::sorts()
{
    m_filter->sort(NumbersModel::Alias, Qt::DescendingOrder);
    QCOMPARE(shown(), u"0100 0187 0123"_s);
    m_filter->sort(NumbersModel::Number, Qt::DescendingOrder);
    QCOMPARE(shown(), u"0123 0187 0100"_s);
    NumberDetail cheap = NumbersFixture::detail(m_desk, u"0"_s);
    cheap.monthlyCost = Money::fromDollars(9);
    NumberDetail dear = NumbersFixture::detail(m_free, u"0"_s);
    dear.monthlyCost = Money::fromDollars(10);
    book().adopt(cheap);
    book().adopt(dear);
    m_filter->sort(NumbersModel::MonthlyCost, Qt::AscendingOrder);
    QCOMPARE(shown(), u"0187 0100 0123"_s); // by amount, and what is not known first
}

void TestNumberFilter::sortsByCostAndFollowsChanges()
{
    m_filter->sort(NumbersModel::PrimaryRoute, Qt::AscendingOrder);
    m_fixture->workspace.routes.adopt({u"91403"_s, u"attic-pbx"_s, u"host"_s, u"pbx.example.com"_s});
    book().adopt(NumbersFixture::detail(m_desk, u"91402"_s));
    book().adopt(NumbersFixture::detail(m_free, u"91403"_s));
    book().adopt(NumbersFixture::detail(m_fax, u"0"_s));
    QCOMPARE(shown(), u"0123 0100 0187"_s); // attic-pbx, desk-pbx, SIP registration
    m_fixture->workspace.routes.adopt({u"91403"_s, u"zoo-pbx"_s, u"host"_s, u"pbx.example.com"_s});
    QCOMPARE(shown(), u"0100 0187 0123"_s);
    book().rows().clear();
    QCOMPARE(shown(), QString());
    book().rows().merge({m_free, m_desk});
    QCOMPARE(shown(), u"0100 0123"_s); // the details are known still
}

/// What is compared as text, and searched, grows with the different texts and not with the numbers.
void TestNumberFilter::manyNumbersCompareAndSearchEachWordOnce()
{
    m_tester.reset(); // looks at every row at every change
    QList<OwnedNumber> many;
    for (int i = 0; i < 5'000; ++i) {
        many += NumbersFixture::number(QString::number(13005550000 + i));
        many.last().rateCenter = u"center %1"_s.arg((i * 7) % 50);
    }
    book().rows().merge(many);
    ColumnWords &centers = m_filter->words().words(NumbersModel::RateCenter);
    m_filter->sort(NumbersModel::RateCenter, Qt::AscendingOrder);
    const int compared = centers.compared();
    QVERIFY2(compared < 60 * 60, qPrintable(QString::number(compared)));
    m_filter->sort(NumbersModel::RateCenter, Qt::DescendingOrder);
    QCOMPARE(centers.compared(), compared);
    const int searched = centers.searched();
    m_filter->setText(u"center 4"_s);
    QCOMPARE(m_filter->rowCount(), 11 * 100); // 4, 40 to 49
    QVERIFY2(centers.searched() - searched <= 53, qPrintable(QString::number(centers.searched() - searched)));
}

/// The first key in the filter is not the one that waits for all texts to be made.
void TestNumberFilter::isReadyBeforeSomebodyTypes()
{
    m_filter->sort(NumbersModel::Alias, Qt::AscendingOrder);
    book().rows().reset({m_desk, m_fax, m_free});
    NumberWords &words = m_filter->words();
    for (int column = NumbersModel::Number + 1; column < NumbersModel::ColumnCount; ++column)
        QTRY_VERIFY2(words.words(column).isComplete(), QByteArray::number(column).constData());
    const int compared = words.words(NumbersModel::Alias).compared();
    book().rows().merge({NumbersFixture::number(u"12065550111"_s, u"Zebra crossing"_s)});
    QTRY_VERIFY2(words.words(NumbersModel::Alias).compared() > compared, "the order is not prepared");
}

QTEST_GUILESS_MAIN(TestNumberFilter)
#include "tst_numberfilter.moc"

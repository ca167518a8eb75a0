// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryrows.h"
#include "messagefilter.h"
#include "messagesmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestMessageFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void findsTextAndNumbers_data();
    void findsTextAndNumbers();
    void chooses();
    void combinesAndClears();
    void sortsNewestFirstAndByColumn();
    void totalsWhatIsShownOrSelected();
    void countsWhatIsCharged();
    void findsShownRowsById();
    void manyRowsKeepTheSelection();

private:
    QStringList shown() const
    {
        QStringList ids;
        for (int row = 0; row < m_filter->rowCount(); ++row)
            ids += m_filter->index(row, 0).data(MessagesModel::IdRole).toString();
        return ids;
    }

    std::unique_ptr<MemoryRows<Message>> m_rows;
    std::unique_ptr<MessagesModel> m_model;
    std::unique_ptr<MessageFilter> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace {

Message message(const QString &id, bool outbound, const QString &from, const QString &to, const QString &body)
{
    Message made;
    made.id = id;
    made.outbound = outbound;
    made.from = PhoneNumber::fromService(from);
    made.to = PhoneNumber::fromService(to);
    made.body = body;
    made.amount = Money::fromNanodollars(4'000'000);
    return made;
}

} // namespace

void TestMessageFilter::init()
{
    m_rows = std::make_unique<MemoryRows<Message>>([](const Message &m) { return m.id; });
    m_model = std::make_unique<MessagesModel>(*m_rows);
    m_filter = std::make_unique<MessageFilter>(*m_model);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_filter.get());
    Message in = message(u"in"_s, false, u"12065550142"_s, u"12065550100"_s, u"Where is room 5?"_s);
    in.at = 1'000;
    Message out = message(u"out"_s, true, u"12065550100"_s, u"13035550155"_s, u"Your code is 12065"_s);
    out.at = 3'000;
    DeliveryReceipt receipt;
    receipt.level = 2;
    receipt.code = 1110;
    out.receipts = {receipt};
    Message mms = message(u"mms"_s, true, u"12065550100"_s, u"12065550142"_s, u"Grüße"_s);
    mms.at = 2'000;
    mms.isMms = true;
    m_rows->merge({in, out, mms});
}

void TestMessageFilter::cleanup()
{
    m_tester.reset();
    m_filter.reset();
    m_model.reset();
    m_rows.reset();
}

void TestMessageFilter::findsTextAndNumbers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("word in any case") << u"ROOM"_s << QStringList{u"in"_s};
    QTest::newRow("other letters") << u"GRÜSSE"_s << QStringList{};
    QTest::newRow("umlaut") << u"grüße"_s << QStringList{u"mms"_s};
    QTest::newRow("national") << u"(303) 555-0155"_s << QStringList{u"out"_s};
    QTest::newRow("E.164") << u"+1 206 555 0142"_s << QStringList{u"mms"_s, u"in"_s};
    QTest::newRow("dots, only a part") << u"206.555.014"_s << QStringList{u"mms"_s, u"in"_s};
    QTest::newRow("last four") << u"0155"_s << QStringList{u"out"_s};
    QTest::newRow("digits in a body") << u"code is 12065"_s << QStringList{u"out"_s};
    QTest::newRow("digits beside a word are no number") << u"room 5"_s << QStringList{u"in"_s};
    QTest::newRow("blanks around") << u"  room "_s << QStringList{u"in"_s};
    QTest::newRow("nothing") << u"zebra"_s << QStringList{};
}

void TestMessageFilter::findsTextAndNumbers()
{
    QFETCH(QString, typed);
    m_filter->setText(typed);
    QTEST(shown(), "ids");
}

void TestMessageFilter::chooses()
{
    m_filter->setDirection(MessageFilter::Direction::Received);
    QCOMPARE(shown(), QStringList({u"in"_s}));
    m_filter->setDirection(MessageFilter::Direction::Sent);
    QCOMPARE(shown(), QStringList({u"out"_s, u"mms"_s}));
    m_filter->setDirection(MessageFilter::Direction::Any);
    m_filter->setKind(MessageFilter::Kind::Mms);
    QCOMPARE(shown(), QStringList({u"mms"_s}));
    m_filter->setKind(MessageFilter::Kind::Any);
    m_filter->setStanding(MessageFilter::Standing::Failed);
    QCOMPARE(shown(), QStringList({u"out"_s}));
    m_filter->setStanding(MessageFilter::Standing::Underway);
    QCOMPARE(shown(), QStringList({u"mms"_s}));
    m_filter->setStanding(MessageFilter::Standing::Received);
    QCOMPARE(shown(), QStringList({u"in"_s}));
}

void TestMessageFilter::combinesAndClears()
{
    m_filter->setText(u"0142"_s);
    m_filter->setDirection(MessageFilter::Direction::Received);
    QCOMPARE(shown(), QStringList({u"in"_s}));
    QVERIFY(m_filter->isActive());
    m_filter->clear();
    QVERIFY(!m_filter->isActive());
    QCOMPARE(m_filter->rowCount(), 3);
}

void TestMessageFilter::sortsNewestFirstAndByColumn()
{
    QCOMPARE(shown(), QStringList({u"out"_s, u"mms"_s, u"in"_s}));
    m_filter->sort(MessagesModel::To, Qt::AscendingOrder);
    QCOMPARE(shown(), QStringList({u"in"_s, u"mms"_s, u"out"_s}));
    m_filter->sort(MessagesModel::Body, Qt::DescendingOrder);
    QCOMPARE(shown(), QStringList({u"out"_s, u"in"_s, u"mms"_s}));
    m_filter->sort(MessagesModel::Time, Qt::DescendingOrder);
    Message newest = message(u"newest"_s, false, u"12065550142"_s, u"12065550100"_s, u"late"_s);
    newest.at = 9'000;
    m_rows->merge({newest});
    QCOMPARE(shown().constFirst(), u"newest"_s);
}

void TestMessageFilter::totalsWhatIsShownOrSelected()
{
    QCOMPARE(m_filter->totals(), (MessageTotals{3, 2, Money::fromNanodollars(12'000'000)}));
    m_filter->setText(u"0142"_s);
    QCOMPARE(m_filter->totals(), (MessageTotals{2, 1, Money::fromNanodollars(8'000'000)}));
    // Two cells of one row count once.
    QItemSelection cells(m_filter->index(0, 0), m_filter->index(0, 0));
    cells.append(QItemSelectionRange(m_filter->index(0, 2), m_filter->index(1, 2)));
    QCOMPARE(m_filter->totals(cells).rows, 2);
}

void TestMessageFilter::countsWhatIsCharged()
{
    Message priced = message(u"priced"_s, true, u"12065550100"_s, u"12065550142"_s, u"x"_s);
    priced.at = 500;
    priced.price = PriceDetails{{}, {}, Money::fromNanodollars(1'000'000), 7};
    m_rows->merge({priced});
    QCOMPARE(m_filter->totals(), (MessageTotals{4, 9, Money::fromNanodollars(13'000'000)}));
    m_filter->sort(MessagesModel::Cost, Qt::AscendingOrder);
    QCOMPARE(shown().constFirst(), u"priced"_s);
    m_filter->sort(MessagesModel::Parts, Qt::DescendingOrder);
    QCOMPARE(shown().constFirst(), u"priced"_s);
}

void TestMessageFilter::findsShownRowsById()
{
    QCOMPARE(m_filter->indexOf(u"in"_s).row(), 2);
    m_filter->setText(u"zebra"_s);
    QVERIFY(!m_filter->indexOf(u"in"_s).isValid());
    QVERIFY(!m_filter->indexOf(u"unheard of"_s).isValid());
}

void TestMessageFilter::manyRowsKeepTheSelection()
{
    QList<Message> many;
    for (int i = 0; i < 5'000; ++i) {
        const QString body = i % 2 == 0 ? u"even"_s : u"odd"_s;
        many += message(QString::number(i), false, u"12065550142"_s, u"12065550100"_s, body);
        many.last().at = 10'000 + i;
    }
    m_rows->merge(many);
    QCOMPARE(m_filter->rowCount(), 5'003);
    const QPersistentModelIndex kept = m_filter->indexOf(u"1001"_s);
    const QPersistentModelIndex gone = m_filter->indexOf(u"1000"_s);
    m_filter->setText(u"odd"_s);
    QCOMPARE(m_filter->rowCount(), 2'500);
    QCOMPARE(kept.data(MessagesModel::IdRole).toString(), u"1001"_s);
    QVERIFY(!gone.isValid());
    m_filter->setText({});
    QCOMPARE(m_filter->rowCount(), 5'003);
    QCOMPARE(shown().constFirst(), u"4999"_s);
}

QTEST_GUILESS_MAIN(TestMessageFilter)
#include "tst_messagefilter.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryrows.h"
#include "messagesmodel.h"
#include "statuswords.h"
#include "visibletext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

Message message(const QString &id, qint64 at = 1'764'072'000'000)
{
    Message made;
    made.id = id;
    made.at = at;
    made.outbound = true;
    made.from = PhoneNumber::fromService(u"12065550100"_s);
    made.to = PhoneNumber::fromService(u"12065550142"_s);
    made.body = u"hello"_s;
    made.amount = Money::fromNanodollars(4'000'000);
    return made;
}

} // namespace

class TestMessagesModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rows = std::make_unique<MemoryRows<Message>>([](const Message &m) { return m.id; });
        m_model = std::make_unique<MessagesModel>(*m_rows);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_rows.reset();
    }
    void showsARow();
    void showsWhatTheRecordStatesOfItsPrice();
    void showsTimesInTheZone();
    void saysStatusInWords_data();
    void saysStatusInWords();
    void toolTipsAreNoMarkup();
    void showsBodiesOnOneHarmlessLine_data();
    void showsBodiesOnOneHarmlessLine();
    void cutsLongBodies();
    void followsItsRows();
    void copiesWholeValues();

private:
    QString text(int column, int row = 0, int role = Qt::DisplayRole) const
    {
        return m_model->index(row, column).data(role).toString();
    }

    std::unique_ptr<MemoryRows<Message>> m_rows;
    std::unique_ptr<MessagesModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestMessagesModel::showsARow()
{
    m_rows->merge({message(u"a"_s)});
    QCOMPARE(text(MessagesModel::Direction), u"→ Sent"_s);
    QCOMPARE(text(MessagesModel::Direction, 0, Qt::AccessibleTextRole), u"Sent"_s);
    QCOMPARE(text(MessagesModel::From), u"(206) 555-0100"_s);
    QCOMPARE(text(MessagesModel::To), u"(206) 555-0142"_s);
    QCOMPARE(text(MessagesModel::Body), u"hello"_s);
    QCOMPARE(text(MessagesModel::Type), u"SMS"_s);
    QCOMPARE(text(MessagesModel::Parts), u"1"_s);
    QCOMPARE(text(MessagesModel::Cost), u"$0.0040"_s);
    QCOMPARE(text(0, 0, MessagesModel::IdRole), u"a"_s);
    for (int column = 0; column < MessagesModel::ColumnCount; ++column) {
        QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
        for (const int role : {Qt::DecorationRole, Qt::ForegroundRole, Qt::BackgroundRole, Qt::FontRole})
            QVERIFY(!m_model->index(0, column).data(role).isValid());
    }
    Message mms = message(u"a"_s);
    mms.isMms = true;
    mms.body.clear();
    mms.media = {MediaFile()};
    m_rows->merge({mms});
    QCOMPARE(text(MessagesModel::Type), u"MMS"_s);
    QCOMPARE(text(MessagesModel::Body), u"(media only)"_s);
    QCOMPARE(text(MessagesModel::Parts), u"–"_s);
}

void TestMessagesModel::showsWhatTheRecordStatesOfItsPrice()
{
    Message priced = message(u"a"_s);
    priced.price = PriceDetails{{}, {}, Money::fromNanodollars(21'000'000), 3};
    m_rows->merge({priced});
    QCOMPARE(text(MessagesModel::Parts), u"3"_s); // counting says 1
    QCOMPARE(text(MessagesModel::Cost), u"$0.0210"_s);
    QVERIFY(text(MessagesModel::Parts, 0, Qt::ToolTipRole).startsWith(u"As the service"_s));
    priced.isMms = true;
    priced.price->charged.reset();
    m_rows->merge({priced});
    QCOMPARE(text(MessagesModel::Parts), u"3"_s);
    QCOMPARE(text(MessagesModel::Cost), u"$0.0040"_s);
    priced.price->segments = 0;
    m_rows->merge({priced});
    QCOMPARE(text(MessagesModel::Parts), u"–"_s);
    QCOMPARE(text(MessagesModel::Parts, 0, Qt::AccessibleTextRole), u"none"_s);
}

void TestMessagesModel::showsTimesInTheZone()
{
    m_rows->merge({message(u"a"_s)});
    m_model->setZone(QTimeZone("America/Los_Angeles"));
    QCOMPARE(text(MessagesModel::Time), u"2025-11-25 04:00:00"_s);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setZone(QTimeZone::utc());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(text(MessagesModel::Time), u"2025-11-25 12:00:00"_s);
}

void TestMessagesModel::saysStatusInWords_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("tone");
    QTest::newRow("none") << 0 << 0 << u"Accepted"_s << int(Tone::Progress);
    QTest::newRow("handed over") << 1 << 0 << u"Handed over"_s << int(Tone::Progress);
    QTest::newRow("carrier") << 2 << 1003 << u"Accepted by carrier"_s << int(Tone::Good);
    QTest::newRow("delivered") << 2 << 1004 << u"Delivered"_s << int(Tone::Good);
    QTest::newRow("opted out") << 2 << 1110 << u"Failed"_s << int(Tone::Bad);
    QTest::newRow("unknown code") << 2 << 1299 << u"Failed"_s << int(Tone::Bad);
}

void TestMessagesModel::saysStatusInWords()
{
    QFETCH(int, level);
    QFETCH(int, code);
    Message sent = message(u"a"_s);
    if (level > 0) {
        DeliveryReceipt receipt;
        receipt.level = level;
        receipt.status = u"smsc submit"_s;
        if (code > 0)
            receipt.code = code;
        sent.receipts = {receipt};
    }
    m_rows->merge({sent});
    QTEST(text(MessagesModel::Status), "words");
    QTEST(m_model->index(0, MessagesModel::Status).data(MessagesModel::ToneRole).toInt(), "tone");
    sent.outbound = false;
    m_rows->merge({sent});
    QCOMPARE(text(MessagesModel::Status), u"Received"_s);
}

void TestMessagesModel::toolTipsAreNoMarkup()
{
    Message sent = message(u"a"_s);
    DeliveryReceipt receipt;
    receipt.level = 2;
    receipt.code = 1299; // not in the table, so the service's own words are shown
    receipt.codeDescription = u"<img src='file:///x'> & <b>more</b>"_s;
    sent.receipts = {receipt};
    m_rows->merge({sent});
    const QString tip = m_model->index(0, MessagesModel::Status).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"&lt;img"_s) && !tip.contains(u"<img"_s) && !tip.contains(u"<b>"_s),
             qPrintable(tip));
}

void TestMessagesModel::showsBodiesOnOneHarmlessLine_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("shown");
    QTest::newRow("lines") << u"one\r\ntwo\nthree"_s << u"one⏎two⏎three"_s;
    QTest::newRow("escape") << QString(u"a"_s + QChar(0x1b) + u"b"_s) << u"a\u241Bb"_s;
    QTest::newRow("right to left override") << u"pay \u202Egpj.exe"_s << u"pay [U+202E]gpj.exe"_s;
    QTest::newRow("isolate") << u"\u2066x\u2069"_s << u"[U+2066]x[U+2069]"_s;
    QTest::newRow("emoji joined by U+200D") << u"👩\u200D💻"_s << u"👩\u200D💻"_s;
    QTest::newRow("markup stays text") << u"<b>x</b>"_s << u"<b>x</b>"_s;
}

void TestMessagesModel::showsBodiesOnOneHarmlessLine()
{
    QFETCH(QString, body);
    Message odd = message(u"a"_s);
    odd.body = body;
    m_rows->merge({odd});
    QTEST(text(MessagesModel::Body), "shown");
}

void TestMessagesModel::cutsLongBodies()
{
    Message odd = message(u"a"_s);
    odd.body = QString(longestCellText - 1, u'x') + u"🙂"_s + QString(1'000'000, u'y');
    m_rows->merge({odd});
    // The emoji would be cut in half, so the line ends before it.
    QCOMPARE(text(MessagesModel::Body), QString(QString(longestCellText - 1, u'x') + u'…'));
    QCOMPARE(text(MessagesModel::Body, 0, MessagesModel::CopyRole).size(), odd.body.size());
}

void TestMessagesModel::followsItsRows()
{
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_rows->merge({message(u"a"_s), message(u"b"_s), message(u"c"_s)});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(m_model->rowCount(), 3);
    Message longer = message(u"b"_s);
    QCOMPARE(text(MessagesModel::Parts, 1), u"1"_s);
    longer.body = QString(200, u'x');
    m_rows->merge({longer});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(text(MessagesModel::Parts, 1), u"2"_s); // counted anew, not remembered
    m_rows->keepOnly({u"b"_s});
    QCOMPARE(removed.size(), 2);
    QCOMPARE(m_model->rowOf(u"b"_s), 0);
    m_rows->clear();
    QCOMPARE(m_model->rowCount(), 0);
}

void TestMessagesModel::copiesWholeValues()
{
    m_rows->merge({message(u"a"_s)});
    m_model->setZone(QTimeZone("America/Los_Angeles"));
    QCOMPARE(text(MessagesModel::From, 0, MessagesModel::CopyRole), u"+12065550100"_s);
    QCOMPARE(text(MessagesModel::Time, 0, MessagesModel::CopyRole), u"2025-11-25T04:00:00.000-08:00"_s);
}

QTEST_GUILESS_MAIN(TestMessagesModel)
#include "tst_messagesmodel.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagedetail.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestMessageDetail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qRegisterMetaType<Message>("trunkline::Message");
        m_detail = std::make_unique<MessageDetail>();
        m_detail->resize(360, 700);
        m_detail->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_detail.get(), testWaitMs));
    }
    void asksForAChoiceAtFirst();
    void showsLongBodiesBitByBit();
    void neverReadsMarkup();
    void makesControlCharactersVisible();
    void tellsReceiptsOldestFirst();
    void showsThePrice();
    void listsMedia();
    void limitsWhatItLists();
    void aNewReceiptKeepsThePlaceInTheBody();

private:
    template <typename T> T *find(const char *name) const
    {
        return m_detail->findChild<T *>(QLatin1String(name));
    }
    QStringList texts(const char *name) const
    {
        QStringList list;
        for (const QLabel *label : m_detail->findChildren<QLabel *>(QLatin1String(name)))
            list += label->text();
        return list;
    }
    static Message message(const QString &body)
    {
        Message made;
        made.id = u"mdr2-1"_s;
        made.at = 1'764'072'000'000;
        made.outbound = true;
        made.from = PhoneNumber::fromService(u"12065550100"_s);
        made.to = PhoneNumber::fromService(u"12065550142"_s);
        made.body = body;
        return made;
    }
    static DeliveryReceipt receipt(int level, std::optional<int> code, qint64 at)
    {
        DeliveryReceipt made;
        made.level = level;
        made.code = code;
        made.status = u"smsc submit"_s;
        made.at = at;
        return made;
    }

    std::unique_ptr<MessageDetail> m_detail;
};

void TestMessageDetail::asksForAChoiceAtFirst()
{
    QVERIFY(find<QLabel>("messageNone")->isVisible());
    m_detail->showMessage(message(u"hello"_s));
    QVERIFY(!find<QLabel>("messageNone")->isVisible());
    QVERIFY(find<QPlainTextEdit>("messageBody")->isVisible());
    QVERIFY(!find<QPushButton>("messageShowMore")->isVisible());
    QSignalSpy reply(m_detail.get(), &MessageDetail::replyRequested);
    QTest::mouseClick(find<QPushButton>("messageReply"), Qt::LeftButton);
    QCOMPARE(reply.size(), 1);
}

void TestMessageDetail::showsLongBodiesBitByBit()
{
    const QString body = QString(10'000, u'x') + u"🙂"_s.repeated(10'000) + QString(10'000, u'y');
    m_detail->showMessage(message(body));
    auto *field = find<QPlainTextEdit>("messageBody");
    const auto shown = [field] { return field->toPlainText().remove(u'\n'); }; // long lines are broken
    QVERIFY(shown().size() > 15'900 && shown().size() <= 16'001);
    QVERIFY(body.startsWith(shown()) && !shown().back().isHighSurrogate()); // no emoji is cut in half
    QTest::mouseClick(find<QPushButton>("messageShowMore"), Qt::LeftButton);
    QVERIFY(shown().size() > 31'900 && body.startsWith(shown()));
    QTest::mouseClick(find<QPushButton>("messageShowMore"), Qt::LeftButton);
    QCOMPARE(shown(), body);
    QVERIFY(!find<QPushButton>("messageShowMore")->isVisible());
    QTest::mouseClick(find<QPushButton>("messageCopy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), body); // all of it, as it came
}

void TestMessageDetail::neverReadsMarkup()
{
    Message odd = message(u"<b>bold</b><img src='http://127.0.0.1/x'>"_s);
    odd.type = u"<i>longcode</i>"_s;
    DeliveryReceipt foreign = receipt(2, 9'999, odd.at);
    foreign.codeDescription = u"<u>strange</u>"_s;
    odd.receipts = {foreign};
    m_detail->showMessage(odd);
    QCOMPARE(find<QPlainTextEdit>("messageBody")->toPlainText(), odd.body);
    for (const QLabel *label : m_detail->findChildren<QLabel *>()) {
        if (label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QVERIFY(texts("receiptMeaning").join(u'|').contains(u"<u>strange</u>"_s));
}

void TestMessageDetail::makesControlCharactersVisible()
{
    m_detail->showMessage(message(u"one\ntwo\u202Eeerht"_s));
    QCOMPARE(find<QPlainTextEdit>("messageBody")->toPlainText(), u"one\ntwo[U+202E]eerht"_s);
}

void TestMessageDetail::tellsReceiptsOldestFirst()
{
    Message sent = message(u"hello"_s);
    sent.receipts = {receipt(2, 1110, sent.at + 3'000), receipt(1, std::nullopt, sent.at + 1'000)};
    m_detail->setZone(QTimeZone::utc());
    m_detail->showMessage(sent);
    QCOMPARE(
        texts("receiptWords"),
        QStringList({u"Accepted by Flowroute"_s, u"Handed over to the carrier side"_s, u"Not delivered"_s}));
    QCOMPARE(texts("receiptMeaning"), QStringList({u"smsc submit"_s, u"Code 1110: User Opted Out (STOP)"_s}));
    QCOMPARE(texts("receiptTime").constLast(), u"2025-11-25 12:00:03"_s);
    sent.receipts = {receipt(1, std::nullopt, sent.at + 1'000)};
    m_detail->showMessage(sent);
    QCOMPARE(texts("receiptWords").constLast(), u"No final receipt yet"_s);
}

void TestMessageDetail::showsThePrice()
{
    Message sent = message(u"hello"_s);
    sent.amount = Money::fromNanodollars(4'000'000);
    m_detail->showMessage(sent);
    const auto facts = [this] { return find<QLabel>("messageFacts")->text(); };
    QVERIFY2(facts().endsWith(u"SMS, 1 part(s), $0.0040"_s), qPrintable(facts())); // no line of its own
    sent.price = PriceDetails{Money::fromNanodollars(4'000'000), Money::fromNanodollars(3'000'000),
                              Money::fromNanodollars(14'000'000), 2};
    m_detail->showMessage(sent);
    QVERIFY2(facts().contains(u"SMS, 2 part(s), $0.0140\n"_s), qPrintable(facts()));
    QVERIFY2(facts().endsWith(
                 u"\nPrice: $0.0140 charged; 2 part(s); each $0.0040 and $0.0030 carrier surcharge"_s),
             qPrintable(facts()));
}

void TestMessageDetail::listsMedia()
{
    Message mms = message({});
    mms.isMms = true;
    mms.media = {{u"1"_s, u"cat.jpg"_s, u"image/jpeg"_s, 2'048, u"https://example.com/cat.jpg"_s}};
    m_detail->showMessage(mms);
    auto *list = find<QListWidget>("messageMedia");
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 1);
    QVERIFY(list->item(0)->text().startsWith(u"cat.jpg (image/jpeg, "_s));
    QVERIFY(!find<QPushButton>("messageCopy")->isEnabled());
    m_detail->showMessage(message(u"hello"_s));
    QVERIFY(!list->isVisible());
}

void TestMessageDetail::limitsWhatItLists()
{
    Message odd = message(u"hello"_s);
    odd.isMms = true;
    for (int i = 0; i < 200; ++i) {
        odd.receipts.append(receipt(2, 1'000 + i, odd.at - i));
        odd.media.append({QString::number(i), u"<b>%1 %2</b>\u202E"_s, {}, 0, u"http://192.0.2.1/<b>x"_s});
    }
    m_detail->showMessage(odd);
    auto *list = find<QListWidget>("messageMedia");
    QCOMPARE(list->count(), 51);
    QVERIFY(list->item(0)->text().startsWith(u"<b>%1 %2</b>[U+202E] ("_s));
    QCOMPARE(list->item(0)->toolTip(), u"<qt>http://192.0.2.1/&lt;b&gt;x</qt>"_s);
    QVERIFY(list->item(50)->text().startsWith(u"150 "_s));
    QCOMPARE(texts("receiptWords").size(), 1 + 1 + 30); // accepted, how many are left out, the newest
    QVERIFY(texts("receiptWords").at(1).startsWith(u"170 "_s));
    QVERIFY(texts("receiptMeaning").constLast().startsWith(u"Code 1000"_s));
}

void TestMessageDetail::aNewReceiptKeepsThePlaceInTheBody()
{
    Message sent = message(QString(20'000, u'x'));
    m_detail->showMessage(sent);
    QTest::mouseClick(find<QPushButton>("messageShowMore"), Qt::LeftButton);
    sent.receipts = {receipt(2, 1004, sent.at)};
    m_detail->showMessage(sent);
    QCOMPARE(find<QPlainTextEdit>("messageBody")->toPlainText().count(u'x'), 20'000);
    QCOMPARE(texts("receiptWords").constLast(), u"Delivered to the handset"_s);
}

QTEST_MAIN(TestMessageDetail)
#include "tst_messagedetail.moc"

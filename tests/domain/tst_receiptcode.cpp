// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/receiptcode.h"

#include <algorithm>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestReceiptCode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judgesReceipts_data();
    void judgesReceipts();
    void knowsTheTable();
};

namespace {

DeliveryReceipt receipt(int level, std::optional<int> code, qint64 at, const QString &status = {})
{
    return {level, status, code, {}, at};
}

} // namespace

void TestReceiptCode::judgesReceipts_data()
{
    using S = DeliveryState;
    QTest::addColumn<QList<DeliveryReceipt>>("receipts");
    QTest::addColumn<DeliveryState>("state");
    using L = QList<DeliveryReceipt>;
    QTest::newRow("none") << L{} << S::Accepted;
    QTest::newRow("level 1") << L{receipt(1, {}, 1)} << S::HandedOver;
    QTest::newRow("carrier") << L{receipt(2, 1003, 2), receipt(1, {}, 1)} << S::AcceptedByCarrier;
    QTest::newRow("delivered") << L{receipt(2, 1004, 3), receipt(2, 1003, 2), receipt(1, {}, 1)}
                               << S::Delivered;
    QTest::newRow("failed") << L{receipt(2, 1110, 3), receipt(2, 1003, 2)} << S::Failed;
    QTest::newRow("unknown code") << L{receipt(2, 4711, 3)} << S::Failed;
    QTest::newRow("late level 1") << L{receipt(1, {}, 9), receipt(2, 1004, 3)} << S::Delivered;
    QTest::newRow("same second") << L{receipt(2, 1003, 3), receipt(2, 1004, 3)} << S::Delivered;
    QTest::newRow("late buffered") << L{receipt(2, 1003, 4), receipt(2, 1004, 3)} << S::Delivered;
    QTest::newRow("failed, then delivered") << L{receipt(2, 1004, 4), receipt(2, 1111, 3)} << S::Delivered;
    QTest::newRow("words only") << L{receipt(2, {}, 2, u"Delivered"_s)} << S::Delivered;
}

void TestReceiptCode::judgesReceipts()
{
    QFETCH(QList<DeliveryReceipt>, receipts);
    QFETCH(DeliveryState, state);
    Message message;
    message.receipts = receipts;
    QCOMPARE(deliveryState(message), state);
    std::reverse(message.receipts.begin(), message.receipts.end());
    QCOMPARE(deliveryState(message), state);
    QCOMPARE(isFinal(state), state == DeliveryState::Delivered || state == DeliveryState::Failed);
}

void TestReceiptCode::knowsTheTable()
{
    QCOMPARE(receiptCodeText(1000), u"Default State"_s);
    QCOMPARE(receiptCodeText(1003), u"Message accepted by Carrier"_s);
    QCOMPARE(receiptCodeText(1110), u"User Opted Out (STOP)"_s);
    QCOMPARE(receiptCodeText(1160), u"Toll Free Messaging Limits exceeded"_s);
    QCOMPARE(receiptCodeText(1211), u"Invalid service type"_s);
    QVERIFY(!receiptCodeText(1212).isEmpty());
    QVERIFY(!receiptCodeText(1222).isEmpty());
    for (const int code : {-1, 0, 999, 1011, 1113, 1151, 1223, 9999})
        QVERIFY2(receiptCodeText(code).isEmpty(), qPrintable(QString::number(code)));
    int known = 0;
    for (int code = 0; code < 3000; ++code) {
        known += receiptCodeText(code).isEmpty() ? 0 : 1;
        QCOMPARE(isSuccessCode(code), code >= 1001 && code <= 1004);
    }
    QCOMPARE(known, 41 + 11);
}

QTEST_APPLESS_MAIN(TestReceiptCode)
#include "tst_receiptcode.moc"

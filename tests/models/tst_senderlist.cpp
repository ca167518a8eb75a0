// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageaccount.h"
#include "numberbook.h"
#include "senderlist.h"

#include <QAbstractItemModelTester>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

OwnedNumber number(const QString &digits, std::optional<bool> messaging, const QString &alias = {})
{
    OwnedNumber owned;
    owned.number = PhoneNumber::fromService(digits);
    owned.messaging = messaging;
    owned.alias = alias;
    return owned;
}

} // namespace

class TestSenderList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_account = std::make_unique<MessageAccount>();
        m_book = std::make_unique<NumberBook>(m_account->session);
        m_list = std::make_unique<SenderList>(*m_book);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_list.get());
        m_book->rows().merge({number(u"12065550101"_s, false), number(u"12065550104"_s, std::nullopt),
                              number(u"12065550103"_s, true, u"Front desk"_s),
                              number(u"12065550102"_s, true)});
    }
    void cleanup()
    {
        m_tester.reset();
        m_list.reset();
        m_book.reset();
        m_account.reset();
    }
    void thoseThatCanSendComeFirstAndNoneIsHidden();
    void namesThem();
    void aChangedRecordMoves();
    void theDetailKnowsWhereTheListDoesNotSay();
    void comesAndGoes();

private:
    QStringList order() const
    {
        QStringList digits;
        for (int row = 0; row < m_list->rowCount(); ++row)
            digits += m_list->numberAt(row).lastFour();
        return digits;
    }

    std::unique_ptr<MessageAccount> m_account;
    std::unique_ptr<NumberBook> m_book;
    std::unique_ptr<SenderList> m_list;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestSenderList::thoseThatCanSendComeFirstAndNoneIsHidden()
{
    QCOMPARE(order(), QStringList({u"0102"_s, u"0103"_s, u"0104"_s, u"0101"_s}));
    QCOMPARE(m_list->messagingAt(0), std::optional(true));
    QCOMPARE(m_list->messagingAt(2), std::optional<bool>());
    QCOMPARE(m_list->messagingAt(3), std::optional(false));
    QCOMPARE(m_list->rowOf(PhoneNumber::fromService(u"12065550101"_s)), 3);
    QCOMPARE(m_list->rowOf(PhoneNumber::fromService(u"12065550199"_s)), -1);
}

void TestSenderList::namesThem()
{
    const auto text = [this](int row) { return m_list->index(row, 0).data().toString(); };
    QCOMPARE(text(0), u"(206) 555-0102"_s);
    QCOMPARE(text(1), u"(206) 555-0103, Front desk"_s);
    QCOMPARE(text(2), u"(206) 555-0104 (messaging not stated)"_s);
    QCOMPARE(text(3), u"(206) 555-0101 (messaging off)"_s);
}

void TestSenderList::aChangedRecordMoves()
{
    const QPersistentModelIndex chosen = m_list->index(3, 0);
    m_book->rows().merge({number(u"12065550101"_s, true)});
    QCOMPARE(order(), QStringList({u"0101"_s, u"0102"_s, u"0103"_s, u"0104"_s}));
    QCOMPARE(chosen.row(), 0); // whoever had chosen it keeps it
}

void TestSenderList::theDetailKnowsWhereTheListDoesNotSay()
{
    NumberDetail detail;
    detail.summary = number(u"12065550104"_s, true);
    m_book->adopt(detail);
    QCOMPARE(m_list->messagingAt(m_list->rowOf(detail.summary.number)), std::optional(true));
    QCOMPARE(order().constLast(), u"0101"_s);
}

void TestSenderList::comesAndGoes()
{
    m_book->forget(PhoneNumber::fromService(u"12065550102"_s));
    QCOMPARE(order(), QStringList({u"0103"_s, u"0104"_s, u"0101"_s}));
    m_book->rows().clear();
    QCOMPARE(m_list->rowCount(), 0);
    QVERIFY(m_list->numberAt(0).isEmpty());
    QCOMPARE(m_list->messagingAt(-1), std::optional<bool>());
}

QTEST_GUILESS_MAIN(TestSenderList)
#include "tst_senderlist.moc"

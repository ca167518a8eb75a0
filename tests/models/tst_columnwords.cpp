// SPDX-License-Identifier: GPL-3.0-or-later
#include "columnwords.h"

#include <algorithm>
#include <numeric>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// Texts of a column by word: what is compared and searched, and how often.
class TestColumnWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_texts.clear();
        m_asked = 0;
    }
    void sortsAsPeopleDo();
    void sortsAmounts();
    void comparesWithoutRanksWhereWordsAreNew();
    void findsInAnyCase();
    void followsRows();
    void looksAtRowsAgainAfterAReset();
    void manyRowsCostNoMoreThanTheirWords();

private:
    ColumnWords made(ColumnWords::Order order = ColumnWords::Order::Words)
    {
        ColumnWords words(
            [this](int row) {
                ++m_asked;
                return m_texts.at(row);
            },
            order);
        words.reset(int(m_texts.size()));
        return words;
    }
    QStringList sorted(ColumnWords &words) const
    {
        QList<int> rows(m_texts.size());
        std::iota(rows.begin(), rows.end(), 0);
        std::stable_sort(rows.begin(), rows.end(), [&words](int a, int b) { return words.lessThan(a, b); });
        QStringList list;
        for (const int row : std::as_const(rows))
            list += m_texts.at(row);
        return list;
    }

    QStringList m_texts;
    int m_asked = 0;
};

void TestColumnWords::sortsAsPeopleDo()
{
    m_texts = QStringList{u"beta"_s, u"Alpha"_s, u"…"_s, u"alpha"_s, u"BETA"_s, QString(), u"10"_s};
    ColumnWords words = made();
    words.rank();
    const QStringList order = sorted(words);
    // The case does not count: those that differ by it stay as they were.
    QCOMPARE(order.mid(order.indexOf(u"Alpha"_s)),
             QStringList({u"Alpha"_s, u"alpha"_s, u"beta"_s, u"BETA"_s})
                 + order.mid(order.indexOf(u"Alpha"_s) + 4));
    QCOMPARE(order.first(), QString());
    QVERIFY(order.indexOf(u"10"_s) < order.indexOf(u"Alpha"_s));
}

void TestColumnWords::sortsAmounts()
{
    m_texts = QStringList{u"9000000000"_s, u"10000000000"_s, u"-1"_s, u"0"_s};
    ColumnWords words = made(ColumnWords::Order::Amounts);
    const QStringList order{u"-1"_s, u"0"_s, u"9000000000"_s, u"10000000000"_s};
    QCOMPARE(sorted(words), order);
    words.rank();
    QCOMPARE(sorted(words), order);
}

void TestColumnWords::comparesWithoutRanksWhereWordsAreNew()
{
    m_texts = QStringList{u"c"_s, u"a"_s};
    ColumnWords words = made();
    words.rank();
    m_texts[0] = u"b"_s;
    m_texts += QStringList{u"aa"_s, u"d"_s};
    words.insertRows(2, 2);
    words.changeRows(0, 0);
    QCOMPARE(sorted(words), QStringList({u"a"_s, u"aa"_s, u"b"_s, u"d"_s}));
    words.rank();
    QCOMPARE(sorted(words), QStringList({u"a"_s, u"aa"_s, u"b"_s, u"d"_s}));
}

void TestColumnWords::findsInAnyCase()
{
    m_texts = QStringList{u"Front desk"_s, u"GRÜSSE"_s, u"fax"_s};
    ColumnWords words = made();
    words.setNeedle(u"DESK"_s);
    QVERIFY(words.contains(0) && !words.contains(1) && !words.contains(2));
    words.setNeedle(u"grü"_s);
    QVERIFY(!words.contains(0) && words.contains(1));
    m_texts += u"grün"_s;
    words.insertRows(3, 1);
    QVERIFY(words.contains(3));
}

void TestColumnWords::followsRows()
{
    m_texts = QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    ColumnWords words = made();
    words.setNeedle(u"c"_s);
    QVERIFY(words.contains(2));
    m_texts.removeAt(0);
    words.removeRows(0, 1);
    QVERIFY(words.contains(1) && !words.contains(0) && !words.contains(2));
    m_texts.insert(1, u"cc"_s);
    words.insertRows(1, 1);
    QVERIFY(words.contains(1) && words.contains(2) && !words.contains(3));
    m_texts[3] = u"dc"_s;
    words.changeRows(3, 3);
    QVERIFY(words.contains(3));
}

void TestColumnWords::looksAtRowsAgainAfterAReset()
{
    m_texts = QStringList{u"a"_s, u"b"_s};
    ColumnWords words = made();
    m_asked = 0;
    words.insertRows(2, 0); // nobody has asked yet, so nothing is looked at
    words.changeRows(0, 1);
    words.removeRows(1, 0);
    QCOMPARE(m_asked, 0);
    QVERIFY(words.lessThan(0, 1));
    QCOMPARE(m_asked, 2);
    m_texts = QStringList{u"z"_s, u"y"_s, u"x"_s};
    words.reset(3);
    m_texts.removeLast();
    words.removeRows(2, 1);
    QVERIFY(words.lessThan(1, 0));
    QCOMPARE(m_asked, 4);
}

/// Fifty thousand rows, forty words: what is compared as text and what is searched is forty words.
void TestColumnWords::manyRowsCostNoMoreThanTheirWords()
{
    constexpr int rows = 50'000;
    constexpr int distinct = 40;
    for (int row = 0; row < rows; ++row)
        m_texts += u"pbx-%1"_s.arg((row * 17) % distinct);
    ColumnWords words = made();
    words.rank();
    const int comparedAsTexts = words.compared();
    QVERIFY2(comparedAsTexts < 40 * 40, qPrintable(QString::number(comparedAsTexts)));
    QCOMPARE(m_asked, rows);
    const QStringList order = sorted(words);
    QCOMPARE(order.first(), u"pbx-0"_s);
    QCOMPARE(words.compared(), comparedAsTexts);
    words.setNeedle(u"X-1"_s);
    int found = 0;
    for (int row = 0; row < rows; ++row)
        found += words.contains(row) ? 1 : 0;
    QCOMPARE(found, 11 * rows / distinct); // 1, 10 to 19
    QCOMPARE(words.searched(), distinct);
    QCOMPARE(m_asked, rows);
}

QTEST_GUILESS_MAIN(TestColumnWords)
#include "tst_columnwords.moc"

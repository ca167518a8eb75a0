// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesmodel.h"
#include "messagestable.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

/// Rows on a slow disk, so to speak: their ids are known at once, the content only after it was asked for.
class LazyRows : public RowSource<Message> {
public:
    explicit LazyRows(int count)
        : m_rows(count)
    {
    }
    int count() const override { return int(m_rows.size()); }
    QString id(int row) const override { return QString::number(row); }
    int indexOf(const QString &id) const override { return id.toInt(); }
    const Message *row(int row) const override { return m_rows.at(row) ? &*m_rows.at(row) : nullptr; }
    void want(int first, int last) override { m_wanted += {first, last}; }

    bool isWanted(int row) const
    {
        return std::any_of(m_wanted.cbegin(), m_wanted.cend(),
                           [row](const auto &range) { return range.first <= row && row <= range.second; });
    }
    /// What was wanted arrives.
    void deliver()
    {
        const auto wanted = std::exchange(m_wanted, {});
        for (const auto &range : wanted) {
            for (int row = range.first; row <= range.second; ++row) {
                Message message;
                message.id = id(row);
                message.at = 1'764'072'000'000 - row * 60'000; // newest first
                message.body = u"text %1"_s.arg(row);
                m_rows[row] = message;
            }
            Q_EMIT changed(range.first, range.second);
        }
    }

    void insert(int first, int count)
    {
        Q_EMIT aboutToInsert(first, count);
        m_rows.insert(first, count, std::nullopt);
        Q_EMIT inserted();
    }

private:
    QList<std::optional<Message>> m_rows;
    QList<QPair<int, int>> m_wanted;
};

} // namespace

/// The table of messages over rows that come when they are looked at.
class TestMessagesTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForTheRowsInView();
    void asksAgainWhereOneScrolls();
    void paintsNothingForRowsBelow();

private:
    int paintsDue()
    {
        m_paints = 0;
        QCoreApplication::processEvents();
        return m_paints;
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
    QString body(int row) const { return m_model.index(row, MessagesModel::Body).data().toString(); }
    void show()
    {
        m_table.setMessages(m_model);
        m_table.resize(900, 400);
        m_table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_table, testWaitMs));
    }

    LazyRows m_rows{2'000};
    MessagesModel m_model{m_rows};
    MessagesTable m_table;
    int m_paints = 0;
};

void TestMessagesTable::asksForTheRowsInView()
{
    show();
    QCOMPARE(body(0), u"…"_s);
    QTRY_VERIFY(m_rows.isWanted(0));
    QVERIFY(m_rows.isWanted(5));
    QVERIFY2(!m_rows.isWanted(1'000), "nobody looks at that one");
    m_rows.deliver();
    QCOMPARE(body(0), u"text 0"_s);
    QCOMPARE(body(5), u"text 5"_s);
    QCOMPARE(body(1'999), u"…"_s);
}

void TestMessagesTable::asksAgainWhereOneScrolls()
{
    m_table.verticalScrollBar()->setValue(m_table.verticalScrollBar()->maximum());
    QTRY_VERIFY(m_rows.isWanted(1'999));
    QVERIFY2(!m_rows.isWanted(0), "that one is here");
}

/// A long list comes in pieces, and the window would do nothing else than paint the same rows again.
void TestMessagesTable::paintsNothingForRowsBelow()
{
    show();
    m_table.viewport()->installEventFilter(this);
    m_table.verticalScrollBar()->setValue(0);
    const int end = m_rows.count();
    QTRY_COMPARE(paintsDue(), 0);
    QScrollBar *bar = m_table.verticalScrollBar();
    const int before = bar->maximum();
    m_paints = 0;
    m_rows.insert(end, 1'000);
    QTRY_COMPARE(bar->maximum(), before + 1'000); // by then Qt has laid them out
    QCoreApplication::processEvents();
    QCOMPARE(m_paints, 0);
    QCOMPARE(m_table.verticalHeader()->count(), end + 1'000);
    bar->setValue(bar->maximum());
    QVERIFY2(m_table.rowAt(m_table.viewport()->height() - 2) >= end + 990, "they are not to be scrolled to");
    bar->setValue(0);
    QTRY_COMPARE(paintsDue(), 0);
    m_paints = 0;
    m_rows.insert(0, 1); // is seen, so it is painted, whatever comes below
    m_rows.insert(m_rows.count(), 1);
    QTRY_VERIFY(m_paints > 0);
}

QTEST_MAIN(TestMessagesTable)
#include "tst_messagestable.moc"

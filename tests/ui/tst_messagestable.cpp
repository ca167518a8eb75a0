// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesmodel.h"
#include "messagestable.h"

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

private:
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

QTEST_MAIN(TestMessagesTable)
#include "tst_messagestable.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "composepanel.h"
#include "messagesharness.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// What the archive makes of the page Messages: search, order, ranges, conversations.
class TestMessagesFound : public MessagesHarness {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { end(); }
    void findsWordsAndDigitsTogether();
    void keepsTheSelectionInAnotherOrder();
    void keepsHundredsSelectedInAnotherOrder();
    void readsARangeThatIsTyped();
    void narrowsByTheStripAndWidens();
    void narrowsDaysThatAreTyped();
    void refreshingStaysInPlace();
    void newOnesLeaveWhatIsReadInPlace();
    void showsTheConversation();
    void aReplyTakesThePlaceOfADraft();
    void deletesHistoryWhenAskedTwice();
};

void TestMessagesFound::findsWordsAndDigitsTogether()
{
    open();
    QVERIFY(complete());
    const int all = rows();
    const QString id = cell(2, 0, MessagesModel::IdRole);
    const QString digits = cell(2, MessagesModel::To, MessagesModel::CopyRole).right(4);
    const QString word = cell(2, MessagesModel::Body, MessagesModel::CopyRole).section(u' ', 1, 1);
    m_window->type("messagesFilter", digits + u' ' + word.toUpper());
    QVERIFY2(rows() > 0 && rows() < all, qPrintable(word));
    QStringList found;
    for (int row = 0; row < rows(); ++row) {
        found += cell(row, 0, MessagesModel::IdRole);
        QVERIFY(cell(row, MessagesModel::Body, MessagesModel::CopyRole).contains(word, Qt::CaseInsensitive));
    }
    QVERIFY(found.contains(id));
}

void TestMessagesFound::keepsTheSelectionInAnotherOrder()
{
    open();
    QVERIFY(complete());
    clickRow(3);
    const QString id = cell(3, 0, MessagesModel::IdRole);
    QHeaderView *header = table()->horizontalHeader();
    for (const int column : {MessagesModel::Body, MessagesModel::From, MessagesModel::Time}) {
        const QPoint at(header->sectionViewportPosition(column) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        QVERIFY(rows() > 3);
        for (int row = 1; row < rows(); ++row) {
            const int order = QString::compare(cell(row - 1, column), cell(row, column), Qt::CaseInsensitive);
            QVERIFY2(column == MessagesModel::Body
                         || (header->sortIndicatorOrder() == Qt::AscendingOrder ? order <= 0 : order >= 0),
                     qPrintable(cell(row - 1, column) + u" before "_s + cell(row, column)));
        }
        const QModelIndexList selected = table()->selectionModel()->selectedRows();
        QCOMPARE(selected.size(), 1);
        QCOMPARE(cell(selected.constFirst().row(), 0, MessagesModel::IdRole), id);
    }
}

void TestMessagesFound::keepsHundredsSelectedInAnotherOrder()
{
    sandbox::Options options = testsupport::SandboxAccount::smallOptions();
    options.messages = 3'000;
    open(options);
    QVERIFY(complete());
    QSet<QString> others;
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    for (int row = 0; row < 5; ++row) {
        others.insert(cell(row, 0, MessagesModel::IdRole));
        clickRow(row, Qt::ControlModifier);
    }
    QCOMPARE(table()->selectionModel()->selectedRows().size(), rows() - 5);
    QHeaderView *header = table()->horizontalHeader();
    const QPoint at(header->sectionViewportPosition(MessagesModel::From) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    QVERIFY(rows() > 500);
    const QItemSelectionModel *selected = table()->selectionModel();
    QTRY_COMPARE(selected->selectedRows().size(), rows() - 5);
    QSet<QString> left;
    for (int row = 0; row < rows(); ++row) {
        if (!selected->isRowSelected(row, {}))
            left.insert(cell(row, 0, MessagesModel::IdRole));
    }
    QCOMPARE(left, others);
}

void TestMessagesFound::readsARangeThatIsTyped()
{
    open();
    QVERIFY(complete());
    const int week = rows();
    const QDate first = QDate::currentDate().addDays(-20);
    m_window->type("messagesFilter", u"after:"_s + first.toString(Qt::ISODate));
    QTRY_COMPARE(sync().span().from, first.startOfDay().toMSecsSinceEpoch());
    QVERIFY(complete());
    QVERIFY2(rows() > week, "more days than the bar says");
    m_page->clearFilter();
    QTRY_COMPARE(rows(), week);
}

void TestMessagesFound::narrowsByTheStripAndWidens()
{
    open();
    QVERIFY(complete());
    const int all = rows();
    QTRY_VERIFY2(text("activityWords").contains(QLocale().toString(all)), qPrintable(text("activityWords")));
    auto *chart = m_window->find<QWidget>("activityChart");
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_End);
    QTest::keyClick(chart, Qt::Key_Return);
    QTRY_COMPARE(m_window->find<QComboBox>("rangePreset")->currentText(), u"Custom"_s);
    QVERIFY(complete());
    QVERIFY(rows() < all);
    for (int row = 1; row < rows(); ++row)
        QCOMPARE(cell(row, MessagesModel::Time).left(10), cell(0, MessagesModel::Time).left(10));
    m_window->click("activityWhole");
    QTRY_COMPARE(m_window->find<QComboBox>("rangePreset")->currentText(), u"7 days"_s);
    QTRY_COMPARE(rows(), all);
}

/// They go before the bar, so the strip has to change them.
void TestMessagesFound::narrowsDaysThatAreTyped()
{
    open();
    QVERIFY(complete());
    const QString typed = u"after:"_s + QDate::currentDate().addDays(-5).toString(Qt::ISODate);
    m_window->type("messagesFilter", typed);
    QVERIFY(complete());
    const int all = rows();
    QTRY_VERIFY2(text("activityWords").contains(QLocale().toString(all)), qPrintable(text("activityWords")));
    auto *chart = m_window->find<QWidget>("activityChart");
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_End);
    QTest::keyClick(chart, Qt::Key_Return);
    QTRY_VERIFY2(rows() < all, "the last day is less than all of them");
    m_window->click("activityWhole");
    QCOMPARE(m_window->find<QLineEdit>("messagesFilter")->text(), typed);
    QTRY_COMPARE(rows(), all);
}

void TestMessagesFound::refreshingStaysInPlace()
{
    sandbox::Options options = testsupport::SandboxAccount::smallOptions();
    options.messages = 3'000;
    open(options);
    QVERIFY(complete());
    const int all = rows();
    table()->scrollToBottom();
    const int place = table()->verticalScrollBar()->value();
    QVERIFY(place > 200);
    m_page->refresh();
    QVERIFY(complete());
    QCOMPARE(rows(), all);
    QCOMPARE(table()->verticalScrollBar()->value(), place);
    m_window->type("messagesFilter", u"in"_s);
    QVERIFY2(rows() > 50 && rows() < all, qPrintable(QString::number(rows())));
    QTRY_COMPARE(table()->verticalScrollBar()->value(), 0); // other rows: from the first
}

/// At the top the newest are seen; who has scrolled down goes on reading where they are.
void TestMessagesFound::newOnesLeaveWhatIsReadInPlace()
{
    sandbox::Options options = testsupport::SandboxAccount::smallOptions();
    options.messages = 600;
    open(options);
    QVERIFY(complete());
    const int all = rows();
    const auto arrives = [this](const QString &id) {
        Message message;
        message.id = id;
        message.at = QDateTime::currentMSecsSinceEpoch();
        message.from = PhoneNumber::fromService(u"12065550100"_s);
        message.to = PhoneNumber::fromService(u"13035550142"_s);
        message.body = u"It has just come"_s;
        m_window->workspace().messages.adopt(message);
    };
    QScrollBar *bar = table()->verticalScrollBar();
    bar->setValue(40);
    const QString first = cell(40, 0, MessagesModel::IdRole);
    clickRow(42);
    arrives(u"mdr2-new-1"_s);
    QTRY_COMPARE(table()->model()->rowCount(), all + 1);
    QCOMPARE(bar->value(), 41);
    QCOMPARE(cell(41, 0, MessagesModel::IdRole), first);
    QCOMPARE(table()->selectionModel()->selectedRows().value(0).row(), 43);
    bar->setValue(0);
    arrives(u"mdr2-new-2"_s);
    QTRY_COMPARE(table()->model()->rowCount(), all + 2);
    QCOMPARE(bar->value(), 0);
    QCOMPARE(cell(0, 0, MessagesModel::IdRole), u"mdr2-new-2"_s);
}

void TestMessagesFound::showsTheConversation()
{
    open();
    QVERIFY(complete());
    clickRow(0);
    const QString body = cell(0, MessagesModel::Body, MessagesModel::CopyRole);
    auto *side = m_window->find<QTabWidget>("messagesSide");
    QTest::mouseClick(side->tabBar(), Qt::LeftButton, {}, side->tabBar()->tabRect(1).center());
    auto *list = m_window->find<QListView>("conversationList");
    QTRY_VERIFY(list->model()->rowCount() > 0);
    const QModelIndex last = list->model()->index(list->model()->rowCount() - 1, 0);
    QVERIFY(last.data().toString().contains(body.left(10)));
}

/// The draft is not lost, and its files do not go out with the reply.
void TestMessagesFound::aReplyTakesThePlaceOfADraft()
{
    open();
    m_page->compose({});
    m_window->type("composeBody", u"half a thought"_s);
    auto *body = m_window->find<QPlainTextEdit>("composeBody");
    auto *media = m_window->find<QPlainTextEdit>("composeMedia");
    media->setPlainText(u"https://example.com/a.png"_s);
    auto *panel = m_window->find<QWidget>("composeArea")->findChild<ComposePanel *>();
    panel->begin({}, PhoneNumber::fromService(u"12065550143"_s), u"Thank you"_s);
    QCOMPARE(body->toPlainText(), u"Thank you"_s);
    QCOMPARE(media->toPlainText(), QString());
    QTest::keyClick(body, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(body->toPlainText(), u"half a thought"_s);
}

void TestMessagesFound::deletesHistoryWhenAskedTwice()
{
    open();
    QVERIFY(complete());
    const int all = rows();
    m_page->deleteHistory();
    QTRY_VERIFY(m_window->sees("confirmCancel"));
    m_window->click("confirmCancel");
    QTRY_VERIFY(!m_window->sees("confirmCancel"));
    QCOMPARE(rows(), all);
    m_page->deleteHistory();
    QTRY_VERIFY(m_window->sees("confirmAccept"));
    m_window->sandbox().clearRequests();
    m_window->click("confirmAccept");
    QTRY_VERIFY(shows("emptyTitle"));
    QCOMPARE(face<QLabel>("emptyTitle")->text(), u"Nothing is kept here"_s);
    m_page->hide(); // as when somebody looks at another tab
    m_page->show();
    QTRY_VERIFY(shows("emptyTitle"));
    QVERIFY2(listRequests().isEmpty(), "nobody asked for it again");
    QTest::mouseClick(face<QPushButton>("emptyAction"), Qt::LeftButton);
    QVERIFY(complete());
    QCOMPARE(rows(), all);
}

QTEST_MAIN(TestMessagesFound)
#include "tst_messagesfound.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagespage.h"
#include "pagefixture.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// The page Messages on a sandbox account, by mouse and keys.
class TestMessagesPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readsTheWeekAndSaysHowMuch();
    void showsTheChosenMessage();
    void filtersAsOneTypes();
    void choosesByDirectionTypeAndStatus();
    void totalsTheSelectedRows();
    void todayIsTheLocalDay();
    void showsTheZoneAndSwitches();
    void refusesARangeThatEndsBeforeItStarts();
    void saysThatNothingMatches();
    void failsInWordsAndTriesAgain();
    void keepsWhatCameBeforeAFailure();
    void saysThatItTriesAgain();
    void stopsAndLoadsTheRest();
    void looksUpAnId();
    void keepsTheIdThatIsUnknown();
    void copiesRows();
    void findsWordsAndDigitsTogether();
    void keepsTheSelectionInAnotherOrder();
    void readsARangeThatIsTyped();
    void narrowsByTheStripAndWidens();
    void showsTheConversation();
    void deletesHistoryWhenAskedTwice();
    void letsTabThrough();
    void everyControlHasAName();

private:
    void open(const sandbox::Options &options = testsupport::SandboxAccount::smallOptions(),
              const QStringList &faults = {});
    const MessageSync &sync() const { return m_window->workspace().messages.sync(); }
    /// Read to the end, and all of it in the table.
    bool complete()
    {
        return testsupport::waitFor(
            [this] { return sync().state() == MessageSync::State::Complete && isFound(); });
    }
    /// The table has all rows of the query: nothing is counted any more.
    bool isFound() const { return !m_page->countText().endsWith(u"ing…"_s); }
    QTableView *table() const { return m_window->find<QTableView>("messagesTable"); }
    int rows() const
    {
        testsupport::waitFor([this] { return isFound(); });
        return table()->model()->rowCount();
    }
    /// Rows come when they are looked at.
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        const QModelIndex index = table()->model()->index(row, column);
        if (index.data().toString() == u"…"_s) {
            table()->scrollTo(index);
            testsupport::waitFor([&index] { return index.data().toString() != u"…"_s; });
        }
        return index.data(role).toString();
    }
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint at = table()->visualRect(table()->model()->index(row, MessagesModel::From)).center();
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, at);
    }
    /// Of the table's faces; other panes have such as well.
    template <typename T> T *face(const char *name) const
    {
        return m_window->find<QWidget>("messagesStates")->findChild<T *>(QLatin1String(name));
    }
    bool shows(const char *name) const { return face<QWidget>(name)->isVisible(); }
    QString text(const char *label) const { return m_window->find<QLabel>(label)->text(); }
    QStringList listRequests() const
    {
        QStringList lines = m_window->sandbox().requestLines();
        lines.removeIf([](const QString &line) { return !line.contains(u"/v2.1/messages?"_s); });
        return lines;
    }

    std::unique_ptr<PageFixture> m_window;
    MessagesPage *m_page = nullptr;
};

void TestMessagesPage::init()
{
    m_window.reset();
}

void TestMessagesPage::cleanup()
{
    if (!m_window)
        return;
    m_window->close();
    QCOMPARE(m_window->problems(), QStringList());
    m_window.reset();
}

void TestMessagesPage::open(const sandbox::Options &options, const QStringList &faults)
{
    m_window = std::make_unique<PageFixture>(options);
    for (const QString &fault : faults)
        QVERIFY2(m_window->sandbox().addFault(fault), qPrintable(fault));
    m_page = new MessagesPage(m_window->workspace());
    connect(m_page, &TabPage::notice, m_page, [this](const Notice &notice) { m_window->take(notice); });
    QVERIFY(m_window->show(m_page));
}

void TestMessagesPage::readsTheWeekAndSaysHowMuch()
{
    sandbox::Options options = testsupport::SandboxAccount::smallOptions();
    options.messages = 3'000; // about 700 a week: several pages
    open(options);
    QVERIFY(complete());
    QVERIFY2(rows() > 500, qPrintable(QString::number(rows())));
    QVERIFY(listRequests().size() > 2);
    QVERIFY(m_window->sees("messagesActivity"));
    QCOMPARE(m_page->tabCount(), rows());
    QCOMPARE(m_page->countText(), QString(QLocale().toString(rows()) + u" messages"_s));
    QTRY_COMPARE(text("messagesCoverage"), u"Complete"_s);
    QTRY_VERIFY(text("messagesTotals").startsWith(QLocale().toString(rows()) + u" messages · "_s));
    QVERIFY(!m_window->sees("messagesCancel"));
    for (int row = 1; row < rows(); ++row)
        QVERIFY2(cell(row - 1, MessagesModel::Time) >= cell(row, MessagesModel::Time), "newest first");
}

void TestMessagesPage::showsTheChosenMessage()
{
    open();
    QVERIFY(complete());
    QVERIFY(m_window->sees("messageNone"));
    m_window->choose("messagesStatus", u"Failed"_s);
    QVERIFY(rows() > 0);
    clickRow(0);
    QVERIFY(m_window->sees("messageContent"));
    QCOMPARE(m_window->find<QLineEdit>("messageId")->text(), cell(0, 0, MessagesModel::IdRole));
    QCOMPARE(m_window->find<QPlainTextEdit>("messageBody")->toPlainText(),
             cell(0, MessagesModel::Body, MessagesModel::CopyRole));
    const auto meanings = m_window->window()->findChildren<QLabel *>(u"receiptMeaning"_s);
    const bool coded = std::any_of(meanings.cbegin(), meanings.cend(),
                                   [](const QLabel *label) { return label->text().startsWith(u"Code 1"_s); });
    QVERIFY2(coded, "a failure names its code");
    m_window->click("messageCopyId");
    QCOMPARE(QGuiApplication::clipboard()->text(), cell(0, 0, MessagesModel::IdRole));
}

void TestMessagesPage::filtersAsOneTypes()
{
    open();
    QVERIFY(complete());
    const int all = rows();
    const QString wanted = cell(all - 1, MessagesModel::To, MessagesModel::CopyRole); // E.164
    const QString spelled = u"%1.%2.%3"_s.arg(wanted.mid(2, 3), wanted.mid(5, 3), wanted.mid(8));
    m_page->focusFilter();
    QTest::keyClicks(m_window->find<QLineEdit>("messagesFilter"), spelled);
    QVERIFY(rows() > 0 && rows() < all);
    for (int row = 0; row < rows(); ++row)
        QVERIFY(cell(row, MessagesModel::From, MessagesModel::CopyRole) == wanted
                || cell(row, MessagesModel::To, MessagesModel::CopyRole) == wanted);
    QCOMPARE(m_page->countText(), QString(u"%1 found"_s.arg(rows())));
    m_page->clearFilter();
    QCOMPARE(rows(), all);
    QCOMPARE(m_window->find<QLineEdit>("messagesFilter")->text(), QString());
}

void TestMessagesPage::choosesByDirectionTypeAndStatus()
{
    open();
    QVERIFY(complete());
    m_window->choose("messagesDirection", u"Received"_s);
    QVERIFY(rows() > 0);
    for (int row = 0; row < rows(); ++row)
        QCOMPARE(cell(row, MessagesModel::Direction), u"← Received"_s);
    m_window->choose("messagesType", u"MMS"_s);
    for (int row = 0; row < rows(); ++row)
        QCOMPARE(cell(row, MessagesModel::Type), u"MMS"_s);
    m_page->clearFilter();
    m_window->choose("messagesStatus", u"Failed"_s);
    QVERIFY(rows() > 0);
    for (int row = 0; row < rows(); ++row)
        QCOMPARE(cell(row, MessagesModel::Status), u"Failed"_s);
}

void TestMessagesPage::totalsTheSelectedRows()
{
    open();
    QVERIFY(complete());
    clickRow(0);
    clickRow(2, Qt::ShiftModifier);
    QTRY_VERIFY(text("messagesTotals").startsWith(u"3 selected · "_s));
    clickRow(1);
    QTRY_VERIFY(text("messagesTotals").contains(u" messages · "_s));
}

void TestMessagesPage::todayIsTheLocalDay()
{
    open();
    QVERIFY(complete());
    QDate today;
    do { // once more when midnight passes meanwhile
        m_window->choose("rangePreset", u"Yesterday"_s);
        QVERIFY(complete());
        m_window->sandbox().clearRequests();
        today = QDate::currentDate();
        m_window->choose("rangePreset", u"Today"_s);
        QTest::keyClick(m_window->find<QComboBox>("rangePreset"), Qt::Key_Return);
        QTRY_VERIFY(!listRequests().isEmpty());
        QVERIFY(complete());
    } while (QDate::currentDate() != today);
    QCOMPARE(m_window->find<QDateTimeEdit>("rangeFrom")->date(), today);
    QCOMPARE(m_window->find<QDateTimeEdit>("rangeTo")->date(), today.addDays(1));
    const QTimeZone zone = QTimeZone::systemTimeZone();
    QCOMPARE(sync().span(), presetRange(RangePreset::Today, today.startOfDay().toMSecsSinceEpoch(), zone));
    for (int row = 0; row < rows(); ++row)
        QVERIFY(cell(row, MessagesModel::Time).startsWith(today.toString(Qt::ISODate)));
}

void TestMessagesPage::showsTheZoneAndSwitches()
{
    open();
    QVERIFY(complete());
    const QString zone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    QVERIFY(m_window->find<QComboBox>("rangeZone")->currentText().contains(zone));
    clickRow(0);
    const QString local = cell(0, MessagesModel::Time);
    const QString id = cell(0, 0, MessagesModel::IdRole);
    m_window->choose("rangeZone", u"UTC"_s);
    QVERIFY(complete());
    QCOMPARE(m_page->zoneText(), u"UTC"_s);
    QCOMPARE(m_window->find<QLineEdit>("messageId")->text(), id);
    QVERIFY(text("messageFacts").contains(u" UTC"_s));
    QVERIFY(cell(0, MessagesModel::Time) != local);
}

void TestMessagesPage::refusesARangeThatEndsBeforeItStarts()
{
    open();
    QVERIFY(complete());
    m_window->sandbox().clearRequests();
    auto *from = m_window->find<QDateTimeEdit>("rangeFrom");
    from->setFocus();
    from->setCurrentSection(QDateTimeEdit::YearSection);
    QTest::keyClick(from, Qt::Key_Up);
    QTRY_VERIFY(m_window->sees("rangeHint"));
    QCOMPARE(m_window->find<QComboBox>("rangePreset")->currentText(), u"Custom"_s);
    QTest::keyClick(from, Qt::Key_Down);
    QTRY_VERIFY(!m_window->sees("rangeHint"));
    QVERIFY(complete());
    QVERIFY(!listRequests().isEmpty()); // of the range that is one
}

void TestMessagesPage::saysThatNothingMatches()
{
    open();
    QVERIFY(complete());
    const int all = rows();
    m_window->type("messagesFilter", u"no such words"_s);
    QTRY_VERIFY(shows("emptyTitle"));
    QVERIFY(m_window->find<QLineEdit>("messagesFilter")->hasFocus());
    QTest::mouseClick(face<QPushButton>("emptyAction"), Qt::LeftButton);
    QTRY_VERIFY(m_window->sees("messagesTable"));
    QCOMPARE(rows(), all);
}

void TestMessagesPage::failsInWordsAndTriesAgain()
{
    open(testsupport::SandboxAccount::smallOptions(), {u"GET /v2.1/messages status=401"_s});
    QTRY_VERIFY(shows("failedText"));
    QVERIFY(face<QLabel>("failedText")->text().contains(u"key"_s));
    m_window->sandbox().clearFaults();
    QTest::mouseClick(face<QPushButton>("failedRetry"), Qt::LeftButton);
    QTRY_VERIFY(m_window->sees("messagesTable"));
    QVERIFY(complete());
    QVERIFY(rows() > 0);
}

void TestMessagesPage::keepsWhatCameBeforeAFailure()
{
    sandbox::Options options = testsupport::SandboxAccount::smallOptions();
    options.messages = 2'000;
    open(options, {u"GET /v2.1/messages nth=5 body=html status=404"_s});
    QTRY_COMPARE(m_window->notices().size(), 1);
    QVERIFY(rows() > 0);
    QVERIFY(m_page->countText().endsWith(u"more on the server"_s));
    QVERIFY(!m_window->notices().constFirst().actionText.isEmpty());
    const int before = rows();
    m_window->notices().constFirst().action();
    QVERIFY(complete());
    QVERIFY(rows() > before);
}

void TestMessagesPage::saysThatItTriesAgain()
{
    open(testsupport::SandboxAccount::smallOptions(),
         {u"GET /v2.1/messages nth=1 status=503"_s, u"GET /v2.1/messages nth=2 held"_s});
    QTRY_VERIFY(text("messagesProgress").startsWith(u"Trying again in "_s));
    QVERIFY(text("messagesProgress").endsWith(u"attempt 2…"_s));
    QCOMPARE(m_page->retryingText(), text("messagesProgress"));
    m_window->sandbox().clearFaults();
    QVERIFY(complete());
    QVERIFY(rows() > 0);
}

void TestMessagesPage::stopsAndLoadsTheRest()
{
    sandbox::Options options = testsupport::SandboxAccount::smallOptions();
    options.messages = 3'000;
    open(options, {u"GET /v2.1/messages nth=2 count=1000 held"_s});
    QTRY_VERIFY(rows() > 0);
    QVERIFY(m_page->countText().endsWith(u"loaded…"_s));
    QVERIFY(m_page->isBusy());
    m_window->click("messagesCancel");
    QVERIFY(!m_page->isBusy());
    QVERIFY(m_page->countText().endsWith(u"more on the server"_s));
    m_window->sandbox().clearFaults();
    m_window->click("messagesResume");
    QVERIFY(complete());
    QVERIFY(rows() > 500);
}

void TestMessagesPage::looksUpAnId()
{
    open();
    QVERIFY(complete());
    const QString id = cell(5, 0, MessagesModel::IdRole);
    m_window->choose("rangePreset", u"Yesterday"_s); // found whatever is listed
    QGuiApplication::clipboard()->clear();
    m_window->click("messagesLookUp");
    QTRY_VERIFY(m_window->sees("lookupEdit"));
    m_window->type("lookupEdit", u"see <"_s + id + u">, please"_s);
    m_window->click("lookupStart");
    QTRY_VERIFY(m_window->sees("messageContent"));
    QCOMPARE(m_window->find<QLineEdit>("messageId")->text(), id);
    QTRY_VERIFY(!m_window->sees("lookupEdit"));
}

void TestMessagesPage::keepsTheIdThatIsUnknown()
{
    open();
    QVERIFY(complete());
    QGuiApplication::clipboard()->clear();
    m_page->lookUp();
    QTRY_VERIFY(m_window->sees("lookupEdit"));
    m_window->type("lookupEdit", u"mdr2-123"_s);
    QVERIFY(!m_window->find<QPushButton>("lookupStart")->isEnabled());
    QVERIFY(text("lookupResult").startsWith(u"No id found"_s));
    m_window->type("lookupEdit", u"mdr2-ffffffffffffffffffffffffffffffff"_s);
    QTest::keyClick(m_window->find<QLineEdit>("lookupEdit"), Qt::Key_Return);
    QTRY_COMPARE(text("lookupResult"), u"This account has no message with that id."_s);
    QCOMPARE(m_window->find<QLineEdit>("lookupEdit")->text(), u"mdr2-ffffffffffffffffffffffffffffffff"_s);
    m_window->click("lookupClose");
}

void TestMessagesPage::copiesRows()
{
    open();
    QVERIFY(complete());
    clickRow(0);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList cells = QGuiApplication::clipboard()->text().split(u'\t');
    QCOMPARE(cells.size(), int(MessagesModel::ColumnCount));
    QCOMPARE(cells.at(MessagesModel::From), cell(0, MessagesModel::From, MessagesModel::CopyRole));
    QVERIFY(cells.at(MessagesModel::From).startsWith(u'+'));
}

void TestMessagesPage::findsWordsAndDigitsTogether()
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

void TestMessagesPage::keepsTheSelectionInAnotherOrder()
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

void TestMessagesPage::readsARangeThatIsTyped()
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

void TestMessagesPage::narrowsByTheStripAndWidens()
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

void TestMessagesPage::showsTheConversation()
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

void TestMessagesPage::deletesHistoryWhenAskedTwice()
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
    QVERIFY2(listRequests().isEmpty(), "nobody asked for it again");
    QTest::mouseClick(face<QPushButton>("emptyAction"), Qt::LeftButton);
    QVERIFY(complete());
    QCOMPARE(rows(), all);
}

void TestMessagesPage::letsTabThrough()
{
    open();
    QVERIFY(complete());
    clickRow(0);
    table()->setFocus();
    QSet<QWidget *> visited;
    for (int presses = 0; presses < 60; ++presses) { // a date field takes one for each of its sections
        visited.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (const char *name : {"messagesTable", "messageReply", "messageBody", "messageId", "rangePreset",
                             "messagesFilter", "messagesType", "messagesCompose"})
        QVERIFY2(visited.contains(m_window->find<QWidget>(name)), name);
}

void TestMessagesPage::everyControlHasAName()
{
    open();
    QVERIFY(complete());
    clickRow(0);
    QStringList nameless;
    for (QWidget *widget : m_page->findChildren<QWidget *>()) {
        // Lists of combo boxes are Qt's own; the empty face has its words when it is shown.
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s)
            || widget->inherits("QComboBoxListView") || widget->objectName() == u"emptyAction"_s)
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        const bool named = spoken
            && (!spoken->text(QAccessible::Name).isEmpty()
                || !spoken->text(QAccessible::Description).isEmpty());
        if (!named || widget->objectName().isEmpty())
            nameless += QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()
                + u" in "_s + widget->parentWidget()->objectName();
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
}

QTEST_MAIN(TestMessagesPage)
#include "tst_messagespage.moc"

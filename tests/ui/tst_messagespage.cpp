// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesharness.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// The page Messages on a sandbox account, by mouse and keys.
class TestMessagesPage : public MessagesHarness {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { end(); }
    void readsTheWeekAndSaysHowMuch();
    void showsTheChosenMessage();
    void filtersAsOneTypes();
    void saysHowManyBeforeAllAreThere();
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
    void letsTabThrough();
    void everyControlHasAName();
};

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
    QTRY_VERIFY2(text("messagesCoverage").startsWith(u"Complete from "_s)
                     && text("messagesCoverage").endsWith(u" to now"_s),
                 qPrintable(text("messagesCoverage")));
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

/// Of a letter, and of everything.
void TestMessagesPage::saysHowManyBeforeAllAreThere()
{
    sandbox::Options options = testsupport::SandboxAccount::smallOptions();
    options.messages = 3'000;
    open(options);
    QVERIFY(complete());
    const int all = rows();
    QStringList early;
    connect(m_page, &TabPage::statusChanged, m_page, [this, &early] {
        if (table()->model()->rowCount() < m_page->tabCount())
            early += m_page->countText();
    });
    m_page->focusFilter();
    QTest::keyClicks(m_window->find<QLineEdit>("messagesFilter"), u"e"_s);
    const int found = rows();
    QVERIFY2(found > 100 && found < all, qPrintable(QString::number(found)));
    QVERIFY2(early.contains(u"%1 found"_s.arg(QLocale().toString(found))), qPrintable(early.join(u'|')));
    m_page->clearFilter();
    QCOMPARE(rows(), all);
    QVERIFY2(early.contains(u"%1 messages"_s.arg(QLocale().toString(all))), qPrintable(early.join(u'|')));
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
    m_window->type("messagesFilter", u"nothing has these words"_s);
    QTRY_VERIFY2(!text("messagesTotals").contains(u"selected"_s), qPrintable(text("messagesTotals")));
    m_page->clearFilter();
    QVERIFY(rows() > 3);
    clickRow(0);
    clickRow(2, Qt::ShiftModifier);
    QTRY_VERIFY(text("messagesTotals").startsWith(u"3 selected · "_s));
    clickRow(1);
    const int all = rows();
    QTRY_VERIFY(text("messagesTotals").startsWith(QLocale().toString(all) + u" messages · "_s));
    m_window->choose("messagesStatus", u"Failed"_s);
    QVERIFY(rows() < all);
    QVERIFY2(!text("messagesTotals").startsWith(QLocale().toString(all)), "these are not so many");
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
    open(options, {u"GET /v2.1/messages nth=2 count=1000 body=html status=404 held"_s});
    QTRY_VERIFY(sync().progress().added > 0 && table()->model()->rowCount() == sync().progress().added);
    m_window->sandbox().clearFaults();
    QTRY_COMPARE(m_window->notices().size(), 1);
    QVERIFY(rows() > 0);
    QTRY_VERIFY(m_page->countText().endsWith(u"more on the server"_s));
    QVERIFY(!m_window->notices().constFirst().actionText.isEmpty());
    const int before = rows();
    m_window->notices().constFirst().action();
    QVERIFY(complete());
    QVERIFY(rows() > before);
}

void TestMessagesPage::saysThatItTriesAgain()
{
    open(testsupport::SandboxAccount::smallOptions(),
         {u"GET /v2.1/messages nth=1 status=503"_s, u"GET /v2.1/messages nth=2 count=1000 held"_s});
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
    QTRY_VERIFY(m_page->countText().endsWith(u"loaded…"_s));
    QVERIFY(m_page->isBusy());
    m_window->click("messagesCancel");
    QVERIFY(!m_page->isBusy());
    QTRY_VERIFY(m_page->countText().endsWith(u"more on the server"_s));
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

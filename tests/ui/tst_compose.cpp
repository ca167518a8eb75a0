// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagespage.h"
#include "outboxmodel.h"
#include "pagefixture.h"
#include "senderlist.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr int ample = 30'000; ///< ms, for what takes a second on an idle machine
constexpr FollowPace quick{.firstMs = 50, .longestMs = 200, .giveUpMs = 60'000};

} // namespace

/// Writing and sending a message, by mouse and keys.
class TestCompose : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sendsOnceAndFollowsToDelivered();
    void saysHowFarItCame_data();
    void saysHowFarItCame();
    void asksBeforeItSends();
    void keepsEverythingWhenRefused();
    void saysWhenItIsUnclear();
    void blocksTheSameWhileItIsUnclear();
    void foundByReadingFreesTheForm();
    void sendsAgainWhenProvenAbsent();
    void showsWhatAnEarlierRunLeft();
    void saysWhatItCostsAndKeepsToTheBudget();
    void judgesTheNumber_data();
    void judgesTheNumber();
    void countsAsOneTypes();
    void replacesTypographicCharacters();
    void sendsMediaAsMms();
    void offersSendersThatCanSendFirst();
    void repliesFromTheRightNumber();

private:
    QListView *outbox() const { return m_window->find<QListView>("composeOutbox"); }
    QString state(int row = 0) const
    {
        return outbox()->model()->index(row, OutboxModel::State).data().toString();
    }
    QString label(const char *name) const { return m_window->find<QLabel>(name)->text(); }
    QString body() const { return m_window->find<QPlainTextEdit>("composeBody")->toPlainText(); }
    void write(const QString &to, const QString &text)
    {
        m_window->type("composeTo", to);
        m_window->type("composeBody", text);
    }
    void sendAndConfirm()
    {
        m_window->click("composeSend");
        QTRY_VERIFY(m_window->sees("confirmAccept"));
        m_window->click("confirmAccept");
    }
    /// A window on the account, as after a start of the program.
    void open(const Patience &patience = quickPatience())
    {
        m_window->connectAgain(patience);
        m_page = new MessagesPage(m_window->workspace(), nullptr, quick);
        connect(m_page, &TabPage::notice, m_page, [this](const Notice &notice) { m_window->take(notice); });
        QVERIFY(m_window->show(m_page));
        m_window->click("messagesCompose");
        QTRY_VERIFY(m_window->find<QComboBox>("composeFrom")->count() > 0);
        QTRY_VERIFY(m_page->updatedAt() > 0);
    }
    /// To one that never sends a receipt unless told otherwise, so that its state does not pass on.
    void sendUnanswered(const QString &fault, const QString &text, const QString &to = u"(206) 555-0197"_s)
    {
        QVERIFY(m_window->sandbox().addFault(fault));
        write(to, text);
        sendAndConfirm();
    }
    QList<QJsonObject> sent() const
    {
        QList<QJsonObject> bodies;
        for (const sandbox::LoggedRequest &request : m_window->sandbox().requests()) {
            if (!testsupport::isRead(request))
                bodies += QJsonDocument::fromJson(request.body).object();
        }
        return bodies;
    }

    std::unique_ptr<PageFixture> m_window;
    MessagesPage *m_page = nullptr;
    QStringList m_expected; ///< what PageFixture::problems() may say
};

void TestCompose::init()
{
    m_window = std::make_unique<PageFixture>();
    m_expected.clear();
    open();
}

void TestCompose::cleanup()
{
    m_window->close();
    QCOMPARE(m_window->problems(), m_expected);
    m_window.reset();
}

void TestCompose::sendsOnceAndFollowsToDelivered()
{
    write(u"(206) 555-0142"_s, u"Hello there"_s);
    sendAndConfirm();
    QTRY_COMPARE(outbox()->model()->rowCount(), 1);
    QTRY_COMPARE(body(), QString()); // taken, so the field is free
    m_window->sandbox().advanceClock(5'000);
    QTRY_COMPARE(state(), u"Delivered"_s);
    QCOMPARE(sent().size(), 1);
    QCOMPARE(sent().constFirst()[u"to"_s].toString(), u"12065550142"_s);
    QCOMPARE(sent().constFirst()[u"body"_s].toString(), u"Hello there"_s);
    QVERIFY(m_window->notices().isEmpty());
}

/// By destinations that stop there, since the others pass on while one looks.
void TestCompose::saysHowFarItCame_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("says");
    QTest::newRow("no receipt") << u"(206) 555-0197"_s << u"Accepted by Flowroute"_s;
    QTest::newRow("level 1") << u"(206) 555-0198"_s << u"Handed over to the carrier"_s;
    QTest::newRow("level 2") << u"(206) 555-0199"_s << u"Accepted by the carrier"_s;
    QTest::newRow("opted out") << u"206 555 0186"_s << u"Failed. Code 1110"_s;
}

void TestCompose::saysHowFarItCame()
{
    QFETCH(QString, to);
    QFETCH(QString, says);
    write(to, u"Hello there"_s);
    sendAndConfirm();
    QTRY_COMPARE(outbox()->model()->rowCount(), 1);
    QTRY_COMPARE(sent().size(), 1);
    m_window->sandbox().advanceClock(5'000);
    QTRY_VERIFY2(state().startsWith(says), qPrintable(state()));
}

void TestCompose::asksBeforeItSends()
{
    write(u"(206) 555-0142"_s, u"Hello"_s);
    QTest::keyClick(m_window->find<QPlainTextEdit>("composeBody"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_window->sees("confirmQuestion"));
    QVERIFY(label("confirmQuestion").contains(u"(206) 555-0142"_s));
    QVERIFY(label("confirmQuestion").contains(u"Sandbox"_s));
    QVERIFY(label("confirmSummary").startsWith(u"1 part."_s));
    const QString lines = m_window->find<QPlainTextEdit>("confirmObjects")->toPlainText();
    QVERIFY2(lines.contains(u"+12065550142"_s), qPrintable(lines));
    m_window->click("confirmCancel");
    QTRY_VERIFY(!m_window->sees("confirmQuestion"));
    QCOMPARE(body(), u"Hello"_s);
    QVERIFY(sent().isEmpty());
    QCOMPARE(outbox()->model()->rowCount(), 0);
}

void TestCompose::keepsEverythingWhenRefused()
{
    QVERIFY(m_window->sandbox().addFault(u"POST /v2.1/messages nth=1 status=422 body=object"_s));
    write(u"(206) 555-0142"_s, u"Keep me"_s);
    sendAndConfirm();
    QTRY_COMPARE(state(), u"Not sent"_s);
    QCOMPARE(body(), u"Keep me"_s);
    QCOMPARE(m_window->find<QLineEdit>("composeTo")->text(), u"(206) 555-0142"_s);
    QCOMPARE(m_window->notices().size(), 1);
    QCOMPARE(m_window->notices().constFirst().severity, Notice::Severity::Error);
    QVERIFY(!m_window->notices().constFirst().details.isEmpty());
    QVERIFY(m_window->find<QPushButton>("composeSend")->isEnabled()); // another try is the person's to make
    QVERIFY(m_window->find<QPushButton>("outboxAgain")->isEnabled());
}

void TestCompose::saysWhenItIsUnclear()
{
    open(slowPatience());
    sendUnanswered(u"POST /v2.1/messages close=after"_s, u"Maybe sent"_s);
    QTRY_VERIFY_WITH_TIMEOUT(state().startsWith(u"Unclear, checking"_s), ample);
    QCOMPARE(sent().size(), 1);
    QCOMPARE(body(), u"Maybe sent"_s);
    QCOMPARE(m_window->notices().size(), 1);
    const Notice notice = m_window->notices().constFirst();
    QCOMPARE(notice.severity, Notice::Severity::Warning);
    QVERIFY2(notice.text.contains(u"may have gone out"_s), qPrintable(notice.text));
    notice.action();
    auto *table = m_window->find<QAbstractItemView>("messagesTable");
    QCOMPARE(m_window->find<QLineEdit>("messagesFilter")->text(), u"(206) 555-0197"_s);
    QTRY_VERIFY(table->model()->rowCount() > 0);
    QTRY_COMPARE(table->model()->index(0, MessagesModel::Body).data().toString(), u"Maybe sent"_s);
}

void TestCompose::blocksTheSameWhileItIsUnclear()
{
    open(slowPatience());
    sendUnanswered(u"POST /v2.1/messages nth=1 close=after"_s, u"Maybe sent"_s);
    QTRY_VERIFY_WITH_TIMEOUT(state().startsWith(u"Unclear"_s), ample);
    m_window->click("composeSend");
    QVERIFY(!m_window->sees("confirmAccept"));
    QVERIFY2(label("composeResult").contains(u"may have gone out already"_s),
             qPrintable(label("composeResult")));
    QVERIFY2(label("composeResult").contains(u"next look"_s), qPrintable(label("composeResult")));
    QCOMPARE(body(), u"Maybe sent"_s);
    auto *again = m_window->find<QPushButton>("outboxAgain");
    QVERIFY(!again->isEnabled());
    QVERIFY2(again->toolTip().contains(u"being looked for"_s), qPrintable(again->toolTip()));
    m_window->type("composeBody", u"Something else"_s); // that one has not gone out
    m_window->click("composeSend");
    QTRY_VERIFY(m_window->sees("confirmAccept"));
    QCOMPARE(m_window->find<QPushButton>("confirmAccept")->text(), u"Send"_s);
    m_window->click("confirmCancel");
    m_window->click("outboxCheck");
    QTRY_VERIFY_WITH_TIMEOUT(state().startsWith(u"Accepted by Flowroute"_s), ample);
    QCOMPARE(body(), u"Something else"_s);
    QCOMPARE(sent().size(), 1);
}

void TestCompose::foundByReadingFreesTheForm()
{
    sendUnanswered(u"POST /v2.1/messages nth=1 close=after"_s, u"Maybe sent"_s, u"(206) 555-0142"_s);
    QTRY_COMPARE_WITH_TIMEOUT(body(), QString(), ample);
    QVERIFY2(label("composeResult").contains(u"found by reading"_s), qPrintable(label("composeResult")));
    QCOMPARE(m_window->notices().constLast().severity, Notice::Severity::Good);
    m_window->sandbox().advanceClock(10'000);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Delivered"_s, ample);
    QCOMPARE(sent().size(), 1);
}

void TestCompose::sendsAgainWhenProvenAbsent()
{
    sendUnanswered(u"POST /v2.1/messages nth=1 close=before"_s, u"Never arrived"_s);
    QTRY_VERIFY_WITH_TIMEOUT(state().startsWith(u"Did not go out: proven by reading"_s), ample);
    QCOMPARE(sent().size(), 1);
    QCOMPARE(body(), u"Never arrived"_s);
    QCOMPARE(m_window->notices().constLast().actionText, u"Send again…"_s);
    m_window->click("outboxAgain");
    QTRY_VERIFY(m_window->sees("confirmAccept"));
    const QString lines = m_window->find<QPlainTextEdit>("confirmObjects")->toPlainText();
    QVERIFY2(lines.contains(u"Never arrived"_s), qPrintable(lines));
    QCOMPARE(sent().size(), 1);
    m_window->click("confirmAccept");
    QTRY_COMPARE_WITH_TIMEOUT(outbox()->model()->rowCount(), 2, ample);
    QTRY_VERIFY_WITH_TIMEOUT(state().startsWith(u"Accepted by Flowroute"_s), ample);
    QCOMPARE(sent().size(), 2);
    QCOMPARE(body(), QString());
    outbox()->setCurrentIndex(outbox()->model()->index(1, OutboxModel::State));
    QVERIFY(!m_window->find<QPushButton>("outboxAgain")->isEnabled());
    m_expected += u"sent twice: POST /v2.1/messages"_s; // once by the person's wish
}

void TestCompose::showsWhatAnEarlierRunLeft()
{
    open(slowPatience());
    sendUnanswered(u"POST /v2.1/messages nth=1 close=after"_s, u"Maybe sent"_s);
    QTRY_VERIFY_WITH_TIMEOUT(state().startsWith(u"Unclear"_s), ample);
    open();
    QTRY_COMPARE_WITH_TIMEOUT(outbox()->model()->rowCount(), 1, ample);
    QCOMPARE(outbox()->model()->index(0, OutboxModel::Body).data().toString(), u"Maybe sent"_s);
    QTRY_VERIFY_WITH_TIMEOUT(state().startsWith(u"Accepted by Flowroute"_s), ample);
    QTRY_COMPARE(m_window->notices().constLast().text,
                 u"The message to (206) 555-0197 went out: found by reading."_s);
    QCOMPARE(sent().size(), 1);
}

void TestCompose::saysWhatItCostsAndKeepsToTheBudget()
{
    write(u"(206) 555-0142"_s, u"Hello"_s);
    QCOMPARE(label("composeEstimate"), u"About $0.0040 (an estimate, not a price)"_s);
    Budget budget;
    budget.perDay = Money::fromNanodollars(1'000'000);
    m_window->workspace().session.journal().setBudget(budget);
    m_window->click("composeSend");
    QVERIFY(!m_window->sees("confirmAccept"));
    QVERIFY2(label("composeResult").contains(u"The limit for one day is $0.0010"_s),
             qPrintable(label("composeResult")));
    QCOMPARE(body(), u"Hello"_s);
    QVERIFY(sent().isEmpty());
    QCOMPARE(outbox()->model()->rowCount(), 0);
}

void TestCompose::judgesTheNumber_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("hint");
    QTest::addColumn<bool>("sendable");
    QTest::newRow("national") << u"206.555.0142"_s << u"Goes to +12065550142"_s << true;
    QTest::newRow("E.164") << u"+1 206 555 0142"_s << u"Goes to +12065550142"_s << true;
    QTest::newRow("unknown area code") << u"(999) 555-0142"_s << u"check it"_s << true;
    QTest::newRow("too short") << u"555-01"_s << u"not a phone number"_s << false;
    QTest::newRow("words") << u"nobody"_s << u"not a phone number"_s << false;
    QTest::newRow("nothing") << QString() << QString() << false;
}

void TestCompose::judgesTheNumber()
{
    QFETCH(QString, typed);
    QFETCH(QString, hint);
    QFETCH(bool, sendable);
    write(typed, u"Hello"_s);
    QVERIFY2(label("composeToHint").contains(hint), qPrintable(label("composeToHint")));
    QCOMPARE(m_window->sees("composeToHint"), !hint.isEmpty());
    QCOMPARE(m_window->find<QPushButton>("composeSend")->isEnabled(), sendable);
}

void TestCompose::countsAsOneTypes()
{
    m_window->type("composeBody", u"Hello"_s);
    QCOMPARE(label("composeCounter"), u"GSM 03.38 · 1 part · 155 characters left in it"_s);
    QVERIFY(!m_window->sees("composePublished"));
    m_window->find<QPlainTextEdit>("composeBody")->setPlainText(QString(306, u'x'));
    QVERIFY(label("composeCounter").contains(u"2 parts"_s));
    QVERIFY2(label("composePublished").endsWith(u"counts 3."_s), qPrintable(label("composePublished")));
    m_window->find<QPlainTextEdit>("composeBody")->setPlainText(u"Γειά σου, ж"_s);
    QVERIFY(label("composeCounter").startsWith(u"Unicode (UCS-2) · 1 part"_s));
    QVERIFY(label("composeForced").contains(u"U+"_s));
    QVERIFY(!m_window->sees("composePlain")); // nothing typographic about it
}

void TestCompose::replacesTypographicCharacters()
{
    m_window->find<QPlainTextEdit>("composeBody")->setPlainText(u"“It’s” — here…"_s);
    QVERIFY(label("composeForced").contains(u"U+201C"_s));
    m_window->click("composePlain");
    QVERIFY(label("composeCounter").startsWith(u"GSM"_s));
    QVERIFY(body().startsWith(u"\"It's\""_s));
    QVERIFY(!m_window->sees("composeForced"));
}

void TestCompose::sendsMediaAsMms()
{
    m_window->type("composeTo", u"(206) 555-0197"_s);
    m_window->type("composeMedia", u"ftp://example.com/a.png"_s);
    QVERIFY(label("composeMediaHint").contains(u"http://"_s));
    QVERIFY(!m_window->find<QPushButton>("composeSend")->isEnabled());
    m_window->find<QPlainTextEdit>("composeMedia")
        ->setPlainText(u"https://example.com/a b.png\n\n http://example.com/c.jpg "_s);
    QVERIFY(label("composeMediaHint").startsWith(u"MMS with 2 files"_s));
    sendAndConfirm();
    QTRY_COMPARE(sent().size(), 1);
    const QJsonArray urls = sent().constFirst()[u"media_urls"_s].toArray();
    QCOMPARE(urls, QJsonArray({u"https://example.com/a%20b.png"_s, u"http://example.com/c.jpg"_s}));
    QTRY_VERIFY(state().startsWith(u"Accepted"_s));
    QCOMPARE(m_window->find<QPlainTextEdit>("composeMedia")->toPlainText(), QString());
}

void TestCompose::offersSendersThatCanSendFirst()
{
    auto *from = m_window->find<QComboBox>("composeFrom");
    QTRY_COMPARE(from->count(), 60);
    bool offSeen = false;
    for (int row = 0; row < from->count(); ++row) {
        const bool off = from->itemText(row).endsWith(u"(messaging off)"_s);
        QVERIFY2(!offSeen || off, qPrintable(from->itemText(row)));
        offSeen = offSeen || off;
    }
    QVERIFY2(offSeen, "none is hidden");
    const PhoneNumber last =
        PhoneNumber::fromService(from->itemData(from->count() - 1, SenderList::DigitsRole).toString());
    m_page->compose(last);
    QCOMPARE(from->currentIndex(), from->count() - 1);
    QVERIFY(m_window->sees("composeFromHint"));
    QVERIFY(label("composeFromHint").contains(u"messaging is off"_s));
}

void TestCompose::repliesFromTheRightNumber()
{
    m_window->choose("messagesDirection", u"Received"_s);
    auto *table = m_window->find<QAbstractItemView>("messagesTable");
    const auto inView = [table](MessagesModel::Column column) {
        return table->model()->index(0, column).data().toString();
    };
    QTRY_COMPARE(inView(MessagesModel::Direction), u"← Received"_s);
    const QModelIndex first = table->model()->index(0, MessagesModel::From);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(first).center());
    m_window->click("messageReply");
    QTRY_VERIFY(m_window->sees("composeTo"));
    QCOMPARE(m_window->find<QLineEdit>("composeTo")->text(), first.data().toString());
    const QString own = first.siblingAtColumn(MessagesModel::To).data().toString();
    QVERIFY(m_window->find<QComboBox>("composeFrom")->currentText().startsWith(own));
    QVERIFY(m_window->find<QPlainTextEdit>("composeBody")->hasFocus());
}

QTEST_MAIN(TestCompose)
#include "tst_compose.moc"

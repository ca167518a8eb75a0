// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbersharness.h"

#include "callpath.h"
#include "numberstable.h"

#include <QCheckBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// What is done with one selected number: its detail, alias, switches, clearing routes, release.
class TestNumberActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsWhatIsKnown();
    void drawsThePathOfACall();
    void saysThatRoutesWereNotReadAndReadsAgain();
    void savesAnAlias();
    void refusedAliasIsNotLost();
    void switchesCallerNames();
    void switchSaysWhatCame();
    void partialSuccessOfMessagingIsSaid();
    void unclearChangeIsSettledByReading();
    void unclearChangeThatDidNotHappenIsProven();
    void unclearChangeIsShownAndBlocksItsLike();
    void unclearReleaseTakesTheNumberAwayWhenItIsGone();
    void clearsThePrimaryRoute();
    void clearsTheFailoverRoute();
    void releaseAsksForTheLastFourDigits();
    void refusedReleaseKeepsTheNumber();
    void leadsToItsMessages();

private:
    PageFixture &fixture() { return m_window->fixture(); }
    /// As after a new start of the program, with nothing settled by itself.
    void connectAgain()
    {
        fixture().connectAgain(slowPatience());
        QVERIFY(m_window->open());
        QVERIFY(m_window->select(0, 0));
    }
    QStringList enabledInMenu()
    {
        QMenu *menu = qobject_cast<NumbersTable *>(m_window->table())->rowMenu();
        menu->popup(m_window->page()->mapToGlobal(QPoint(10, 10)));
        QStringList texts;
        for (const QAction *action : menu->actions()) {
            if (action->isEnabled() && !action->isSeparator())
                texts += action->text();
        }
        menu->close();
        return texts;
    }
    bool wasTold(const QString &words)
    {
        const QList<Notice> &told = fixture().notices();
        return std::any_of(told.cbegin(), told.cend(),
                           [&words](const Notice &notice) { return notice.text.contains(words); });
    }
    bool isChecked(const char *name) { return fixture().find<QCheckBox>(name)->isChecked(); }
    int rowWith(int column, const QString &text, bool equal = true)
    {
        for (int row = 0; row < m_window->rows(); ++row) {
            m_window->clickRow(row);
            if (testsupport::waitFor([&] { return m_window->detail(row) != nullptr; })
                && (m_window->cell(row, column) == text) == equal)
                return row;
        }
        return -1;
    }

    QTemporaryDir m_settings;
    std::unique_ptr<NumbersHarness> m_window;
};

void TestNumberActions::initTestCase()
{
    QCoreApplication::setOrganizationName(u"trunkline-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TestNumberActions::init()
{
    m_window = std::make_unique<NumbersHarness>();
    QVERIFY(m_window->open());
    QVERIFY(m_window->select(0, 0));
}

void TestNumberActions::cleanup()
{
    fixture().close();
    const QStringList problems = fixture().problems();
    m_window.reset();
    QCOMPARE(problems, QStringList());
}

void TestNumberActions::showsWhatIsKnown()
{
    QCOMPARE(m_window->text("numberHeading"), m_window->cell(0, NumbersModel::Number));
    QVERIFY(m_window->text("factPlace").startsWith(m_window->cell(0, NumbersModel::RateCenter)));
    QTRY_COMPARE(m_window->text("factMonthly"), m_window->detail(0)->monthlyCost->toString());
    QCOMPARE(m_window->text("factE911"), u"none"_s);
    QCOMPARE(isChecked("cnamCheck"), m_window->detail(0)->summary.cnamLookups);
    for (const char *name : {"factAlias", "factType", "factPlace", "factMonthly", "factE911"})
        QVERIFY2(!fixture().find<QLabel>(name)->toolTip().isEmpty(), name);
    m_window->clickRow(1);
    QCOMPARE(m_window->text("numberHeading"), m_window->cell(1, NumbersModel::Number));
}

void TestNumberActions::drawsThePathOfACall()
{
    const int row = rowWith(NumbersModel::FailoverRoute, u"–"_s, false);
    QVERIFY(row >= 0);
    const auto *path = fixture().find<CallPath>("callPath");
    QVERIFY(path->isVisible());
    const QString primary = m_window->cell(row, NumbersModel::PrimaryRoute);
    const QString failover = m_window->cell(row, NumbersModel::FailoverRoute);
    QTRY_VERIFY(path->accessibleName().startsWith(u"Call path: %1 ("_s.arg(primary)));
    QVERIFY2(path->accessibleName().contains(u"; if that fails: %1 ("_s.arg(failover)),
             qPrintable(path->accessibleName()));
    QVERIFY2(path->visibleRegion().boundingRect().height() >= path->minimumSizeHint().height(),
             "all of the picture is in sight");
}

void TestNumberActions::saysThatRoutesWereNotReadAndReadsAgain()
{
    QVERIFY(m_window->sandbox().addFault(u"* /v2/numbers/* status=403"_s));
    const int last = m_window->rows() - 1;
    m_window->clickRow(last);
    QTRY_VERIFY(fixture().sees("numberReadAgain"));
    QCOMPARE(m_window->cell(last, NumbersModel::PrimaryRoute), u"not read"_s);
    QVERIFY(m_window->text("numberProblem").startsWith(u"Its routes could not be read."_s));
    QCOMPARE(fixture().find<CallPath>("callPath")->accessibleName(), u"Call path: could not be read"_s);
    QVERIFY(fixture().details("numberProblemDetails").contains(u"403"_s));
    m_window->sandbox().clearFaults();
    fixture().click("numberReadAgain");
    QTRY_VERIFY(!fixture().sees("numberReadAgain"));
    QTRY_VERIFY(m_window->detail(last) != nullptr);
}

void TestNumberActions::savesAnAlias()
{
    fixture().click("editAlias");
    QTRY_VERIFY(fixture().sees("aliasEdit"));
    fixture().type("aliasEdit", u"Lobby & <b>door</b>"_s);
    QTest::keyClick(fixture().find<QLineEdit>("aliasEdit"), Qt::Key_Return);
    QTRY_COMPARE(m_window->cell(0, NumbersModel::Alias), u"Lobby & <b>door</b>"_s);
    QCOMPARE(m_window->text("factAlias"), u"Lobby & <b>door</b>"_s);
    QCOMPARE(m_window->writes(), QStringList{u"PATCH /v2/numbers/"_s + m_window->number(0).digits()});
    QTRY_VERIFY(m_window->lastNotice().endsWith(u": alias saved."_s));
}

void TestNumberActions::refusedAliasIsNotLost()
{
    QVERIFY(m_window->sandbox().addFault(u"PATCH /v2/numbers/* status=422"_s));
    fixture().click("editAlias");
    fixture().type("aliasEdit", u"a long thought"_s);
    fixture().click("aliasSave");
    QTRY_VERIFY(m_window->lastNotice().contains(u"did not happen"_s));
    QCOMPARE(fixture().notices().constLast().actionText, u"Edit again"_s);
    m_window->sandbox().clearFaults();
    m_window->sandbox().clearRequests(); // the second write is the person's own
    QTRY_VERIFY(!fixture().sees("aliasEdit"));
    fixture().notices().constLast().action();
    QTRY_VERIFY(fixture().sees("aliasEdit"));
    QCOMPARE(fixture().find<QLineEdit>("aliasEdit")->text(), u"a long thought"_s);
    fixture().click("aliasSave");
    QTRY_COMPARE(m_window->cell(0, NumbersModel::Alias), u"a long thought"_s);
}

void TestNumberActions::switchesCallerNames()
{
    const bool before = isChecked("cnamCheck");
    fixture().click("cnamCheck");
    QTRY_COMPARE(isChecked("cnamCheck"), !before);
    QCOMPARE(m_window->cell(0, NumbersModel::Cnam), before ? u"Off"_s : u"On"_s);
    QVERIFY(m_window->lastBody().contains("cnam_lookups_enabled"));
    QVERIFY(!m_window->lastBody().contains("messaging"));
    QVERIFY(!m_window->lastBody().contains("alias"));
}

void TestNumberActions::switchSaysWhatCame()
{
    QVERIFY(m_window->sandbox().addFault(u"PATCH /v2/numbers/* status=403"_s));
    const bool before = isChecked("messagingCheckBox");
    fixture().click("messagingCheckBox");
    QTRY_VERIFY(m_window->lastNotice().startsWith(u"Switching messaging of "_s));
    QCOMPARE(fixture().notices().constLast().severity, Notice::Severity::Error);
    QCOMPARE(isChecked("messagingCheckBox"), before); // what is shown is what the service says
    QCOMPARE(m_window->writes().size(), 1);
}

void TestNumberActions::partialSuccessOfMessagingIsSaid()
{
    // Numbers that end in 207 cannot be provisioned in the sandbox: the service answers 207.
    const auto found =
        testsupport::httpGet(m_window->sandbox().endpoint(), "/v2/numbers/available?ends_with=207&limit=1");
    const QString digits = found.json()[u"data"_s][0][u"id"_s].toString();
    QVERIFY(!digits.isEmpty());
    const QByteArray bought = QString(u"/v2/numbers/"_s + digits).toLatin1();
    QCOMPARE(testsupport::httpSend(m_window->sandbox().endpoint(), "POST", bought).status, 201);
    m_window->page()->refresh();
    const PhoneNumber number = PhoneNumber::fromService(digits);
    QTRY_VERIFY(m_window->rowOf(number) >= 0);
    QTRY_VERIFY(!m_window->page()->isBusy());
    m_window->clickRow(m_window->rowOf(number));
    fixture().click("messagingCheckBox");
    QTRY_VERIFY(m_window->lastNotice().contains(u"could not start its messaging"_s));
    QCOMPARE(fixture().notices().constLast().severity, Notice::Severity::Warning);
    const int told = int(fixture().notices().size());
    if (told > 1) // the warning takes the place of the good news
        QCOMPARE(fixture().notices().at(told - 2).id, fixture().notices().constLast().id);
}

void TestNumberActions::unclearChangeIsSettledByReading()
{
    QVERIFY(m_window->sandbox().addFault(u"PATCH /v2/numbers/* close=after"_s));
    const bool before = isChecked("cnamCheck");
    fixture().click("cnamCheck");
    QTRY_VERIFY(wasTold(u"is unclear: it may have happened."_s));
    QTRY_VERIFY(m_window->lastNotice().endsWith(u" has happened: reading the account shows it."_s));
    QCOMPARE(fixture().notices().constLast().severity, Notice::Severity::Good);
    QCOMPARE(fixture().notices().constLast().id, fixture().notices().constFirst().id);
    QTRY_COMPARE(isChecked("cnamCheck"), !before);
    QCOMPARE(m_window->writes().size(), 1);
}

void TestNumberActions::unclearChangeThatDidNotHappenIsProven()
{
    QVERIFY(m_window->sandbox().addFault(u"PATCH /v2/numbers/* status=502"_s));
    const bool before = isChecked("cnamCheck");
    fixture().click("cnamCheck");
    QTRY_VERIFY(wasTold(u"is unclear: it may have happened."_s));
    QCOMPARE(fixture().notices().constFirst().actionText, u"Check now"_s);
    fixture().notices().constFirst().action();
    QTRY_VERIFY(m_window->lastNotice().contains(u" did not happen: reading the account has proven it."_s));
    QCOMPARE(isChecked("cnamCheck"), before);
    QCOMPARE(m_window->writes().size(), 1);
    m_window->sandbox().clearFaults();
    m_window->sandbox().clearRequests(); // the second write is the person's own
    QTRY_VERIFY(fixture().find<QCheckBox>("cnamCheck")->isEnabled());
    fixture().click("cnamCheck");
    QTRY_COMPARE(isChecked("cnamCheck"), !before);
    QCOMPARE(m_window->writes().size(), 1);
}

void TestNumberActions::unclearChangeIsShownAndBlocksItsLike()
{
    connectAgain();
    QVERIFY(m_window->sandbox().addFault(u"PATCH /v2/numbers/* close=after"_s));
    const bool before = isChecked("cnamCheck");
    fixture().click("cnamCheck");
    QTRY_COMPARE(m_window->cell(0, NumbersModel::Cnam), u"unclear, checking"_s);
    connectAgain(); // a new start forgets nothing
    QTRY_COMPARE(m_window->cell(0, NumbersModel::Cnam), u"unclear, checking"_s);
    QTRY_VERIFY(fixture().sees("numberUnclear"));
    QVERIFY2(m_window->text("numberUnclear").startsWith(u"Switching the caller name look-up of "_s),
             qPrintable(m_window->text("numberUnclear")));
    for (const char *name : {"cnamCheck", "messagingCheckBox", "editAlias"}) {
        QVERIFY2(!fixture().find<QWidget>(name)->isEnabled(), name);
        QVERIFY2(fixture().find<QWidget>(name)->toolTip().startsWith(u"Not now: "_s), name);
    }
    QVERIFY(fixture().find<QWidget>("setPrimary")->isEnabled());
    QCOMPARE(enabledInMenu(),
             QStringList({u"Copy"_s, u"Set primary route…"_s, u"Set failover route…"_s,
                          u"Clear primary route"_s, u"Clear failover route"_s, u"Release…"_s}));
    fixture().click("numberUnclearCheckNow");
    QTRY_COMPARE(isChecked("cnamCheck"), !before);
    QTRY_VERIFY(!fixture().sees("numberUnclear"));
    QVERIFY(fixture().find<QWidget>("cnamCheck")->isEnabled());
    QVERIFY(!wasTold(u"has happened"_s)); // of an earlier run: the journal's own notices tell of it
    QCOMPARE(m_window->writes().size(), 1);
}

void TestNumberActions::unclearReleaseTakesTheNumberAwayWhenItIsGone()
{
    connectAgain();
    QVERIFY(m_window->sandbox().addFault(u"DELETE /v2/numbers/* close=after"_s));
    const PhoneNumber number = m_window->number(0);
    const int all = m_window->rows();
    fixture().click("releaseNumber");
    fixture().type("confirmTyped", number.lastFour());
    fixture().click("confirmAccept");
    QTRY_COMPARE(m_window->cell(0, NumbersModel::Alias), u"release unclear, checking"_s);
    QVERIFY(!fixture().find<QWidget>("releaseNumber")->isEnabled());
    QCOMPARE(m_window->rows(), all);
    QVERIFY(testsupport::waitFor([this, all] {
        if (fixture().sees("numberUnclearCheckNow"))
            fixture().find<QPushButton>("numberUnclearCheckNow")->click();
        return m_window->rows() == all - 1;
    }));
    QCOMPARE(m_window->rowOf(number), -1);
    QCOMPARE(m_window->writes().size(), 1);
}

void TestNumberActions::clearsThePrimaryRoute()
{
    QVERIFY(m_window->cell(0, NumbersModel::PrimaryRoute) != u"–"_s);
    fixture().click("clearPrimary");
    QTRY_VERIFY(fixture().sees("confirmAccept"));
    QVERIFY(m_window->text("confirmQuestion").contains(u"are not delivered"_s));
    fixture().click("confirmAccept");
    QTRY_COMPARE(m_window->cell(0, NumbersModel::PrimaryRoute), u"–"_s);
    QCOMPARE(m_window->writes(),
             QStringList{
                 u"DELETE /v2/numbers/%1/relationships/primary_route"_s.arg(m_window->number(0).digits())});
    QTRY_VERIFY(!fixture().find<QPushButton>("clearPrimary")->isEnabled());
}

void TestNumberActions::clearsTheFailoverRoute()
{
    const int row = rowWith(NumbersModel::FailoverRoute, u"–"_s, false);
    QVERIFY(row >= 0);
    fixture().click("clearFailover");
    QTRY_VERIFY(fixture().sees("confirmAccept"));
    fixture().click("confirmAccept");
    QTRY_COMPARE(m_window->cell(row, NumbersModel::FailoverRoute), u"–"_s);
    QCOMPARE(m_window->writes(),
             QStringList{u"DELETE /v2/numbers/%1/relationships/failover_route"_s.arg(
                 m_window->number(row).digits())});
    QTRY_VERIFY(!fixture().find<QPushButton>("clearFailover")->isEnabled());
    m_window->clickRow(row == 0 ? 1 : 0, Qt::ControlModifier);
    QVERIFY2(fixture().find<QPushButton>("clearFailover")->isEnabled(), "of several, some may have one");
}

void TestNumberActions::releaseAsksForTheLastFourDigits()
{
    const PhoneNumber number = m_window->number(0);
    const int all = m_window->rows();
    fixture().click("releaseNumber");
    QTRY_VERIFY(fixture().sees("confirmTyped"));
    QVERIFY(!fixture().find<QPushButton>("confirmAccept")->isEnabled());
    fixture().type("confirmTyped", u"0000"_s);
    QVERIFY(!fixture().find<QPushButton>("confirmAccept")->isEnabled());
    QTest::keyClick(fixture().find<QLineEdit>("confirmTyped"), Qt::Key_Return);
    QCOMPARE(m_window->writes(), QStringList());
    fixture().type("confirmTyped", number.lastFour());
    fixture().click("confirmAccept");
    QTRY_COMPARE(m_window->rows(), all - 1);
    QCOMPARE(m_window->rowOf(number), -1);
    QCOMPARE(m_window->writes(), QStringList{u"DELETE /v2/numbers/"_s + number.digits()});
    QTRY_VERIFY(m_window->lastNotice().endsWith(u": released."_s));
}

void TestNumberActions::refusedReleaseKeepsTheNumber()
{
    QVERIFY(m_window->sandbox().addFault(u"DELETE /v2/numbers/* status=403"_s));
    const int all = m_window->rows();
    fixture().click("releaseNumber");
    fixture().type("confirmTyped", m_window->number(0).lastFour());
    fixture().click("confirmAccept");
    QTRY_VERIFY(m_window->lastNotice().contains(u"did not happen"_s));
    QCOMPARE(m_window->rows(), all);
    QCOMPARE(m_window->writes().size(), 1);
}

void TestNumberActions::leadsToItsMessages()
{
    QSignalSpy compose(m_window->page(), &NumbersPage::composeFrom);
    QSignalSpy messages(m_window->page(), &NumbersPage::showMessagesOf);
    fixture().click("sendFrom");
    fixture().click("showMessages");
    QCOMPARE(compose.size(), 1);
    QCOMPARE(messages.size(), 1);
    QCOMPARE(compose.constFirst().constFirst().value<PhoneNumber>(), m_window->number(0));
}

QTEST_MAIN(TestNumberActions)
#include "tst_numberactions.moc"

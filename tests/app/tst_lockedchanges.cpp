// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockedwindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QStandardPaths>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

const LockSettings readOnlyProfile{true, 10};

} // namespace

/// Every way of changing something in the window, on a locked account: nothing leaves, nothing that was typed
/// is lost, and unlocking is one click away, where one is.
class TestLockedChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aQuestionOffersToUnlock();
    void aQuestionShutsWhileItIsOpen();
    void aSwitchOffersToUnlockAndThenToTryAgain();
    void whatWasDismissedDoesNotComeBack();
    void anAliasIsKept();
    void anAliasRefusedAtTheDoorIsKept();
    void aRouteIsChosenAfterUnlocking();
    void aNewRouteIsKept();
    void theRoutesDialogKeepsItsForm();
    void aBulkChangeGoesOnWithTheRest();
    void anOrderGoesOnWithTheRest();
    void aMessageIsKept();
    void waitingMessagesAreRefusedInOneLine();
    void aCallbackIsKept();

private:
    int rowsOf(const char *table) const { return m_app->find<QAbstractItemView>(table)->model()->rowCount(); }
    void selectRow(const char *table, int row, int column = 0) const
    {
        auto *view = m_app->find<QAbstractItemView>(table);
        const QModelIndex index = view->model()->index(row, column);
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    }
    void selectRowOf(const char *table, const QString &text) const
    {
        const QAbstractItemModel *model = m_app->find<QAbstractItemView>(table)->model();
        const QModelIndexList found = model->match(model->index(0, 0), Qt::DisplayRole, text);
        QVERIFY2(!found.isEmpty(), qPrintable(text));
        selectRow(table, found.constFirst().row());
    }
    /// Shuts the lock while the next write is on its way to the disk: as late as can be.
    void lockAtTheNextWrite()
    {
        m_once = connect(&m_app->session().journal(), &Journal::recorded, this, [this] {
            disconnect(m_once);
            m_app->lock().lock();
        });
    }
    void compose(const QString &text) const
    {
        m_app->press(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(m_app->sees("composeFrom"));
        QTRY_VERIFY(m_app->find<QComboBox>("composeFrom")->count() > 0);
        m_app->type("composeTo", u"(206) 555-0142"_s);
        m_app->type("composeBody", text);
    }

    std::unique_ptr<LockedWindow> m_app;
    QMetaObject::Connection m_once;
};

void TestLockedChanges::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestLockedChanges::init()
{
    m_app = std::make_unique<LockedWindow>();
}

void TestLockedChanges::cleanup()
{
    const QStringList problems = m_app->problems();
    m_app.reset();
    QCOMPARE(problems, QStringList());
}

void TestLockedChanges::aQuestionOffersToUnlock()
{
    QVERIFY(m_app->open(readOnlyProfile));
    QVERIFY(m_app->selectNumbers(0, 0));
    const QString digits = m_app->text("numberHeading").right(4);
    m_app->click("releaseNumber");
    QTRY_COMPARE(m_app->text("confirmText"), u"This account is read-only. Unlock it to go on."_s);
    QVERIFY(!m_app->sees("confirmAccept"));
    m_app->type("confirmTyped", digits);
    m_app->press(Qt::Key_Return); // leads nowhere
    QVERIFY(m_app->sees("confirmDialog"));
    m_app->click("confirmUnlock");
    QVERIFY(!m_app->lock().isLocked());
    QVERIFY(!m_app->sees("confirmUnlock"));
    QCOMPARE(m_app->text("confirmTyped"), digits);
    QVERIFY2(QApplication::focusWidget() != m_app->find("confirmAccept"), "a second Space would release it");
    QCOMPARE(m_app->writes(), QStringList());
    m_app->click("confirmAccept");
    QTRY_COMPARE(m_app->writes().size(), 1);
    QVERIFY(m_app->writes().constFirst().startsWith(u"DELETE /v2/numbers/"_s));
}

void TestLockedChanges::aQuestionShutsWhileItIsOpen()
{
    QVERIFY(m_app->open({false, 1, 60'000}));
    QVERIFY(m_app->selectNumbers(0, 0));
    m_app->click("clearFailover");
    QTRY_VERIFY(m_app->sees("confirmAccept"));
    m_app->lock().lock(); // as after a while without use
    QVERIFY(!m_app->sees("confirmAccept"));
    m_app->click("confirmUnlock");
    QVERIFY(m_app->sees("confirmAccept"));
    m_app->click("confirmCancel");
    QTRY_VERIFY(!m_app->sees("confirmDialog"));
    QCOMPARE(m_app->writes(), QStringList());
}

void TestLockedChanges::aSwitchOffersToUnlockAndThenToTryAgain()
{
    QVERIFY(m_app->open(readOnlyProfile));
    QVERIFY(m_app->selectNumbers(0, 0));
    const bool before = m_app->find<QCheckBox>("cnamCheck")->isChecked();
    m_app->click("cnamCheck");
    QTRY_COMPARE(m_app->notices().size(), 1);
    QVERIFY2(m_app->notices().constFirst().endsWith(
                 u"Not sent: this account was locked as read-only. Unlock it first, then try again."_s),
             qPrintable(m_app->notices().constFirst()));
    QCOMPARE(m_app->find<QCheckBox>("cnamCheck")->isChecked(), before);
    QCOMPARE(m_app->text("noticeAction"), u"Unlock"_s);
    m_app->click("noticeAction");
    QVERIFY(!m_app->lock().isLocked());
    QCOMPARE(m_app->text("noticeAction"), u"Try again"_s);
    QCOMPARE(m_app->writes(), QStringList()); // unlocking is not changing
    m_app->click("noticeAction");
    QTRY_COMPARE(m_app->writes().size(), 1);
    QTRY_COMPARE(m_app->find<QCheckBox>("cnamCheck")->isChecked(), !before);
}

void TestLockedChanges::whatWasDismissedDoesNotComeBack()
{
    QVERIFY(m_app->open(readOnlyProfile));
    QVERIFY(m_app->selectNumbers(0, 0));
    m_app->click("cnamCheck");
    QTRY_COMPARE(m_app->notices().size(), 1);
    m_app->click("noticeDismiss");
    QTRY_VERIFY(m_app->notices().isEmpty());
    m_app->click("lockButton");
    QVERIFY(!m_app->lock().isLocked());
    QVERIFY(m_app->notices().isEmpty());
}

void TestLockedChanges::anAliasIsKept()
{
    QVERIFY(m_app->open(readOnlyProfile));
    QVERIFY(m_app->selectNumbers(0, 0));
    m_app->click("editAlias");
    m_app->type("aliasEdit", u"front desk"_s);
    QVERIFY(!m_app->sees("aliasSave"));
    m_app->press(Qt::Key_Return);
    QVERIFY2(m_app->sees("aliasDialog"), "Enter threw away what was typed");
    m_app->click("aliasUnlock");
    QCOMPARE(m_app->text("aliasEdit"), u"front desk"_s);
    QTRY_COMPARE(QApplication::focusWidget(), m_app->find("aliasEdit"));
    m_app->press(Qt::Key_Return);
    QTRY_COMPARE(m_app->text("factAlias"), u"front desk"_s);
    QCOMPARE(m_app->writes().size(), 1);
}

void TestLockedChanges::anAliasRefusedAtTheDoorIsKept()
{
    QVERIFY(m_app->open({}));
    QVERIFY(m_app->selectNumbers(0, 0));
    lockAtTheNextWrite();
    m_app->click("editAlias");
    m_app->type("aliasEdit", u"front desk"_s);
    m_app->click("aliasSave");
    QTRY_COMPARE(m_app->text("noticeAction"), u"Unlock"_s);
    QCOMPARE(m_app->writes(), QStringList());
    m_app->click("lockButton"); // whichever way it is unlocked
    QCOMPARE(m_app->text("noticeAction"), u"Edit again"_s);
    m_app->click("noticeAction");
    QTRY_COMPARE(m_app->text("aliasEdit"), u"front desk"_s);
    m_app->click("aliasSave");
    QTRY_COMPARE(m_app->text("factAlias"), u"front desk"_s);
}

void TestLockedChanges::aRouteIsChosenAfterUnlocking()
{
    QVERIFY(m_app->open(readOnlyProfile));
    QVERIFY(m_app->selectNumbers(0, 0));
    m_app->click("setPrimary");
    QTRY_VERIFY(m_app->sees("routeTable") && rowsOf("routeTable") > 0);
    selectRowOf("routeTable", u"spare-host"_s);
    auto *table = m_app->find<QAbstractItemView>("routeTable");
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {},
                       table->visualRect(table->currentIndex()).center());
    QVERIFY2(m_app->sees("setRouteUnlock") && !m_app->sees("setRouteAccept"),
             "a double click went past the lock");
    m_app->click("setRouteUnlock");
    m_app->click("setRouteAccept");
    QTRY_COMPARE(m_app->writes().size(), 1);
    QTRY_VERIFY(!m_app->sees("setRouteDialog"));
}

void TestLockedChanges::aNewRouteIsKept()
{
    QVERIFY(m_app->open({}));
    QVERIFY(m_app->selectNumbers(0, 0));
    m_app->click("setPrimary");
    m_app->click("newRoute");
    m_app->type("routeAlias", u"made in a hurry"_s);
    m_app->type("routeValue", u"pbx.example.com"_s);
    lockAtTheNextWrite();
    m_app->click("setRouteAccept");
    QTRY_VERIFY(m_app->text("setRouteProblem").contains(u"locked as read-only"_s));
    QCOMPARE(m_app->text("routeAlias"), u"made in a hurry"_s);
    QCOMPARE(m_app->writes(), QStringList());
    m_app->click("setRouteUnlock");
    m_app->click("setRouteAccept");
    QTRY_COMPARE(m_app->writes().size(), 2); // the route, and the number's route
}

void TestLockedChanges::theRoutesDialogKeepsItsForm()
{
    QVERIFY(m_app->open(readOnlyProfile));
    m_app->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(m_app->sees("routesTable") && rowsOf("routesTable") > 0);
    selectRowOf("routesTable", u"spare-host"_s);
    m_app->click("routesDelete");
    QTRY_VERIFY(m_app->sees("confirmUnlock"));
    m_app->click("confirmCancel");
    m_app->click("routesNew");
    m_app->type("routeAlias", u"night desk"_s);
    m_app->type("routeValue", u"pbx.example.com"_s);
    QVERIFY(!m_app->sees("routesFormSave"));
    m_app->click("routesUnlock");
    QCOMPARE(m_app->text("routeAlias"), u"night desk"_s);
    lockAtTheNextWrite();
    m_app->click("routesFormSave");
    QTRY_VERIFY(m_app->text("routesMessage").contains(u"locked as read-only"_s));
    QCOMPARE(m_app->text("routeAlias"), u"night desk"_s);
    QCOMPARE(m_app->writes(), QStringList());
    m_app->click("routesUnlock");
    m_app->click("routesFormSave");
    QTRY_COMPARE(m_app->writes(), QStringList{u"POST /v2/routes"_s});
}

void TestLockedChanges::aBulkChangeGoesOnWithTheRest()
{
    QVERIFY(m_app->open({}));
    QVERIFY(m_app->selectNumbers(0, 3));
    m_app->click("setPrimary");
    QTRY_VERIFY(m_app->sees("routeTable") && rowsOf("routeTable") > 0);
    selectRowOf("routeTable", u"spare-host"_s);
    int settled = 0;
    const auto watch = connect(&m_app->session().journal(), &Journal::settled, this, [&] {
        if (++settled == 2)
            m_app->lock().lock();
    });
    m_app->click("setRouteAccept");
    QTRY_COMPARE(m_app->text("bulkSummary"), u"2 of 4 done, 2 refused, 0 unclear"_s);
    disconnect(watch);
    QTRY_VERIFY(m_app->sees("bulkUnlock"));
    QVERIFY(!m_app->sees("bulkRetry"));
    QCOMPARE(m_app->writes().size(), 2);
    m_app->click("bulkUnlock");
    m_app->click("bulkRetry");
    QTRY_COMPARE(m_app->text("bulkSummary"), u"4 of 4 done, 0 refused, 0 unclear"_s);
    QCOMPARE(m_app->writes().size(), 4);
}

void TestLockedChanges::anOrderGoesOnWithTheRest()
{
    QVERIFY(m_app->open({}));
    m_app->press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(m_app->sees("availableTable") && rowsOf("availableTable") > 4);
    for (int row = 0; row < 4; ++row) {
        selectRow("availableTable", row, 1);
        m_app->click("availableAdd");
    }
    m_app->click("basketBuy");
    QTRY_VERIFY(m_app->sees("confirmAccept"));
    const auto watch = connect(&m_app->session().journal(), &Journal::settled, this,
                               [this] { m_app->lock().lock(); }); // with the first that is bought
    m_app->click("confirmAccept");
    QTRY_COMPARE_WITH_TIMEOUT(m_app->text("orderSummary"), u"1 of 4 numbers bought, 3 refused"_s, 20'000);
    disconnect(watch);
    QTRY_VERIFY(m_app->sees("orderUnlock"));
    QVERIFY(!m_app->sees("orderRetry"));
    QCOMPARE(m_app->writes().size(), 1);
    m_app->click("orderUnlock");
    m_app->click("orderRetry");
    QTRY_COMPARE_WITH_TIMEOUT(m_app->text("orderSummary"), u"4 of 4 numbers bought"_s, 20'000);
    QVERIFY(!m_app->sees("orderUnlock"));
    QCOMPARE(m_app->writes().size(), 4);
}

void TestLockedChanges::aMessageIsKept()
{
    QVERIFY(m_app->open(readOnlyProfile));
    compose(u"Are you there?"_s);
    m_app->click("composeSend");
    QTRY_VERIFY(m_app->sees("confirmUnlock"));
    m_app->click("confirmUnlock");
    lockAtTheNextWrite();
    m_app->click("confirmAccept");
    QTRY_COMPARE(m_app->text("noticeAction"), u"Unlock"_s);
    QCOMPARE(m_app->text("composeBody"), u"Are you there?"_s);
    QCOMPARE(m_app->writes(), QStringList());
    m_app->click("noticeAction");
    QCOMPARE(m_app->text("noticeAction"), u"Send again…"_s);
    m_app->click("noticeAction");
    m_app->click("confirmAccept");
    QTRY_COMPARE(m_app->writes(), QStringList{u"POST /v2.1/messages"_s});
    QTRY_VERIFY(m_app->text("composeBody").isEmpty());
}

void TestLockedChanges::waitingMessagesAreRefusedInOneLine()
{
    JournalOptions slow;
    slow.pace.smsMs = 3'600'000;
    QVERIFY(m_app->open({}, u"Production"_s, slow));
    for (const QString &text : {u"one"_s, u"two"_s, u"three"_s}) {
        compose(text);
        m_app->click("composeSend");
        m_app->click("confirmAccept");
        QTRY_VERIFY(!m_app->sees("confirmDialog"));
    }
    QTRY_COMPARE(m_app->session().journal().underWayCount(), 2);
    QTRY_COMPARE(m_app->writes().size(), 1);
    m_app->click("lockButton");
    QTRY_COMPARE(m_app->session().journal().underWayCount(), 0);
    QTRY_COMPARE(
        m_app->notices(),
        QStringList{u"2 messages were not sent: the account was locked. Each can be sent again from the "
                    "list of sent messages."_s});
    QCOMPARE(m_app->text("composeBody"), u"three"_s);
    m_app->click("noticeAction");
    QVERIFY(!m_app->lock().isLocked());
    QCOMPARE(m_app->notices().size(), 1);
    QVERIFY(!m_app->sees("noticeAction"));
    QCOMPARE(m_app->writes().size(), 1);
}

void TestLockedChanges::aCallbackIsKept()
{
    const QString address = u"https://hooks.example.com/other"_s;
    QVERIFY(m_app->open(readOnlyProfile));
    m_app->action("callbacksAction")->trigger();
    QTRY_VERIFY(m_app->text("smsCallbackNow").startsWith(u"https://"_s));
    m_app->click("smsCallbackClear");
    QTRY_VERIFY(m_app->sees("confirmUnlock") && !m_app->sees("confirmAccept"));
    m_app->click("confirmCancel");
    QTRY_VERIFY(!m_app->sees("confirmDialog"));
    m_app->type("smsCallbackEdit", address);
    m_app->click("smsCallbackSave");
    m_app->click("confirmUnlock");
    lockAtTheNextWrite();
    m_app->click("confirmAccept");
    QTRY_VERIFY(m_app->text("smsCallbackNote").contains(u"locked as read-only"_s));
    QCOMPARE(m_app->text("smsCallbackEdit"), address);
    QCOMPARE(m_app->writes(), QStringList());
    m_app->click("smsCallbackSave");
    m_app->click("confirmUnlock");
    m_app->click("confirmAccept");
    QTRY_COMPARE(m_app->text("smsCallbackNow"), address);
    QCOMPARE(m_app->writes(), QStringList{u"PUT /v2.1/messages/sms_callback"_s});
}

QTEST_MAIN(TestLockedChanges)
#include "tst_lockedchanges.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagespage.h"
#include "numbersharness.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// What pages say of reads that were stopped, are tried again, or failed; the inventory's are in
/// tst_inventorypage.
class TestPageReads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void numbersStoppedBeforeTheFirstPageCanGoOn();
    void numbersSayThatTheyAreTriedAgain_data();
    void numbersSayThatTheyAreTriedAgain();
    void composeReadsTheNumbersThatWereStopped();
    void composeSaysWhyThereAreNoNumbers();
    void lookingUpSaysThatItTriesAgainAndWhatFailed();

private:
    PageFixture &fixture() { return m_window->fixture(); }
    testsupport::SandboxAccount &sandbox() { return m_window->sandbox(); }
    NumberBook &numbers() { return fixture().workspace().numbers; }
    QString text(const char *label) { return m_window->text(label); }
    void compose()
    {
        QVERIFY(fixture().show(new MessagesPage(fixture().workspace())));
        fixture().click("messagesCompose");
        QTRY_VERIFY(fixture().find<QComboBox>("composeFrom")->count() > 0);
    }

    std::unique_ptr<NumbersHarness> m_window;
};

void TestPageReads::init()
{
    m_window = std::make_unique<NumbersHarness>();
}

void TestPageReads::cleanup()
{
    fixture().close();
    const QStringList problems = fixture().problems();
    m_window.reset();
    QCOMPARE(problems, QStringList());
}

void TestPageReads::numbersStoppedBeforeTheFirstPageCanGoOn()
{
    QVERIFY(m_window->open());
    const int all = m_window->rows();
    QVERIFY(sandbox().addFault(u"GET /v2/numbers held"_s));
    numbers().rows().clear();
    m_window->page()->refresh();
    QVERIFY(m_window->page()->isBusy());
    m_window->page()->cancel();
    QTRY_VERIFY(fixture().sees("emptyTitle"));
    QCOMPARE(text("emptyTitle"), u"Stopped"_s);
    sandbox().clearFaults();
    fixture().click("emptyAction");
    QTRY_COMPARE(m_window->rows(), all);
}

void TestPageReads::numbersSayThatTheyAreTriedAgain_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("numbers") << u"/v2/numbers"_s;
    QTest::newRow("routes") << u"/v2/routes"_s;
    QTest::newRow("details") << u"/v2/numbers/*"_s;
}

void TestPageReads::numbersSayThatTheyAreTriedAgain()
{
    QFETCH(QString, path);
    QVERIFY(m_window->open());
    QVERIFY(sandbox().addFault(u"* %1 status=503"_s.arg(path)));
    QString said;
    QObject listener;
    connect(m_window->page(), &TabPage::statusChanged, &listener, [this, &said] {
        if (said.isEmpty())
            said = m_window->page()->retryingText();
    });
    m_window->page()->refresh();
    QTRY_VERIFY(!said.isEmpty());
    QVERIFY2(said.startsWith(u"Trying again in "_s) && said.endsWith(u"attempt 2…"_s), qPrintable(said));
    sandbox().clearFaults();
    m_window->page()->refresh();
    QTRY_COMPARE(m_window->page()->retryingText(), QString());
}

void TestPageReads::composeReadsTheNumbersThatWereStopped()
{
    compose();
    QVERIFY(sandbox().addFault(u"GET /v2/numbers held"_s));
    numbers().rows().clear();
    numbers().refresh();
    QTRY_COMPARE(text("composeFromHint"), u"Reading your numbers…"_s);
    numbers().status().cancel();
    QTRY_VERIFY2(text("composeFromHint").startsWith(u"Reading your numbers was stopped."_s),
                 qPrintable(text("composeFromHint")));
    sandbox().clearFaults();
    fixture().click("messagesCompose");
    QTRY_VERIFY(fixture().find<QComboBox>("composeFrom")->count() > 0);
    QTRY_COMPARE(text("composeFromHint"), QString());
}

void TestPageReads::composeSaysWhyThereAreNoNumbers()
{
    compose();
    QVERIFY(sandbox().addFault(u"GET /v2/numbers status=403"_s));
    numbers().rows().clear();
    numbers().refresh();
    QTRY_VERIFY2(text("composeFromHint").startsWith(u"Your numbers could not be read."_s),
                 qPrintable(text("composeFromHint")));
    QVERIFY(fixture().details("composeFromHintDetails").contains(u"403"_s));
    sandbox().clearFaults();
    fixture().click("messagesCompose");
    QTRY_VERIFY(fixture().find<QComboBox>("composeFrom")->count() > 0);
    QVERIFY(!fixture().sees("composeFromHintDetails"));
}

void TestPageReads::lookingUpSaysThatItTriesAgainAndWhatFailed()
{
    auto *page = new MessagesPage(fixture().workspace());
    QVERIFY(fixture().show(page));
    QTRY_VERIFY(page->updatedAt() > 0 && !page->isBusy());
    QVERIFY(sandbox().addFault(u"GET /v2.1/messages/* nth=1 status=503"_s));
    QVERIFY(sandbox().addFault(u"GET /v2.1/messages/* nth=2 held"_s));
    page->lookUp();
    QTRY_VERIFY(fixture().sees("lookupEdit"));
    fixture().type("lookupEdit", u"mdr2-ffffffffffffffffffffffffffffffff"_s);
    QTest::keyClick(fixture().find<QLineEdit>("lookupEdit"), Qt::Key_Return);
    QTRY_VERIFY2(text("lookupResult").startsWith(u"Trying again in "_s), qPrintable(text("lookupResult")));
    QVERIFY(!fixture().sees("lookupResultDetails"));
    sandbox().clearFaults();
    QTRY_COMPARE(text("lookupResult"), u"This account has no message with that id."_s);
    QVERIFY(fixture().details("lookupResultDetails").contains(u"404"_s));
    fixture().click("lookupClose");
}

QTEST_MAIN(TestPageReads)
#include "tst_pagereads.moc"

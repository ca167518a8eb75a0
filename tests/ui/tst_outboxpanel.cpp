// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxpanel.h"
#include "outboxrun.h"

#include <QLabel>
#include <QPushButton>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

using Phase = OutboxEntry::Phase;
constexpr int ample = 30'000; ///< ms, for what takes a second on an idle machine

} // namespace

/// The buttons below the list of sent messages, by mouse.
class TestOutboxPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void takesBackWhatWaits();
    void asksThePersonWhenReadingCannotTell_data();
    void asksThePersonWhenReadingCannotTell();

private:
    void open(const JournalOptions &journal)
    {
        m_run = std::make_unique<OutboxRun>(m_box, journal);
        m_panel = std::make_unique<OutboxPanel>(m_run->session, m_run->outbox);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get(), testWaitMs));
    }
    QPushButton *button(const char *name) const
    {
        return m_panel->findChild<QPushButton *>(QLatin1String(name));
    }
    void click(const char *name) const
    {
        QVERIFY2(button(name)->isVisible() && button(name)->isEnabled(), name);
        QTest::mouseClick(button(name), Qt::LeftButton);
    }
    QString state() const { return m_panel->findChild<QLabel *>(u"outboxState"_s)->text(); }

    MessageBox m_box;
    std::unique_ptr<OutboxRun> m_run;
    std::unique_ptr<OutboxPanel> m_panel;
};

void TestOutboxPanel::cleanup()
{
    m_panel.reset();
    m_run.reset();
    m_box.before = {};
}

void TestOutboxPanel::takesBackWhatWaits()
{
    JournalOptions journal = MessageAccount::keptIn({});
    journal.pace.smsMs = 600'000;
    open(journal);
    QVERIFY(!button("outboxTakeBack")->isVisible());
    m_run->send(u"first"_s);
    m_run->send(u"second"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(1), Phase::Following, ample);
    QCOMPARE(state(), u"Waits for its turn (at most 4 a second)"_s);
    QVERIFY(!button("outboxAgain")->isEnabled());
    QCOMPARE(button("outboxAgain")->toolTip(), u"It still waits for its turn."_s);
    click("outboxTakeBack");
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Not sent: taken back"_s, ample);
    QVERIFY(!button("outboxTakeBack")->isVisible());
    QVERIFY(button("outboxAgain")->isEnabled());
    m_panel->select(1);
    QVERIFY(!button("outboxAgain")->isEnabled());
}

void TestOutboxPanel::asksThePersonWhenReadingCannotTell_data()
{
    QTest::addColumn<QByteArray>("choiceName");
    QTest::addColumn<Phase>("phase");
    QTest::newRow("it went out") << QByteArray("outboxWentOut") << Phase::WentOut;
    QTest::newRow("it did not") << QByteArray("outboxDidNot") << Phase::Absent;
}

void TestOutboxPanel::asksThePersonWhenReadingCannotTell()
{
    QFETCH(QByteArray, choiceName);
    const char *choice = choiceName.constData();
    QFETCH(Phase, phase);
    m_box.before = [this](const HandlerServer::Request &request) {
        if (request.verb != "POST")
            return std::optional<HandlerServer::Reply>();
        m_box.keep(request);
        m_box.keep(request);
        return std::optional<HandlerServer::Reply>({0, {}, true});
    };
    open(MessageAccount::keptIn({}));
    m_run->send(QLatin1String(QTest::currentDataTag()));
    QTRY_VERIFY_WITH_TIMEOUT(button(choice)->isVisible(), ample);
    QVERIFY(!button("outboxAgain")->isEnabled());
    click(choice);
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(1), phase, ample);
    QVERIFY(!button(choice)->isVisible());
    QCOMPARE(button("outboxAgain")->isEnabled(), phase == Phase::Absent);
}

QTEST_MAIN(TestOutboxPanel)
#include "tst_outboxpanel.moc"

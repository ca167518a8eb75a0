// SPDX-License-Identifier: GPL-3.0-or-later
#include "../archive/talkplace.h"
#include "conversationview.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// The field under a conversation.
class TestConversationReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void repliesGoIntoTheForm();
    void draftsStayWithTheirNumbers();
    void whoeverOpensABubbleMayLeaveTheTalk();

private:
    void open(int other = 142)
    {
        m_view->open(TalkPlace::made(1, other));
        QTRY_VERIFY(!m_talk->isReading());
    }
    QLineEdit *field() const { return m_view->findChild<QLineEdit *>(u"conversationReply"_s); }

    std::unique_ptr<TalkPlace> m_place;
    std::unique_ptr<Conversation> m_talk;
    std::unique_ptr<ConversationView> m_view;
};

void TestConversationReply::init()
{
    qRegisterMetaType<PhoneNumber>("trunkline::PhoneNumber");
    m_place = std::make_unique<TalkPlace>();
    QVERIFY(m_place->store(TalkPlace::made(1, 3, 142) + TalkPlace::made(1, 3, 143)));
    m_talk = std::make_unique<Conversation>(m_place->reader());
    m_view = std::make_unique<ConversationView>(*m_talk);
    m_view->show();
    m_view->activateWindow(); // no window manager does it here
    QVERIFY(QTest::qWaitForWindowActive(m_view.get(), testWaitMs));
}

void TestConversationReply::cleanup()
{
    m_view.reset();
    m_talk.reset();
    m_place.reset();
}

void TestConversationReply::repliesGoIntoTheForm()
{
    QVERIFY(!field()->isEnabled());
    open();
    QSignalSpy reply(m_view.get(), &ConversationView::replyRequested);
    QTest::keyClicks(field(), u"Hello there"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(reply.size(), 1);
    QCOMPARE(reply.at(0).at(0).value<PhoneNumber>(), TalkPlace::own());
    QCOMPARE(reply.at(0).at(1).value<PhoneNumber>(), TalkPlace::number(142));
    QCOMPARE(reply.at(0).at(2).toString(), u"Hello there"_s);
    QVERIFY(field()->text().isEmpty());
    QTest::mouseClick(m_view->findChild<QPushButton *>(u"conversationSend"_s), Qt::LeftButton);
    QCOMPARE(reply.size(), 2); // to write it there
}

/// What is written to one must not go to another, and not be lost either.
void TestConversationReply::draftsStayWithTheirNumbers()
{
    open();
    QTest::keyClicks(field(), u"for 142 only"_s);
    open(143);
    QCOMPARE(field()->text(), QString());
    QTest::keyClicks(field(), u"for 143"_s);
    open();
    QCOMPARE(field()->text(), u"for 142 only"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    open(143);
    QCOMPARE(field()->text(), u"for 143"_s);
    open();
    QCOMPARE(field()->text(), QString());
    QTest::keyClicks(field(), u"abc"_s);
    m_talk->refresh(); // does not disturb the one who writes
    field()->setCursorPosition(1);
    QTRY_VERIFY(!m_talk->isReading());
    QTest::keyClicks(field(), u"X"_s);
    QCOMPARE(field()->text(), u"aXbc"_s);
}

/// The line that was opened is gone by then.
void TestConversationReply::whoeverOpensABubbleMayLeaveTheTalk()
{
    open();
    auto *list = m_view->findChild<QListView *>(u"conversationList"_s);
    QTRY_VERIFY(list->model()->rowCount() > 0);
    const QString wanted = m_talk->message(0).id;
    QString opened;
    connect(m_view.get(), &ConversationView::openRequested, this, [&](const Message &message) {
        m_view->open(TalkPlace::made(1, 143));
        opened = message.id;
    });
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(opened, wanted);
}

QTEST_MAIN(TestConversationReply)
#include "tst_conversationreply.moc"

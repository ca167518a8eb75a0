// SPDX-License-Identifier: GPL-3.0-or-later
#include "../archive/talkplace.h"
#include "bubbledelegate.h"
#include "bubblelist.h"
#include "conversationview.h"
#include "theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// In a window as wide as the pane of the page, over an archive in a file.
class TestConversationView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void opensAtTheEnd();
    void readsUpwardsAndKeepsThePlace();
    void shortOnesAreReadToTheirBeginning();
    void followsNewOnesAtTheEndOnly();
    void keepsThePlaceWhenItGetsWider();
    void keepsThePlaceWhenTheFontGrows();
    void measuresOnlyWhatIsInSight();
    void keysOpenAndCopy();
    void doubleClickOpens();
    void ownOnesStandAtTheTrailingSide();
    void markupIsText();
    void saysWhyThereIsNothing();
    void saysWhatCouldNotBeRead();
    void mayOutliveTheConversation();

private:
    static PhoneNumber number(int last) { return TalkPlace::number(last); }
    /// Of one line and of several.
    static Message made(int at, int other = 142)
    {
        Message message = TalkPlace::made(at, other);
        message.body += u" and some more words"_s.repeated(at % 7)
            + QString(at % 5 == 0 ? 80 : 0, u'W'); // wider than one would guess
        return message;
    }
    void store(int first, int last, int other = 142)
    {
        QList<Message> messages;
        for (int at = first; at <= last; ++at)
            messages += made(at, other);
        QVERIFY(m_place->store(messages));
    }
    void open(int other = 142)
    {
        m_view->open(made(1, other));
        QTRY_VERIFY(!m_talk->isReading());
    }
    BubbleList *list() const { return m_view->findChild<BubbleList *>(u"conversationList"_s); }
    QScrollBar *bar() const { return list()->verticalScrollBar(); }
    template <typename T> T *find(const char *name) const
    {
        return m_view->findChild<T *>(QLatin1String(name));
    }
    /// The message that is the first in sight, and where it begins.
    std::pair<QString, int> place() const
    {
        const QModelIndex first = list()->indexAt({100, 0});
        return {m_talk->message(first.row()).id, list()->visualRect(first).top()};
    }
    bool isAtEnd() const { return bar()->value() == bar()->maximum(); }
    QModelIndex last() const { return m_talk->index(m_talk->rowCount() - 1); }
    int heightOfHints() const
    {
        int height = 0;
        for (int row = 0; row < m_talk->rowCount(); ++row)
            height += list()->sizeHintForIndex(m_talk->index(row)).height();
        return height;
    }
    int measured() const
    {
        QStyleOptionViewItem option;
        option.rect = list()->viewport()->rect();
        const auto *delegate = qobject_cast<BubbleDelegate *>(list()->itemDelegate());
        int rows = 0;
        for (int row = 0; row < m_talk->rowCount(); ++row)
            rows += delegate->isMeasured(option, m_talk->index(row)) ? 1 : 0;
        return rows;
    }
    QRect rectOf(const QModelIndex &index) const { return list()->visualRect(index); }

    std::unique_ptr<TalkPlace> m_place;
    ArchiveReader *m_reader = nullptr;
    std::unique_ptr<Conversation> m_talk;
    std::unique_ptr<ConversationView> m_view;
};

void TestConversationView::initTestCase()
{
    applyAppearance(*qobject_cast<QApplication *>(QCoreApplication::instance()), Appearance::Light);
    qRegisterMetaType<Message>("trunkline::Message");
}

void TestConversationView::init()
{
    m_place = std::make_unique<TalkPlace>();
    m_reader = &m_place->reader();
    m_talk = std::make_unique<Conversation>(*m_reader);
    m_view = std::make_unique<ConversationView>(*m_talk);
    m_view->resize(320, 500);
    m_view->show();
    m_view->activateWindow(); // no window manager does it here
    QVERIFY(QTest::qWaitForWindowActive(m_view.get(), testWaitMs));
}

void TestConversationView::cleanup()
{
    m_view.reset();
    m_talk.reset();
    m_place.reset();
}

void TestConversationView::opensAtTheEnd()
{
    store(1, 1'000);
    open();
    QCOMPARE(m_talk->rowCount(), 60);
    QVERIFY(isAtEnd());
    QCOMPARE(rectOf(last()).bottom(), list()->viewport()->height() - 1);
    QCOMPARE(find<QLabel>("conversationTitle")->text(), u"(206) 555-0100 and (206) 555-0142"_s);
    QCOMPARE(list()->currentIndex(), last()); // where the keys begin
    // Being at the end is no reason to read more.
    QTest::keyClick(list(), Qt::Key_End);
    QTRY_VERIFY(!m_talk->isReading());
    QCOMPARE(m_talk->rowCount(), 60);
}

void TestConversationView::readsUpwardsAndKeepsThePlace()
{
    store(1, 1'000);
    open();
    QSignalSpy inserted(m_talk.get(), &QAbstractItemModel::rowsInserted);
    for (int part = 1; part <= 5; ++part) {
        bar()->setValue(37);
        const auto before = place();
        QVERIFY(m_talk->isReading());
        QTRY_COMPARE(inserted.size(), part);
        QCOMPARE(m_talk->rowCount(), 60 + part * 60);
        QCOMPARE(place(), before);
        QCOMPARE(bar()->value(), 37 + rectOf(m_talk->index(60)).top() - rectOf(m_talk->index(0)).top());
        // Also once those above are measured that were guessed.
        QTRY_COMPARE(measured(), m_talk->rowCount());
        QTRY_COMPARE(heightOfHints(), rectOf(last()).bottom() + 1 - rectOf(m_talk->index(0)).top());
        QCOMPARE(place(), before);
    }
    QTest::keyClick(list(), Qt::Key_Home); // by key as well
    QTRY_COMPARE(m_talk->rowCount(), 420);
}

void TestConversationView::shortOnesAreReadToTheirBeginning()
{
    store(1, 70);
    store(1, 2, 143);
    m_view->resize(320, 9'000); // higher than 60 of them
    open(143);
    open(); // nothing has to be scrolled for it
    QTRY_COMPARE(m_talk->rowCount(), 70);
}

void TestConversationView::followsNewOnesAtTheEndOnly()
{
    store(1, 200);
    open();
    store(201, 203);
    m_talk->refresh();
    QTRY_COMPARE(m_talk->message(last().row()).id, made(203).id);
    QVERIFY(isAtEnd());
    QCOMPARE(rectOf(last()).bottom(), list()->viewport()->height() - 1);
    bar()->setValue(bar()->maximum() - 300);
    const auto before = place();
    store(204, 206);
    m_talk->refresh();
    QTRY_COMPARE(m_talk->message(last().row()).id, made(206).id);
    QCOMPARE(place(), before);
    m_view->open(made(7)); // asked for again: its end
    QVERIFY(isAtEnd());
}

void TestConversationView::keepsThePlaceWhenItGetsWider()
{
    store(1, 300);
    open();
    m_view->resize(420, 500);
    QTRY_COMPARE(m_view->width(), 420);
    QVERIFY(isAtEnd());
    bar()->setValue(bar()->maximum() / 2);
    const auto before = place();
    const int height = bar()->maximum();
    m_view->resize(280, 500);
    QTRY_VERIFY(bar()->maximum() > height); // more lines
    QCOMPARE(place(), before);
    for (int row = list()->indexAt({100, 0}).row(); rectOf(m_talk->index(row)).top() < 300; ++row)
        QCOMPARE(rectOf(m_talk->index(row)).height(), list()->sizeHintForIndex(m_talk->index(row)).height());
}

void TestConversationView::keepsThePlaceWhenTheFontGrows()
{
    store(1, 300);
    open();
    bar()->setValue(bar()->maximum() / 2);
    const auto before = place();
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * 2);
    const int height = rectOf(list()->indexAt({100, 0})).height();
    QApplication::setFont(large);
    QTRY_VERIFY(rectOf(list()->indexAt({100, 0})).height() > height * 3 / 2);
    QCOMPARE(place(), before);
    QApplication::setFont(usual);
    QTRY_COMPARE(rectOf(list()->indexAt({100, 0})).height(), height);
}

/// Thousands take seconds, and the window would stand still.
void TestConversationView::measuresOnlyWhatIsInSight()
{
    store(1, 4'000);
    open();
    while (m_talk->rowCount() < 1'000) {
        m_talk->readOlder();
        QTRY_VERIFY(!m_talk->isReading());
    }
    m_view->resize(400, 500); // at once, since it is on the screen
    QVERIFY2(measured() < 200, qPrintable(QString::number(measured())));
    QCoreApplication::processEvents();
    QVERIFY2(measured() < 900, qPrintable(QString::number(measured())));
    QTRY_COMPARE(measured(), m_talk->rowCount()); // by and by
}

void TestConversationView::keysOpenAndCopy()
{
    Message hostile = made(31);
    hostile.body = u"a\u202Eb"_s + QString(5'000, u'x');
    store(1, 30);
    QVERIFY(m_place->store({hostile}));
    open();
    list()->setFocus();
    QSignalSpy opened(m_view.get(), &ConversationView::openRequested);
    QTest::keyClick(list(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), hostile.body); // all of it, as it came
    QTest::keyClick(list(), Qt::Key_Up);
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QVERIFY(opened.at(0).at(0).value<Message>() == made(30));
    QTest::keyClicks(list(), u"number 1"_s); // not a search through everything
    QCOMPARE(list()->currentIndex().row(), 29);
}

void TestConversationView::doubleClickOpens()
{
    store(1, 30);
    open();
    QSignalSpy opened(m_view.get(), &ConversationView::openRequested);
    const QPoint middle = rectOf(last()).center();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, middle);
    QCOMPARE(opened.size(), 0);
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, middle);
    QCOMPARE(opened.size(), 1);
    QVERIFY(opened.at(0).at(0).value<Message>() == made(30));
}

void TestConversationView::ownOnesStandAtTheTrailingSide()
{
    store(1, 30); // the last is the other's, the one before our own
    open();
    const auto isFilled = [this](const QModelIndex &index, bool right) {
        const QRect rect = rectOf(index);
        const QImage image = list()->viewport()->grab().toImage();
        const QPoint at(right ? rect.right() - 16 : rect.left() + 16, rect.center().y());
        return image.pixel(at) != list()->palette().color(QPalette::Base).rgb();
    };
    const QModelIndex own = m_talk->index(28);
    QVERIFY(isFilled(own, true) && !isFilled(last(), true));
    QVERIFY(!isFilled(own, false) && isFilled(last(), false));
    m_view->setLayoutDirection(Qt::RightToLeft);
    QVERIFY(!isFilled(own, true) && isFilled(last(), true));
    QVERIFY(isFilled(own, false) && !isFilled(last(), false));
}

/// Markup takes the room of its letters.
void TestConversationView::markupIsText()
{
    Message marked = made(1);
    marked.body = u"<br><br><br><br><h1>x</h1>"_s;
    Message plain = made(2);
    plain.body = u"(br)(br)(br)(br)(h1)x(/h1)"_s;
    QVERIFY(m_place->store({marked, plain}));
    open();
    const int day = rectOf(m_talk->index(0)).height() - rectOf(m_talk->index(1)).height();
    QVERIFY2(day > 0 && day < 60, qPrintable(QString::number(day))); // only the line with the day
    for (const QLabel *label : m_view->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestConversationView::saysWhyThereIsNothing()
{
    QVERIFY(!list()->isVisible());
    QCOMPARE(find<QLabel>("emptyTitle")->text(), u"No conversation chosen"_s);
    open();
    QVERIFY(!list()->isVisible());
    QCOMPARE(find<QLabel>("emptyTitle")->text(), u"No messages"_s);
    store(1, 3);
    m_talk->refresh();
    QTRY_VERIFY(list()->isVisible());
    m_reader->close();
    m_view->open(made(1, 143));
    QTRY_COMPARE(find<QLabel>("emptyTitle")->text(), u"This could not be read"_s);
    m_reader->open(m_place->path());
    m_view->open(made(1)); // to be read at once
    QTRY_VERIFY(list()->isVisible());
    m_reader->close();
    m_view->open(made(1, 143));
    QTRY_VERIFY(find<QPushButton>("emptyAction")->isVisible());
    m_reader->open(m_place->path());
    QTest::mouseClick(find<QPushButton>("emptyAction"), Qt::LeftButton);
    QTRY_COMPARE(find<QLabel>("emptyTitle")->text(), u"No messages"_s);
}

void TestConversationView::saysWhatCouldNotBeRead()
{
    store(1, 100);
    open();
    QVERIFY(!find<QLabel>("conversationTrouble")->isVisible());
    m_reader->close();
    bar()->setValue(0);
    QTRY_VERIFY(find<QLabel>("conversationTrouble")->isVisible());
    QVERIFY(list()->isVisible());
    QCOMPARE(m_talk->rowCount(), 60);
    m_reader->open(m_place->path());
    const auto scrolled = [this] { // asks again
        bar()->setValue(bar()->value() == 0 ? 50 : 0);
        return m_talk->rowCount() == 100;
    };
    QTRY_VERIFY(scrolled());
    QVERIFY(!find<QLabel>("conversationTrouble")->isVisible());
}

/// A page deletes its members before its children.
void TestConversationView::mayOutliveTheConversation()
{
    store(1, 100);
    open();
    m_talk.reset();
    m_view.reset();
}

QTEST_MAIN(TestConversationView)
#include "tst_conversationview.moc"

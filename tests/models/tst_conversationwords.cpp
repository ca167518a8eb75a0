// SPDX-License-Identifier: GPL-3.0-or-later
#include "../archive/talkplace.h"
#include "conversation.h"

#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// What the rows of a conversation say, whatever was written.
class TestConversationWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void daysFollowTheZone();
    void showsNoHarm_data();
    void showsNoHarm();
    void longOnesAreCut();
    void saysWhatItShows();

private:
    void store(const QList<Message> &messages) { QVERIFY(m_place->store(messages)); }
    void openTalk()
    {
        m_talk->open(TalkPlace::own(), TalkPlace::number(142));
        QTRY_VERIFY(!m_talk->isReading());
    }

    std::unique_ptr<TalkPlace> m_place;
    std::unique_ptr<Conversation> m_talk;
};

void TestConversationWords::init()
{
    m_place = std::make_unique<TalkPlace>();
    m_talk = std::make_unique<Conversation>(m_place->reader());
    m_talk->setZone(QTimeZone::utc());
}

void TestConversationWords::cleanup()
{
    m_talk.reset();
    m_place.reset();
}

void TestConversationWords::daysFollowTheZone()
{
    store(TalkPlace::made(1, 200, 142)); // 33 hours
    openTalk();
    m_talk->readOlder();
    QTRY_COMPARE(m_talk->rowCount(), 120);
    const auto days = [this] {
        QMap<int, QString> firsts;
        for (int row = 0; row < m_talk->rowCount(); ++row) {
            if (m_talk->index(row).data(Conversation::StartsDayRole).toBool())
                firsts.insert(row, m_talk->index(row).data(Conversation::DayRole).toString());
        }
        return firsts;
    };
    const int midnight = 144 - 81; // the 144th is of midnight, the first here is the 81st
    QCOMPARE(days(),
             (QMap<int, QString>{{0, u"Tuesday, 2026-03-03"_s}, {midnight, u"Wednesday, 2026-03-04"_s}}));
    QSignalSpy changed(m_talk.get(), &QAbstractItemModel::dataChanged);
    m_talk->readOlder(); // the first of before is the first of its day no more
    QTRY_COMPARE(m_talk->rowCount(), 180);
    QCOMPARE(days().keys(), (QList<int>{0, midnight + 60}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 60);
    m_talk->setZone(QTimeZone("America/Los_Angeles"));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(days().keys(), (QList<int>{0, 48 - 21, 48 - 21 + 144}));
    QCOMPARE(m_talk->index(48 - 21).data(Conversation::WhenRole).toString(), u"00:00"_s);
}

void TestConversationWords::showsNoHarm_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("shown");
    QTest::newRow("markup") << u"<b>bold</b><img src='x'>"_s << u"<b>bold</b><img src='x'>"_s;
    QTest::newRow("bidi") << u"one\u202Eeerht"_s << u"one[U+202E]eerht"_s;
    QTest::newRow("controls") << u"a\u0007b\u0000c"_s << u"a\u2407b\u2400c"_s;
    QTest::newRow("zero width") << u"pay\u200Bpal"_s << u"pay[U+200B]pal"_s;
    QTest::newRow("lines") << u"one\r\ntwo\n"_s << u"one\ntwo\n"_s;
    QTest::newRow("placeholders") << u"%1 %L2 %n"_s << u"%1 %L2 %n"_s;
}

void TestConversationWords::showsNoHarm()
{
    QFETCH(QString, body);
    Message message = TalkPlace::made(1);
    message.body = body;
    store({message});
    openTalk();
    QTEST(m_talk->index(0).data().toString(), "shown");
    QVERIFY(!m_talk->index(0).data(Qt::AccessibleTextRole).toString().contains(QChar(0x202E)));
    QCOMPARE(m_talk->message(0).body, body); // as it came
}

void TestConversationWords::longOnesAreCut()
{
    Message wide = TalkPlace::made(1);
    wide.body = u"🙂"_s.repeated(100'000);
    Message high = TalkPlace::made(2);
    high.body = u"x\n"_s.repeated(100'000);
    store({wide, high});
    openTalk();
    const QString first = m_talk->index(0).data().toString();
    QVERIFY(first.size() > 1'500 && first.size() < 1'800);
    QVERIFY(first.endsWith(u'…') && !first.chopped(1).back().isHighSurrogate());
    const QString second = m_talk->index(1).data().toString();
    QVERIFY(second.count(u'\n') < 40 && second.endsWith(u'…'));
    for (int row = 0; row < 2; ++row)
        QVERIFY(m_talk->index(row).data(Qt::AccessibleTextRole).toString().size() < 300);
}

void TestConversationWords::saysWhatItShows()
{
    Message received = TalkPlace::made(3);
    Message picture = TalkPlace::made(4);
    picture.body.clear();
    picture.isMms = true;
    picture.media = {MediaFile{}};
    Message empty = TalkPlace::made(5);
    empty.body.clear();
    store({received, picture, empty});
    openTalk();
    const auto said = [this](int row, int role) { return m_talk->index(row).data(role).toString(); };
    QCOMPARE(said(0, Conversation::WhenRole), u"00:30"_s); // what was received has no way to go
    QCOMPARE(said(0, Qt::AccessibleTextRole), u"2026-03-03 00:30, Received, from (206) 555-0142: number 3"_s);
    QCOMPARE(said(1, Qt::DisplayRole), u"(media only)"_s);
    QCOMPARE(said(1, Conversation::WhenRole), u"00:40 · MMS · Accepted"_s);
    QCOMPARE(said(2, Qt::DisplayRole), u"(no text)"_s);
}

QTEST_GUILESS_MAIN(TestConversationWords)
#include "tst_conversationwords.moc"

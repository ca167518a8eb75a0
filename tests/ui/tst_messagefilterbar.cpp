// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagefilterbar.h"

#include "archive/querytext.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace trunkline;
using namespace Qt::StringLiterals;
using Key = QueryTerm::Key;

/// The line of text, the choices and the chips say the same.
class TestMessageFilterBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void typingSetsTheChoices();
    void choosingWritesIntoTheLine();
    void severalOfAKindAreNoChoice();
    void chipsStandForConditions();
    void aChipTakesItsConditionAway();
    void whatIsNotUnderstoodIsSaid();
    void hostileTextStaysText();

private:
    QLineEdit *line() const { return m_bar->findChild<QLineEdit *>(u"messagesFilter"_s); }
    QComboBox *choice(const char *name) const { return m_bar->findChild<QComboBox *>(QLatin1String(name)); }
    QStringList chips() const
    {
        QStringList texts;
        for (const QToolButton *chip : m_bar->findChildren<QToolButton *>(u"messagesChip"_s)) {
            if (chip->isVisible())
                texts += chip->text();
        }
        return texts;
    }
    void type(const QString &text)
    {
        line()->clear();
        QTest::keyClicks(line(), text);
    }

    std::unique_ptr<MessageFilterBar> m_bar;
};

void TestMessageFilterBar::init()
{
    m_bar = std::make_unique<MessageFilterBar>();
    m_bar->setZone(QTimeZone::utc());
    m_bar->resize(900, 100);
    m_bar->show();
    m_bar->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get(), testWaitMs));
}

void TestMessageFilterBar::typingSetsTheChoices()
{
    type(u"status:failed type:mms direction:out delayed"_s);
    QCOMPARE(choice("messagesStatus")->currentText(), u"Failed"_s);
    QCOMPARE(choice("messagesType")->currentText(), u"MMS"_s);
    QCOMPARE(choice("messagesDirection")->currentText(), u"Sent"_s);
    type(u"delayed"_s);
    for (const char *name : {"messagesStatus", "messagesType", "messagesDirection"})
        QCOMPARE(choice(name)->currentText(), u"All"_s);
}

void TestMessageFilterBar::choosingWritesIntoTheLine()
{
    type(u"\"your code\" 0142"_s);
    QSignalSpy changed(m_bar.get(), &MessageFilterBar::queryChanged);
    choice("messagesStatus")->setFocus();
    QApplication::setKeyboardInputInterval(60'000); // all letters are one word, however slow the machine
    QTest::keyClicks(choice("messagesStatus"), u"Failed"_s);
    QCOMPARE(line()->text(), u"\"your code\" 0142 status:failed"_s);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(m_bar->query().groups(), QList<MessageStatusGroup>{MessageStatusGroup::Failed});
    QTest::keyClick(choice("messagesStatus"), Qt::Key_Home);
    QCOMPARE(line()->text(), u"\"your code\" 0142"_s);
}

void TestMessageFilterBar::severalOfAKindAreNoChoice()
{
    type(u"status:failed status:delivered"_s);
    QCOMPARE(choice("messagesStatus")->currentIndex(), -1);
    QCOMPARE(m_bar->query().groups().size(), 2);
}

void TestMessageFilterBar::chipsStandForConditions()
{
    type(u"delayed from:206555 after:2026-01-01 0142"_s);
    QCOMPARE(chips(), (QStringList{u"from:206555"_s, u"after:2026-01-01"_s, u"0142"_s}));
    type(u"delayed"_s);
    QCOMPARE(chips(), QStringList());
    QVERIFY(!m_bar->findChild<QWidget *>(u"messagesChips"_s)->isVisible());
}

void TestMessageFilterBar::aChipTakesItsConditionAway()
{
    type(u"delayed from:206555 status:failed"_s);
    for (QToolButton *chip : m_bar->findChildren<QToolButton *>(u"messagesChip"_s)) {
        if (chip->isVisible() && chip->text() == u"from:206555"_s)
            QTest::mouseClick(chip, Qt::LeftButton);
    }
    QCOMPARE(line()->text(), u"delayed status:failed"_s);
    QCOMPARE(chips(), QStringList{u"status:failed"_s});
    QVERIFY(line()->hasFocus());
}

void TestMessageFilterBar::whatIsNotUnderstoodIsSaid()
{
    type(u"status:blue"_s);
    QCOMPARE(chips(), QStringList{u"Not understood: status:blue"_s});
    QCOMPARE(m_bar->query().notUnderstood(), QStringList{u"status:blue"_s});
}

void TestMessageFilterBar::hostileTextStaysText()
{
    line()->setText(u"from:<b>x</b>\u202e"_s + QString(5'000, u'9'));
    QCOMPARE(chips().size(), 1);
    QVERIFY(chips().constFirst().size() <= 41);
    QVERIFY(!chips().constFirst().contains(QChar(0x202e)));
    for (int i = 0; i < 40; ++i)
        line()->setText(line()->text() + u" to:"_s + QString::number(i));
    QCOMPARE(chips().size(), 6); // the others stay in the line
}

QTEST_MAIN(TestMessageFilterBar)
#include "tst_messagefilterbar.moc"

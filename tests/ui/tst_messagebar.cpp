// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagebar.h"

#include <QLabel>
#include <QLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace trunkline;

namespace {

Notice problem(const QString &id, const QString &text)
{
    Notice notice;
    notice.id = id;
    notice.severity = Notice::Severity::Error;
    notice.text = text;
    return notice;
}

QStringList texts(const MessageBar &bar)
{
    QStringList list;
    for (int i = 0; i < bar.layout()->count(); ++i) {
        const QWidget *line = bar.layout()->itemAt(i)->widget();
        if (line->isVisible() && line->objectName() == QLatin1String("notice"))
            list.append(line->findChild<QLabel *>(QStringLiteral("noticeText"))->text());
    }
    return list;
}

} // namespace

class TestMessageBar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameIdReplaces();
    void markupStaysText();
    void actionRunsOnceAndClosesTheLine();
    void dismissRemoves();
    void detailsAreShown();
    void problemsBeyondFourStayBehindAButton();
    void newsGivesWayToNewsAndProblemsDoNot();
};

void TestMessageBar::sameIdReplaces()
{
    MessageBar bar;
    bar.show();
    bar.post(problem(QStringLiteral("a"), QStringLiteral("first")));
    bar.post(problem(QStringLiteral("a"), QStringLiteral("second")));
    bar.post(problem(QStringLiteral("b"), QStringLiteral("third")));
    const QStringList both{QStringLiteral("third"), QStringLiteral("second")};
    QTRY_COMPARE(texts(bar), both);
    bar.withdraw(QStringLiteral("a"));
    QTRY_COMPARE(texts(bar), QStringList{QStringLiteral("third")});
}

void TestMessageBar::markupStaysText()
{
    MessageBar bar;
    bar.show();
    bar.post(problem(QStringLiteral("a"), QStringLiteral("<b>bold</b> <img src='x'>")));
    QCOMPARE(bar.findChild<QLabel *>(QStringLiteral("noticeText"))->textFormat(), Qt::PlainText);
}

void TestMessageBar::actionRunsOnceAndClosesTheLine()
{
    MessageBar bar;
    int runs = 0;
    Notice notice = problem(QStringLiteral("a"), QStringLiteral("text"));
    notice.actionText = QStringLiteral("Try again");
    notice.action = [&runs] { ++runs; };
    bar.post(notice);
    bar.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bar, testWaitMs));
    QTest::mouseClick(bar.findChild<QPushButton *>(QStringLiteral("noticeAction")), Qt::LeftButton);
    QCOMPARE(runs, 1);
    QTRY_VERIFY(texts(bar).isEmpty());
}

void TestMessageBar::dismissRemoves()
{
    MessageBar bar;
    bar.post(problem(QStringLiteral("a"), QStringLiteral("text")));
    bar.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bar, testWaitMs));
    QTest::mouseClick(bar.findChild<QToolButton *>(QStringLiteral("noticeDismiss")), Qt::LeftButton);
    QTRY_VERIFY(texts(bar).isEmpty());
}

void TestMessageBar::detailsAreShown()
{
    MessageBar bar;
    Notice notice = problem(QStringLiteral("a"), QStringLiteral("text"));
    notice.details = QStringLiteral("Request id for support: 42");
    bar.post(notice);
    bar.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bar, testWaitMs));
    QTest::mouseClick(bar.findChild<QPushButton *>(QStringLiteral("noticeDetails")), Qt::LeftButton);
    QTRY_VERIFY(bar.findChild<QPlainTextEdit *>(QStringLiteral("detailsText")));
    QCOMPARE(bar.findChild<QPlainTextEdit *>(QStringLiteral("detailsText"))->toPlainText(), notice.details);
}

void TestMessageBar::problemsBeyondFourStayBehindAButton()
{
    MessageBar bar;
    bar.show();
    for (int i = 0; i < 9; ++i)
        bar.post(problem(QString::number(i), QStringLiteral("text %1").arg(i)));
    const auto shown = [&bar] { return texts(bar).join(QLatin1Char(' ')); };
    QCOMPARE(shown(), QStringLiteral("text 8 text 7 text 6 text 5"));
    QVERIFY(QTest::qWaitForWindowExposed(&bar, testWaitMs));
    auto *more = bar.findChild<QPushButton *>(QStringLiteral("noticeMore"));
    QTRY_VERIFY(more->isVisible());
    QVERIFY2(more->text().contains(QLatin1Char('5')), qPrintable(more->text()));
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(shown(), QStringLiteral("text 4 text 3 text 2 text 1"));
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(shown(), QStringLiteral("text 0"));
    QTest::mouseClick(more, Qt::LeftButton); // round again
    QCOMPARE(shown(), QStringLiteral("text 8 text 7 text 6 text 5"));
    for (const char *id : {"8", "7", "6", "5", "4"})
        bar.withdraw(QLatin1String(id));
    QCOMPARE(shown(), QStringLiteral("text 3 text 2 text 1 text 0"));
    QVERIFY(!more->isVisible());
}

void TestMessageBar::newsGivesWayToNewsAndProblemsDoNot()
{
    MessageBar bar;
    bar.show();
    bar.post(problem(QStringLiteral("alias"), QStringLiteral("refused")));
    for (int i = 0; i < 5; ++i) {
        Notice news = problem(QString::number(i), QStringLiteral("news %1").arg(i));
        news.severity = i % 2 == 0 ? Notice::Severity::Good : Notice::Severity::Info;
        bar.post(news);
    }
    const QStringList left{QStringLiteral("news 4"), QStringLiteral("news 3"), QStringLiteral("news 2"),
                           QStringLiteral("refused")};
    QCOMPARE(texts(bar), left);
    QVERIFY(!bar.findChild<QPushButton *>(QStringLiteral("noticeMore"))->isVisible());
}

QTEST_MAIN(TestMessageBar)
#include "tst_messagebar.moc"

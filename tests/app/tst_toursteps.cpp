// SPDX-License-Identifier: GPL-3.0-or-later
// What the tour says and returns when a step does not come to its end, and whom its hands can reach. The
// whole tour is in tst_tour.
#include "tour/tour.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestTourSteps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void endsWithSuccessWhenEveryStepWasReached();
    void failsWhenAStepCannotAct();
    void failsWhenAStepDoesNotReachItsEnd();
    void clicksWhatAPersonCouldClick();
    void doesNotReachThroughADialog();
    void doesNotReachThroughAnotherWidget();

private:
    static bool always(Robot &) { return true; }
    static bool never(Robot &) { return false; }
    static bool isSeen(const Robot &) { return true; }
    static bool isNotSeen(const Robot &) { return false; }
    /// The code it finishes with, or -1.
    int tour(const QList<TourStep> &steps)
    {
        Tour tour(steps, m_folder.path());
        QSignalSpy finished(&tour, &Tour::finished);
        tour.start();
        if (finished.isEmpty() && !finished.wait(testWaitMs))
            return -1;
        return finished.constFirst().constFirst().toInt();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QWidget> m_window;
    QPushButton *m_button = nullptr;
    int m_clicks = 0;
};

void TestTourSteps::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->setObjectName(u"mainWindow"_s); // of which pictures are taken
    m_window->resize(300, 200);
    m_button = new QPushButton(u"…"_s, m_window.get());
    m_button->setObjectName(u"button"_s);
    m_button->setGeometry(20, 20, 100, 40);
    m_clicks = 0;
    connect(m_button, &QPushButton::clicked, this, [this] { ++m_clicks; });
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), testWaitMs));
}

void TestTourSteps::endsWithSuccessWhenEveryStepWasReached()
{
    QCOMPARE(tour({{u"a"_s, u"first"_s, always, isSeen}, {u"b"_s, u"second"_s, always, isSeen}}), 0);
    QVERIFY(QFile::exists(m_folder.filePath(u"b-dark.png"_s)));
}

void TestTourSteps::failsWhenAStepCannotAct()
{
    QCOMPARE(tour({{u"a"_s, u"first"_s, never, isSeen, 100}}), 1);
    QVERIFY(QFile::exists(m_folder.filePath(u"failed.png"_s)));
}

void TestTourSteps::failsWhenAStepDoesNotReachItsEnd()
{
    QCOMPARE(tour({{u"a"_s, u"first"_s, always, isSeen}, {u"b"_s, u"second"_s, always, isNotSeen, 100}}), 1);
}

void TestTourSteps::clicksWhatAPersonCouldClick()
{
    Robot robot;
    QVERIFY(robot.click(u"button"_s));
    QCOMPARE(m_clicks, 1);
    m_button->setEnabled(false);
    QVERIFY(!robot.click(u"button"_s));
    m_button->hide();
    QVERIFY(!robot.click(u"button"_s));
    QCOMPARE(m_clicks, 1);
}

void TestTourSteps::doesNotReachThroughADialog()
{
    QDialog dialog(m_window.get());
    auto *field = new QLineEdit(&dialog);
    field->setObjectName(u"field"_s);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog, testWaitMs));
    Robot robot;
    QVERIFY2(!robot.click(u"button"_s), "a modal dialog is open");
    QCOMPARE(m_clicks, 0);
    QVERIFY(robot.type(u"field"_s, u"in front"_s));
    QCOMPARE(field->text(), u"in front"_s);
    dialog.close();
    QTRY_VERIFY(robot.click(u"button"_s));
}

void TestTourSteps::doesNotReachThroughAnotherWidget()
{
    auto *cover = new QWidget(m_window.get());
    cover->setGeometry(m_window->rect());
    cover->show();
    cover->raise();
    Robot robot;
    QVERIFY(!robot.click(u"button"_s));
    QVERIFY(!robot.type(u"button"_s, u"x"_s));
    QCOMPARE(m_clicks, 0);
    delete cover;
    QVERIFY(robot.click(u"button"_s));
}

QTEST_MAIN(TestTourSteps)
#include "tst_toursteps.moc"

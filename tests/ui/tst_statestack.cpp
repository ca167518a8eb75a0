// SPDX-License-Identifier: GPL-3.0-or-later
#include "statestack.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;

class TestStateStack : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void contentKeepsItsPlace();
    void failureSaysWhatAndOffersRetry();
    void emptySaysWhatToDo();

private:
    std::unique_ptr<StateStack> m_stack;
    QLabel *m_content = nullptr;
    QPushButton *button(const char *name) { return m_stack->findChild<QPushButton *>(QLatin1String(name)); }
    QString text(const char *name) { return m_stack->findChild<QLabel *>(QLatin1String(name))->text(); }
};

void TestStateStack::init()
{
    m_stack = std::make_unique<StateStack>();
    m_content = new QLabel(QStringLiteral("rows"));
    m_stack->setContent(m_content);
    m_stack->resize(640, 400);
    m_stack->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_stack.get(), testWaitMs));
}

void TestStateStack::contentKeepsItsPlace()
{
    m_stack->showLoading(QStringLiteral("Reading numbers…"));
    QVERIFY(!m_content->isVisible());
    QCOMPARE(text("loadingText"), QStringLiteral("Reading numbers…"));
    m_stack->showRows();
    QVERIFY(m_content->isVisible());
    QVERIFY(m_stack->showsRows());
}

void TestStateStack::failureSaysWhatAndOffersRetry()
{
    ApiError error;
    error.kind = ApiError::Kind::Offline;
    QSignalSpy retried(m_stack.get(), &StateStack::retryRequested);
    m_stack->showFailed(error);
    QVERIFY(text("failedText").contains(QStringLiteral("cannot be reached")));
    QVERIFY2(!button("failedDetails")->isVisible(), "there are no details to show");
    QTest::mouseClick(button("failedRetry"), Qt::LeftButton);
    QCOMPARE(retried.count(), 1);
}

void TestStateStack::emptySaysWhatToDo()
{
    QSignalSpy asked(m_stack.get(), &StateStack::emptyActionRequested);
    m_stack->showEmpty(QStringLiteral("No numbers"), QStringLiteral("Buy one."), QStringLiteral("Search"));
    QTest::mouseClick(button("emptyAction"), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    m_stack->showEmpty(QStringLiteral("No numbers"), QStringLiteral("Buy one."));
    QVERIFY(!button("emptyAction")->isVisible());
}

QTEST_MAIN(TestStateStack)
#include "tst_statestack.moc"

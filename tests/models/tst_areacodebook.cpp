// SPDX-License-Identifier: GPL-3.0-or-later
#include "areacodebook.h"
#include "codelistmodel.h"
#include "sandboxsession.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

const auto areaCodesPath = u"/v2/numbers/available/areacodes?"_s;
const auto exchangesPath = u"/v2/numbers/available/exchanges?"_s;

bool isComplete(CodeList &list)
{
    return list.status().state() == ListStatus::State::Complete;
}

} // namespace

class TestAreaCodeBook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void readsAreaCodesOnceToTheEnd();
    void exchangesAreThoseOfTheCode();
    void eachHighestCostHasItsOwnList();
    void failedListIsReadAgainWhenAskedFor();
    void modelFollowsItsList();
    void modelSurvivesTheBook();

private:
    std::unique_ptr<SandboxSession> m_account;
    std::unique_ptr<AreaCodeBook> m_book;
};

void TestAreaCodeBook::init()
{
    m_account = std::make_unique<SandboxSession>();
    QVERIFY(m_account->isUp());
    m_book = std::make_unique<AreaCodeBook>(m_account->session());
}

void TestAreaCodeBook::cleanup()
{
    m_book.reset();
    m_account.reset();
}

void TestAreaCodeBook::readsAreaCodesOnceToTheEnd()
{
    CodeList &codes = m_book->areaCodes();
    QCOMPARE(&m_book->areaCodes(), &codes);
    QTRY_VERIFY(isComplete(codes));
    QVERIFY(codes.count() > 10);
    for (int row = 1; row < codes.count(); ++row)
        QVERIFY(codes.code(row - 1) < codes.code(row));
    QCOMPARE(&m_book->areaCodes(), &codes);
    QCOMPARE(m_account->received("GET", areaCodesPath).size(), 1);
    const QString target = m_account->received("GET", areaCodesPath).first();
    QVERIFY2(target.contains(u"limit=400"_s), qPrintable(target));
    QVERIFY2(!target.contains(u"max_setup_cost"_s), qPrintable(target));
}

void TestAreaCodeBook::exchangesAreThoseOfTheCode()
{
    CodeList &codes = m_book->areaCodes();
    QTRY_VERIFY(isComplete(codes));
    const QString areaCode = codes.code(0);
    CodeList &exchanges = m_book->exchanges(areaCode);
    QTRY_VERIFY(isComplete(exchanges));
    QVERIFY(exchanges.count() > 0);
    for (int row = 0; row < exchanges.count(); ++row)
        QCOMPARE(exchanges.code(row).size(), 3);
    const QString target = m_account->received("GET", exchangesPath).first();
    QVERIFY2(target.contains(u"areacode="_s + areaCode), qPrintable(target));
    QVERIFY2(target.contains(u"limit=200"_s), qPrintable(target));
}

void TestAreaCodeBook::eachHighestCostHasItsOwnList()
{
    CodeList &all = m_book->areaCodes();
    CodeList &none = m_book->areaCodes(Money());
    QVERIFY(&all != &none);
    QTRY_VERIFY(isComplete(all) && isComplete(none));
    QCOMPARE(none.count(), 0);
    QCOMPARE(&m_book->areaCodes(Money::fromDollars(0)), &none);
    CodeList &cheap = m_book->exchanges(all.code(0), Money::fromDollars(1.5));
    QTRY_VERIFY(isComplete(cheap));
    const QString target = m_account->received("GET", exchangesPath).first();
    QVERIFY2(target.contains(u"max_setup_cost=1.5"_s), qPrintable(target));
}

void TestAreaCodeBook::failedListIsReadAgainWhenAskedFor()
{
    QVERIFY(m_account->fault(u"GET /v2/numbers/available/areacodes nth=1 status=500"_s));
    CodeList &codes = m_book->areaCodes();
    QTRY_COMPARE(codes.status().state(), ListStatus::State::Failed);
    QCOMPARE(codes.status().error().httpStatus, 500);
    m_book->areaCodes();
    QTRY_VERIFY(isComplete(codes));
}

void TestAreaCodeBook::modelFollowsItsList()
{
    CodeListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy status(&model, &CodeListModel::statusChanged);
    CodeList &codes = m_book->areaCodes();
    model.setList(&codes);
    QCOMPARE(model.rowCount(), 0);
    QTRY_VERIFY(isComplete(codes));
    QCOMPARE(model.rowCount(), codes.count());
    QVERIFY(status.size() > 1);
    QCOMPARE(model.index(1).data().toString(), codes.code(1));
    QCOMPARE(model.rowOf(codes.code(2)), 2);
    QCOMPARE(model.rowOf(u"000"_s), -1);
    codes.refresh();
    QTRY_VERIFY(isComplete(codes));
    QCOMPARE(model.rowCount(), codes.count());
    model.setList(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestAreaCodeBook::modelSurvivesTheBook()
{
    CodeListModel model;
    model.setList(&m_book->areaCodes());
    m_book.reset();
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestAreaCodeBook)
#include "tst_areacodebook.moc"

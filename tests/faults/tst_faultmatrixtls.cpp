// SPDX-License-Identifier: GPL-3.0-or-later
#include "countreport.h"
#include "faultmatrix.h"
#include "faultrows.h"

#include <QTest>

/// The same over TLS, where a fault strikes bytes without knowing what they mean.
class TestFaultMatrixTls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyFault_data();
    void everyFault();
    void cleanupTestCase();

private:
    testsupport::CountReport m_counts;
    std::unique_ptr<FaultMatrix> m_matrix;
};

void TestFaultMatrixTls::initTestCase()
{
    m_matrix = std::make_unique<FaultMatrix>(FaultBench::Wire::Tls);
    const QStringList wrong = m_matrix->tally.takeProblems();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestFaultMatrixTls::everyFault_data()
{
    QTest::addColumn<Deed>("deed");
    for (int deed = 0; deed < DeedCount; ++deed)
        QTest::newRow(deedWord(Deed(deed))) << Deed(deed);
}

void TestFaultMatrixTls::everyFault()
{
    QFETCH(Deed, deed);
    const testsupport::RelayedExchange sizes = m_matrix->sizesOf(deed);
    QVERIFY(sizes.request.total() > 40 && sizes.answer.total() > 40);
    const Positions positions = FaultMatrix::isLong() ? Positions::Every : Positions::Promised;
    const QString wrong = m_matrix->lead(deed, tlsFaults(deed, sizes, positions));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestFaultMatrixTls::cleanupTestCase()
{
    qInfo("%s", qPrintable(m_matrix->tally.table()));
    m_counts.print(m_matrix->tally.sums());
}

QTEST_GUILESS_MAIN(TestFaultMatrixTls)
#include "tst_faultmatrixtls.moc"

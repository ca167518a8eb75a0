// SPDX-License-Identifier: GPL-3.0-or-later
#include "countreport.h"
#include "faultmatrix.h"
#include "faultrows.h"
#include "jobs.h"

using namespace Qt::StringLiterals;
using namespace testsupport;
using namespace trunkline;

namespace {

constexpr int fewestLong = 10'000; ///< faulted writes

enum class Unreachable { NoSuchName, CertificateOfAnother, CertificateNotTrusted };

/// Longer than any name may be, so that the resolver refuses it without asking anybody.
QString tooLongName()
{
    return QString(QString(60, u'a') + u'.').repeated(5) + u"invalid"_s;
}

/// A client that cannot get to its service.
struct Stranded {
    explicit Stranded(Unreachable why)
        : server(ScriptedServer::Tls, why == Unreachable::CertificateOfAnother ? "other" : "test")
        , transport(urlFor(why, server), {u"testkey0"_s, u"testsecret0"_s}, optionsFor(why), nullptr)
        , folder(journalFolderTemplate())
        , journal(transport, kept(folder))
    {
    }
    static QUrl urlFor(Unreachable why, const ScriptedServer &server)
    {
        QUrl url = server.url();
        if (why == Unreachable::NoSuchName)
            url.setHost(tooLongName());
        return url;
    }
    static TransportOptions optionsFor(Unreachable why)
    {
        TransportOptions options;
        if (why == Unreachable::CertificateOfAnother)
            options.extraCertificates = {ScriptedServer::certificate("other")};
        return options;
    }
    static JournalOptions kept(const QTemporaryDir &folder)
    {
        JournalOptions options;
        options.place = placeIn(folder);
        options.pace = {0, 0};
        return options;
    }

    ScriptedServer server;
    Transport transport;
    QTemporaryDir folder;
    Journal journal;
};

} // namespace

/// Every kind of write x every fault: the account's ledger holds at most one effect, and no journal
/// contradicts it.
class TestFaultMatrix : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyFault_data();
    void everyFault();
    void neverSent_data();
    void neverSent();
    void wasLongEnough();
    void cleanupTestCase();

private:
    testsupport::CountReport m_counts;
    std::unique_ptr<FaultMatrix> m_matrix;
};

void TestFaultMatrix::initTestCase()
{
    m_matrix = std::make_unique<FaultMatrix>(FaultBench::Wire::Plain);
    const QStringList wrong = m_matrix->tally.takeProblems();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestFaultMatrix::everyFault_data()
{
    QTest::addColumn<Deed>("deed");
    for (int deed = 0; deed < DeedCount; ++deed)
        QTest::newRow(deedWord(Deed(deed))) << Deed(deed);
}

void TestFaultMatrix::everyFault()
{
    QFETCH(Deed, deed);
    const RelayedExchange sizes = m_matrix->sizesOf(deed);
    QCOMPARE(QString::fromLatin1(sizes.verb), verbOf(deed));
    QVERIFY(sizes.answer.head > 20);
    const Positions positions = FaultMatrix::isLong() ? Positions::Every : Positions::Promised;
    const QString wrong = m_matrix->lead(deed, plainFaults(deed, sizes, positions));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestFaultMatrix::neverSent_data()
{
    QTest::addColumn<Unreachable>("why");
    QTest::addColumn<ApiError::Kind>("error");
    QTest::newRow("name not found") << Unreachable::NoSuchName << ApiError::Kind::Offline;
    QTest::newRow("TLS: certificate of another host")
        << Unreachable::CertificateOfAnother << ApiError::Kind::TlsFailed;
    QTest::newRow("TLS: certificate that nobody trusts")
        << Unreachable::CertificateNotTrusted << ApiError::Kind::TlsFailed;
}

void TestFaultMatrix::neverSent()
{
    QFETCH(Unreachable, why);
    QFETCH(ApiError::Kind, error);
    FaultRow row{QTest::currentDataTag()};
    row.line = FaultRow::Line::Refused;
    row.outcome = Outcome::Refused;
    for (int deed = 0; deed < DeedCount; ++deed) {
        Stranded client(why);
        WriteEnd end;
        end.wanted = {Deed(deed), PhoneNumber::fromService(u"12065550177"_s), u"91402"_s, u"matrix"_s};
        Waiting waiting;
        QObject context;
        ask(client.journal, end.wanted, &context, [&](const Told &told) {
            end.told = told;
            waiting.quit();
        });
        waiting.until(60'000);
        const Intent *intent = client.journal.find(end.told.intent);
        QVERIFY2(intent, deedWord(Deed(deed)));
        end.intent = *intent;
        end.requests = int(client.server.requests().size());
        end.struck = true;
        QCOMPARE(end.told.error.kind, error);
        QCOMPARE(end.requests, 0);
        m_matrix->tally.take(end, row);
    }
    QStringList wrong = m_matrix->tally.takeProblems();
    for (int deed = 0; deed < DeedCount; ++deed)
        wrong += m_matrix->tally.missingCells(Deed(deed), {row.cell});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestFaultMatrix::wasLongEnough()
{
    if (FaultMatrix::isLong())
        QVERIFY2(m_matrix->tally.attempted() >= fewestLong,
                 qPrintable(QString::number(m_matrix->tally.attempted())));
}

void TestFaultMatrix::cleanupTestCase()
{
    qInfo("%s", qPrintable(m_matrix->tally.table()));
    m_counts.print(m_matrix->tally.sums());
}

QTEST_GUILESS_MAIN(TestFaultMatrix)
#include "tst_faultmatrix.moc"

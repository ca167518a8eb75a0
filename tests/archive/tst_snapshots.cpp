// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/snapshots.h"

#include "archiveplace.h"

#include <QCborArray>
#include <QCborValue>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

using Kind = ArchiveTrouble::Kind;

namespace {

KeptNumber numbered(const QString &digits, const QString &alias = {})
{
    KeptNumber kept;
    kept.number.number = PhoneNumber::fromService(digits);
    kept.number.alias = alias;
    kept.number.type = u"standard"_s;
    return kept;
}

/// Nothing of it is as it is in an empty one.
KeptNumber full()
{
    KeptNumber kept = numbered(u"12065550142"_s, u"Lobby ☎ \u0416"_s);
    kept.number.rateCenter = u"seattle"_s;
    kept.number.state = u"wa"_s;
    kept.number.cnamLookups = true;
    kept.number.messaging = false;
    NumberDetail detail;
    detail.summary = kept.number;
    detail.primaryRouteId = u"91402"_s;
    detail.failoverRouteId = u"0"_s;
    detail.e911Id = u"e"_s;
    detail.cnamId = u"c"_s;
    detail.includedRoutes = {{u"91402"_s, u"desk"_s, u"host"_s, u"h:5060"_s},
                             {u"0"_s, u"s"_s, u"sip-reg"_s, {}}};
    detail.monthlyCost = Money::fromNanodollars(1'250'000'000);
    detail.setupCost = Money::fromNanodollars(0);
    detail.inboundRate = Money::fromNanodollars(12'000'000);
    detail.rateType = u"local"_s;
    detail.tier = u"Standard"_s;
    detail.note = u"note"_s;
    detail.status = u"PURCHASED"_s;
    detail.provisioningStatus = u"pending"_s;
    detail.stated = {true, false, true, false};
    kept.detail = detail;
    return kept;
}

} // namespace

class TestSnapshots : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void nothingIsKeptAtFirst();
    void comesBackAsItWas();
    void comesBackAfterANewStart();
    void keepsTheOrder();
    void aNewOneReplacesTheOld();
    void ofTheSameNumberTheLastCounts();
    void fullDiskLeavesTheOldOne();
    void whatCannotBeReadIsTold_data();
    void whatCannotBeReadIsTold();
    void whatALaterVersionAddedIsPassedOver();
    void goesWithEverythingElse();
    void closedSaysSo();

private:
    Snapshots kept() { return Snapshots(m_writer->database()); }

    std::unique_ptr<TemporaryArchive> m_place;
    std::unique_ptr<ArchiveWriter> m_writer;
};

void TestSnapshots::init()
{
    m_writer = std::make_unique<ArchiveWriter>(); // the old one first: it may have the old place open
    m_place = std::make_unique<TemporaryArchive>();
    QCOMPARE(m_writer->open(m_place->path), ArchiveTrouble());
}

void TestSnapshots::nothingIsKeptAtFirst()
{
    ArchiveTrouble trouble{Kind::Failed, {}};
    QCOMPARE(kept().numbers(&trouble).at, 0);
    QCOMPARE(trouble, ArchiveTrouble());
    QCOMPARE(kept().routes().at, 0);
    QVERIFY(kept().numbers().numbers.isEmpty() && kept().routes().routes.isEmpty());
}

void TestSnapshots::comesBackAsItWas()
{
    const QList<KeptNumber> numbers{full(), numbered(u"12065550100"_s)};
    const QList<Route> routes{{u"0"_s, u"sip-reg"_s, u"sip-reg"_s, {}},
                              {u"91402"_s, u"desk"_s, u"host"_s, u"pbx.example.com"_s}};
    QVERIFY(!kept().keepNumbers(numbers, 1'000));
    QVERIFY(!kept().keepRoutes(routes, 2'000));
    const NumbersSnapshot back = kept().numbers();
    QCOMPARE(back.at, 1'000);
    QCOMPARE(back.numbers, numbers);
    QCOMPARE(kept().routes().at, 2'000);
    QCOMPARE(kept().routes().routes, routes);
}

void TestSnapshots::comesBackAfterANewStart()
{
    QVERIFY(!kept().keepNumbers({full()}, 1'000));
    ArchiveDatabase reading; // while the writer has it open, too
    QCOMPARE(reading.open(m_place->path, ArchiveDatabase::Access::Read), ArchiveTrouble());
    QCOMPARE(Snapshots(reading).numbers().numbers, QList<KeptNumber>{full()});
    reading.close();
    m_writer->close();
    QCOMPARE(m_writer->open(m_place->path), ArchiveTrouble());
    QCOMPARE(kept().numbers().numbers, QList<KeptNumber>{full()});
    QCOMPARE(kept().numbers().at, 1'000);
}

void TestSnapshots::keepsTheOrder()
{
    QList<KeptNumber> numbers;
    QList<Route> routes;
    for (int i = 0; i < 300; ++i) {
        numbers += numbered(QString::number(12065550100 + (i * 7) % 300));
        routes += {QString::number((i * 7) % 300), u"alias"_s, u"host"_s, u"h"_s};
    }
    QVERIFY(!kept().keepNumbers(numbers, 1'000));
    QVERIFY(!kept().keepRoutes(routes, 1'000));
    QCOMPARE(kept().numbers().numbers, numbers);
    QCOMPARE(kept().routes().routes, routes);
}

void TestSnapshots::aNewOneReplacesTheOld()
{
    QVERIFY(!kept().keepNumbers({full(), numbered(u"12065550100"_s)}, 1'000));
    QVERIFY(!kept().keepRoutes({{u"1"_s, u"a"_s, u"host"_s, u"h"_s}}, 1'000));
    QVERIFY(!kept().keepNumbers({numbered(u"12065550101"_s)}, 5'000));
    QCOMPARE(kept().numbers().numbers, QList<KeptNumber>{numbered(u"12065550101"_s)});
    QCOMPARE(kept().numbers().at, 5'000);
    QCOMPARE(kept().routes().at, 1'000); // each has its own age
    QVERIFY(!kept().keepNumbers({}, 6'000));
    QCOMPARE(kept().numbers().at, 0);
}

void TestSnapshots::ofTheSameNumberTheLastCounts()
{
    QVERIFY(
        !kept().keepNumbers({numbered(u"12065550101"_s, u"a"_s), numbered(u"12065550101"_s, u"b"_s)}, 1'000));
    QCOMPARE(kept().numbers().numbers, QList<KeptNumber>{numbered(u"12065550101"_s, u"b"_s)});
}

void TestSnapshots::fullDiskLeavesTheOldOne()
{
    QVERIFY(!kept().keepNumbers({full()}, 1'000));
    QList<KeptNumber> many;
    for (int i = 0; i < 5'000; ++i)
        many += numbered(QString::number(12065550100 + i), QString(200, u'x'));
    m_writer->close();
    m_writer->database().setMaxPages(60);
    QCOMPARE(m_writer->open(m_place->path), ArchiveTrouble());
    QCOMPARE(kept().keepNumbers(many, 2'000).kind, Kind::DiskFull);
    QCOMPARE(kept().numbers().numbers, QList<KeptNumber>{full()});
    QCOMPARE(kept().numbers().at, 1'000);
}

void TestSnapshots::whatCannotBeReadIsTold_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("nothing") << QByteArray("NULL");
    QTest::newRow("no CBOR") << QByteArray("x'ff00'");
    QTest::newRow("no list") << QByteArray("x'01'");
    QTest::newRow("empty list") << QByteArray("x'80'");
    QTest::newRow("text for a number") << QByteArray("x'886161616161616161616161f4f6f6'");
}

void TestSnapshots::whatCannotBeReadIsTold()
{
    QFETCH(QByteArray, data);
    QVERIFY(!kept().keepNumbers({full()}, 1'000));
    QVERIFY(!kept().keepRoutes({{u"1"_s, u"a"_s, u"host"_s, u"h"_s}}, 1'000));
    for (const char *table : {"numbers", "routes"})
        QVERIFY(!m_writer->database().run(QByteArray("UPDATE ") + table + " SET data = " + data));
    ArchiveTrouble trouble;
    QVERIFY(kept().numbers(&trouble).numbers.isEmpty());
    QCOMPARE(trouble.kind, Kind::Damaged);
    trouble = {};
    const RoutesSnapshot routes = kept().routes(&trouble);
    QVERIFY(routes.routes.isEmpty() && routes.at == 0);
    QCOMPARE(trouble.kind, Kind::Damaged);
    QVERIFY(!kept().keepNumbers({full()}, 2'000)); // the next one is good again
    QCOMPARE(kept().numbers().numbers, QList<KeptNumber>{full()});
}

void TestSnapshots::whatALaterVersionAddedIsPassedOver()
{
    QVERIFY(!kept().keepRoutes({{u"1"_s, u"a"_s, u"host"_s, u"h"_s}}, 1'000));
    const QCborArray longer{0, QCborArray{u"1"_s, u"a"_s, u"host"_s, u"h"_s, 7}, 7};
    const QByteArray hex = longer.toCborValue().toCbor().toHex();
    QVERIFY(!m_writer->database().run("UPDATE routes SET data = x'" + hex + '\''));
    QCOMPARE(kept().routes().routes, (QList<Route>{{u"1"_s, u"a"_s, u"host"_s, u"h"_s}}));
}

void TestSnapshots::goesWithEverythingElse()
{
    QVERIFY(!kept().keepNumbers({full()}, 1'000));
    QVERIFY(!kept().keepRoutes({{u"1"_s, u"a"_s, u"host"_s, u"h"_s}}, 1'000));
    QVERIFY(!m_writer->forgetAll());
    QCOMPARE(kept().numbers().at, 0);
    QCOMPARE(kept().routes().at, 0);
}

void TestSnapshots::closedSaysSo()
{
    m_writer->close();
    ArchiveTrouble trouble;
    QVERIFY(kept().numbers(&trouble).numbers.isEmpty());
    QCOMPARE(trouble.kind, Kind::CannotOpen);
    QCOMPARE(kept().keepNumbers({full()}, 1'000).kind, Kind::CannotOpen);
}

QTEST_GUILESS_MAIN(TestSnapshots)
#include "tst_snapshots.moc"

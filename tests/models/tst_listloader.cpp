// SPDX-License-Identifier: GPL-3.0-or-later
#include "listloader.h"

#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

using Row = QString; // its own id
using Loader = ListLoader<Row>;
using State = ListStatus::State;

/// A read that the test answers when it likes.
class Read : public Job<Page<Row>> {
public:
    Read(int wantedLimit, int wantedOffset, QObject *parent)
        : Job(parent)
        , limit(wantedLimit)
        , offset(wantedOffset)
    {
    }
    void abort() override { }
    void answer(const QStringList &rows, bool hasNext)
    {
        Page<Row> page;
        page.items = rows;
        page.hasNext = hasNext;
        report(page);
    }
    void fail(ApiError::Kind kind)
    {
        ApiError error;
        error.kind = kind;
        report(error);
    }
    const int limit;
    const int offset;
};

} // namespace

class TestListLoader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void advancesByWhatItReceived();
    void stopsWhenNoNextPageIsNamed();
    void anEmptyPageThatNamesANextFails();
    void anEmptyListIsComplete();
    void pagesThatOverlapAreMergedById();
    void rowsNotSeenByACompleteLoadGo();
    void anUnfinishedLoadRemovesNothing();
    void cancelKeepsWhatIsHereAndMayGoOn();
    void aNewStartDropsTheLateAnswer();
    void onDemandReadsAPageAtATime();
    void aFailureKeepsRowsAndMoreTriesThatPageAgain();
    void rowsThatCameAnotherWayAreKept();
    void rowsThatWentStayAway();
    void aRowThatGoesHidesNoOther();
    void aRowThatGoesWhileStoppedHidesNoOther();
    void rowsThatOnlyCameAnotherWayMoveNothing();
    void aPageOfGoneRowsLeadsOn();
    void aListenerMayCancelInTheMiddle();
    void aListenerMayBeginAnew();
    void tellsOfRetries();

private:
    Loader::Fetch fetch()
    {
        return [this](int limit, int offset, QObject *parent) {
            auto *read = new Read(limit, offset, parent);
            m_reads.append(read);
            return read;
        };
    }
    void use(Loader::Paging paging) { m_loader = std::make_unique<Loader>(*m_rows, 3, paging); }
    Read *lastRead() const { return m_reads.constLast(); }
    QString shown() const { return m_rows->all().join(u' '); }

    std::unique_ptr<MemoryRows<Row>> m_rows;
    std::unique_ptr<Loader> m_loader;
    QList<QPointer<Read>> m_reads;
};

void TestListLoader::init()
{
    m_rows = std::make_unique<MemoryRows<Row>>([](const Row &row) { return row; });
    use(Loader::Paging::ToTheEnd);
    QCOMPARE(m_loader->state(), State::Idle);
}

void TestListLoader::cleanup()
{
    m_loader.reset();
    m_rows.reset();
    m_reads.clear();
}

void TestListLoader::advancesByWhatItReceived()
{
    m_loader->start(fetch());
    QCOMPARE(m_loader->state(), State::Loading);
    QCOMPARE(lastRead()->limit, 3);
    QCOMPARE(lastRead()->offset, 0);
    lastRead()->answer({u"a"_s, u"b"_s}, true); // the service gave less than was asked for
    QCOMPARE(m_reads.size(), 2);
    QCOMPARE(lastRead()->offset, 2);
    QCOMPARE(m_loader->received(), 2);
    lastRead()->answer({u"c"_s, u"d"_s, u"e"_s, u"f"_s}, true); // or more
    QCOMPARE(lastRead()->offset, 6);
    lastRead()->answer({u"g"_s}, false);
    QCOMPARE(m_loader->state(), State::Complete);
    QCOMPARE(m_loader->received(), 7);
    QCOMPARE(shown(), u"a b c d e f g"_s);
    QVERIFY(QDateTime::currentMSecsSinceEpoch() - m_loader->completedAt() < 10'000);
}

void TestListLoader::stopsWhenNoNextPageIsNamed()
{
    m_loader->start(fetch());
    lastRead()->answer({u"a"_s, u"b"_s, u"c"_s}, false); // a full page is no sign that more follow
    QCOMPARE(m_loader->state(), State::Complete);
    QCOMPARE(m_reads.size(), 1);
    m_loader->more();
    QCOMPARE(m_reads.size(), 1);
}

void TestListLoader::anEmptyPageThatNamesANextFails()
{
    m_loader->start(fetch());
    lastRead()->answer({u"a"_s}, true);
    lastRead()->answer({}, true);
    QCOMPARE(m_loader->state(), State::Failed);
    QCOMPARE(m_loader->error().kind, ApiError::Kind::BadAnswer);
    QVERIFY(m_loader->error().detail.contains(u"links.next"_s));
    QCOMPARE(m_reads.size(), 2);
    QCOMPARE(shown(), u"a"_s);
}

void TestListLoader::anEmptyListIsComplete()
{
    m_rows->merge({u"old"_s});
    m_loader->start(fetch());
    lastRead()->answer({}, false);
    QCOMPARE(m_loader->state(), State::Complete);
    QCOMPARE(m_rows->count(), 0);
}

void TestListLoader::pagesThatOverlapAreMergedById()
{
    m_loader->start(fetch());
    lastRead()->answer({u"a"_s, u"b"_s, u"c"_s}, true);
    lastRead()->answer({u"c"_s, u"d"_s}, false);
    QCOMPARE(shown(), u"a b c d"_s);
    QCOMPARE(m_loader->received(), 5);
}

void TestListLoader::rowsNotSeenByACompleteLoadGo()
{
    m_rows->merge({u"a"_s, u"gone"_s, u"b"_s});
    m_loader->start(fetch());
    lastRead()->answer({u"b"_s, u"c"_s}, true);
    QCOMPARE(shown(), u"a gone b c"_s); // nobody knows yet
    lastRead()->answer({u"a"_s}, false);
    QCOMPARE(shown(), u"a b c"_s);
}

void TestListLoader::anUnfinishedLoadRemovesNothing()
{
    m_rows->merge({u"old"_s});
    m_loader->start(fetch());
    lastRead()->answer({u"a"_s}, true);
    lastRead()->fail(ApiError::Kind::ServerFault);
    QCOMPARE(shown(), u"old a"_s);
}

void TestListLoader::cancelKeepsWhatIsHereAndMayGoOn()
{
    m_loader->cancel();
    QCOMPARE(m_loader->state(), State::Idle);
    m_loader->start(fetch());
    lastRead()->answer({u"a"_s}, true);
    m_loader->cancel();
    QCOMPARE(m_loader->state(), State::Paused);
    QVERIFY2(!lastRead(), "the read went on");
    QCOMPARE(shown(), u"a"_s);
    m_loader->more();
    QCOMPARE(lastRead()->offset, 1);
    lastRead()->answer({u"b"_s}, false);
    QCOMPARE(shown(), u"a b"_s);
    QCOMPARE(m_loader->state(), State::Complete);
}

void TestListLoader::aNewStartDropsTheLateAnswer()
{
    m_loader->start(fetch());
    lastRead()->answer({u"a"_s}, true);
    m_loader->start(fetch());
    QCOMPARE(m_reads.size(), 3);
    QVERIFY2(!m_reads.at(1), "the abandoned read can still answer");
    QCOMPARE(lastRead()->offset, 0);
    QCOMPARE(m_loader->received(), 0);
    lastRead()->answer({u"b"_s}, false);
    QCOMPARE(shown(), u"b"_s);
}

void TestListLoader::onDemandReadsAPageAtATime()
{
    use(Loader::Paging::OnDemand);
    m_loader->more();
    QVERIFY(m_reads.isEmpty());
    m_loader->start(fetch());
    m_loader->more(); // one is under way
    QCOMPARE(m_reads.size(), 1);
    lastRead()->answer({u"a"_s, u"b"_s}, true);
    QCOMPARE(m_loader->state(), State::Paused);
    QCOMPARE(m_reads.size(), 1);
    m_loader->more();
    m_loader->more();
    QCOMPARE(m_reads.size(), 2);
    QCOMPARE(lastRead()->offset, 2);
    lastRead()->answer({u"c"_s}, false);
    QCOMPARE(m_loader->state(), State::Complete);
    m_loader->more();
    QCOMPARE(m_reads.size(), 2);
}

void TestListLoader::aFailureKeepsRowsAndMoreTriesThatPageAgain()
{
    m_loader->start(fetch());
    lastRead()->answer({u"a"_s}, true);
    lastRead()->fail(ApiError::Kind::Timeout);
    QCOMPARE(m_loader->state(), State::Failed);
    QCOMPARE(m_loader->error().kind, ApiError::Kind::Timeout);
    m_loader->more();
    QCOMPARE(m_loader->state(), State::Loading);
    QVERIFY(!m_loader->error().isError());
    QCOMPARE(lastRead()->offset, 1);
    lastRead()->answer({u"b"_s}, false);
    QCOMPARE(shown(), u"a b"_s);
}

void TestListLoader::rowsThatCameAnotherWayAreKept()
{
    m_loader->start(fetch());
    lastRead()->answer({u"b"_s, u"c"_s}, true);
    m_loader->keep(u"a"_s); // bought now; its place is on a page that was read before
    m_rows->merge({u"a"_s});
    lastRead()->answer({u"d"_s}, false);
    QCOMPARE(shown(), u"b c a d"_s);
    m_loader->start(fetch());
    lastRead()->answer({u"b"_s}, false);
    QCOMPARE(shown(), u"b"_s); // the next load judges anew
}

void TestListLoader::rowsThatWentStayAway()
{
    m_rows->merge({u"a"_s, u"b"_s});
    m_loader->start(fetch());
    m_loader->drop(u"b"_s);
    m_rows->remove(u"b"_s);
    lastRead()->answer({u"a"_s, u"b"_s}, true); // answered before b was released
    QCOMPARE(shown(), u"a"_s);
    QCOMPARE(lastRead()->offset, 1); // the service's list is one shorter by now
    lastRead()->answer({u"c"_s}, false);
    QCOMPARE(shown(), u"a c"_s);
    m_loader->start(fetch());
    lastRead()->answer({u"a"_s, u"b"_s}, false);
    QCOMPARE(shown(), u"a b"_s); // it is back on the account
}

void TestListLoader::aRowThatGoesHidesNoOther()
{
    m_rows->merge({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}); // from the load before
    m_loader->start(fetch());
    lastRead()->answer({u"a"_s, u"b"_s, u"c"_s}, true);
    QCOMPARE(lastRead()->offset, 3);
    const QPointer<Read> late = lastRead();
    m_loader->drop(u"b"_s);
    m_rows->remove(u"b"_s);
    QVERIFY2(!late, "that page begins behind d, which has moved forward");
    QCOMPARE(lastRead()->offset, 2);
    lastRead()->answer({u"d"_s, u"e"_s}, false);
    QCOMPARE(m_loader->state(), State::Complete);
    QCOMPARE(shown(), u"a c d e"_s);
}

void TestListLoader::aRowThatGoesWhileStoppedHidesNoOther()
{
    use(Loader::Paging::OnDemand);
    m_loader->start(fetch());
    lastRead()->answer({u"a"_s, u"b"_s, u"c"_s}, true);
    m_loader->drop(u"a"_s);
    QCOMPARE(m_reads.size(), 1); // nobody asked for more
    m_loader->more();
    QCOMPARE(lastRead()->offset, 2);
}

void TestListLoader::rowsThatOnlyCameAnotherWayMoveNothing()
{
    m_rows->merge({u"y"_s});
    m_loader->start(fetch());
    lastRead()->answer({u"a"_s, u"b"_s}, true);
    m_loader->keep(u"x"_s);
    for (const QString &id : {u"x"_s, u"y"_s}) // neither has been on a page
        m_loader->drop(id);
    QCOMPARE(m_reads.size(), 2);
    QCOMPARE(lastRead()->offset, 2);
}

void TestListLoader::aPageOfGoneRowsLeadsOn()
{
    m_loader->start(fetch());
    m_loader->drop(u"a"_s);
    m_loader->drop(u"b"_s);
    lastRead()->answer({u"a"_s, u"b"_s}, true);
    QCOMPARE(lastRead()->offset, 1); // or it would ask for that page for ever
}

void TestListLoader::aListenerMayCancelInTheMiddle()
{
    connect(m_rows.get(), &RowSourceSignals::inserted, m_loader.get(), &ListStatus::cancel);
    m_loader->start(fetch());
    lastRead()->answer({u"a"_s}, true);
    QCOMPARE(m_loader->state(), State::Paused);
    QCOMPARE(m_reads.size(), 1);
    m_loader->more();
    lastRead()->answer({u"b"_s}, true);
    QCOMPARE(lastRead()->offset, 1);
    QCOMPARE(m_loader->state(), State::Paused);
    QCOMPARE(shown(), u"a b"_s);
}

void TestListLoader::aListenerMayBeginAnew()
{
    const auto again = connect(m_rows.get(), &RowSourceSignals::inserted, m_loader.get(),
                               [this] { m_loader->start(fetch()); });
    m_loader->start(fetch());
    lastRead()->answer({u"a"_s}, false);
    disconnect(again);
    QCOMPARE(m_loader->state(), State::Loading);
    QCOMPARE(m_reads.size(), 2);
    lastRead()->answer({u"b"_s}, false);
    QCOMPARE(m_loader->state(), State::Complete);
    QCOMPARE(shown(), u"b"_s);
}

void TestListLoader::tellsOfRetries()
{
    QSignalSpy retrying(m_loader.get(), &ListStatus::retrying);
    m_loader->start(fetch());
    ApiError why;
    why.kind = ApiError::Kind::TooMany;
    Q_EMIT lastRead()->retrying(2, 500, why);
    QCOMPARE(retrying.size(), 1);
    QCOMPARE(retrying.first().at(0).toInt(), 2);
}

QTEST_GUILESS_MAIN(TestListLoader)
#include "tst_listloader.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultmatrix.h"

#include "faultcells.h"
#include "jobs.h"

using namespace Qt::StringLiterals;
using Wait = FaultRow::Wait;

namespace {

constexpr Wait waits[] = {Wait::Ample, Wait::Short, Wait::Late};

/// Less than what QtTest and ctest allow, so that it is told what never ended.
int stuckMs()
{
    return FaultMatrix::isLong() ? 3'000'000 : 200'000;
}

} // namespace

FaultMatrix::FaultMatrix(FaultBench::Wire wire)
    : m_wire(wire)
{
    for (const Wait wait : waits) {
        const bool ample = wait == Wait::Ample;
        const int most = ample ? (isLong() ? 600 : 90) : 50; // writes of one kind on one bench
        for (int i = 0; i < (ample ? 8 : 4); ++i) {
            m_benches.push_back(std::make_unique<FaultBench>(wait, most, wire));
            if (const QString problem = m_benches.back()->problem(); !problem.isEmpty())
                tally.addProblem(problem);
        }
    }
}

bool FaultMatrix::isLong()
{
    return qEnvironmentVariableIsSet("TRUNKLINE_LONG");
}

testsupport::RelayedExchange FaultMatrix::sizesOf(Deed deed)
{
    std::vector<std::unique_ptr<FaultLane>> lanes;
    FaultBench &bench = *m_benches.front();
    lanes.push_back(std::make_unique<FaultLane>(bench, deed, QList<FaultRow>{{"no fault"}}, tally));
    run(lanes);
    return m_wire == FaultBench::Wire::Tls ? lanes.front()->rawSizes() : bench.relay.lastWrite();
}

/// Deals the rows out to the benches that wait as long as they need.
QString FaultMatrix::lead(Deed deed, const QList<FaultRow> &rows)
{
    std::vector<std::unique_ptr<FaultLane>> lanes;
    for (const Wait wait : waits) {
        std::vector<FaultBench *> benches;
        for (const auto &bench : m_benches) {
            if (bench->wait == wait)
                benches.push_back(bench.get());
        }
        std::vector<QList<FaultRow>> shares(benches.size());
        size_t turn = 0;
        for (const FaultRow &row : rows) {
            if (row.wait == wait)
                shares[turn++ % shares.size()].append(row);
        }
        for (size_t i = 0; i < benches.size(); ++i)
            lanes.push_back(std::make_unique<FaultLane>(*benches[i], deed, shares[i], tally));
    }
    run(lanes);
    QStringList wrong = tally.takeProblems();
    for (const QString &cell :
         tally.missing(deed, rows) + tally.missingCells(deed, promisedCells(deed, m_wire)))
        wrong.append(u"never met: "_s + cell);
    return wrong.join(u'\n');
}

/// All lanes at once; what never ends is a problem.
void FaultMatrix::run(const std::vector<std::unique_ptr<FaultLane>> &lanes)
{
    Waiting waiting;
    size_t finished = 0;
    for (const auto &lane : lanes) {
        QObject::connect(lane.get(), &FaultLane::finished, lane.get(), [&] {
            if (++finished == lanes.size())
                waiting.quit();
        });
        lane->run();
    }
    waiting.until(stuckMs());
    for (const auto &lane : lanes) {
        if (!lane->isFinished())
            tally.addProblem(u"never ended: "_s + lane->standing());
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Records a second into the archive with all indexes complete, as a whole and in the last tenth, when the
// file has its size.
#include "figures.h"

using namespace Qt::StringLiterals;

namespace trunkline::bench {

void measureIngest(const FigureRun &run)
{
    QList<double> whole, tail, ofProcessor, tidy;
    const auto perSecond = [](qint64 count, qint64 nanoseconds) {
        return double(count) * 1e9 / double(std::max<qint64>(1, nanoseconds));
    };
    const int rounds = run.messages < 1'000'000 ? run.rounds : 1; // a million and more takes minutes
    for (int i = 0; i < rounds; ++i) {
        const FillTimes times = run.data.makeArchive(run.messages);
        whole += perSecond(run.messages, times.store + times.index);
        tail += perSecond(std::max<qint64>(1, run.messages / 10), times.tail);
        ofProcessor += perSecond(run.messages, times.processor);
        tidy += double(times.tidy) / 1e9;
    }
    const std::optional<Goal> goal = run.upToAMillion({Statistic::Median, 8'000, true});
    run.report(u"stored and indexed"_s, u"1/s"_s, whole, goal);
    run.report(u"the last tenth"_s, u"1/s"_s, tail, goal);
    run.report(u"in processor time alone"_s, u"1/s"_s, ofProcessor);
    run.report(u"joining the index afterwards, when idle"_s, u"s"_s, tidy);
}

} // namespace trunkline::bench

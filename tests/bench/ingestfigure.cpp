// SPDX-License-Identifier: GPL-3.0-or-later
// Records a second into the archive with all indexes complete, as a whole and in the last tenth, when the
// file has its size.
#include "figures.h"

using namespace Qt::StringLiterals;

namespace trunkline::bench {

void measureIngest(const FigureRun &run)
{
    const auto perSecond = [](qint64 count, qint64 nanoseconds) {
        return double(count) * 1e9 / double(std::max<qint64>(1, nanoseconds));
    };
    const FillTimes times = run.data.makeArchive(run.messages);
    const std::optional<Goal> goal = run.upToAMillion({Statistic::Median, 8'000, true});
    run.report(u"stored and indexed"_s, u"1/s"_s, {perSecond(run.messages, times.store + times.index)}, goal);
    run.report(u"the last tenth"_s, u"1/s"_s, {perSecond(std::max<qint64>(1, run.messages / 10), times.tail)},
               goal);
    run.report(u"in processor time alone"_s, u"1/s"_s, {perSecond(run.messages, times.processor)});
    run.report(u"joining the index afterwards, when idle"_s, u"s"_s, {double(times.tidy) / 1e9});
}

} // namespace trunkline::bench

// SPDX-License-Identifier: GPL-3.0-or-later
// How long the thread of the windows does not come back to its event loop while an account is read with a
// table open on its archive, until all is indexed.
#include "accountread.h"
#include "figures.h"
#include "guigaps.h"

using namespace Qt::StringLiterals;

namespace trunkline::bench {

void measureStall(const FigureRun &run)
{
    const auto account = accountOf(run.messages);
    std::optional<GuiGaps> gaps;
    readAccount(*account, run.messages, [&gaps] { gaps.emplace(); });
    run.report(u"gaps of a 1 ms timer"_s, u"ms"_s, gaps->byClock(), Goal{Statistic::P999, 16});
    run.report(u"the longest"_s, u"ms"_s, {statistic(gaps->byClock(), Statistic::Most)},
               Goal{Statistic::Most, 50});
    run.report(u"the same in processor time"_s, u"ms"_s, gaps->byProcessor());
}

} // namespace trunkline::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultlane.h"

#include "api/routesapi.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

constexpr int lookEveryMs = 2; // at what tells nobody when it changes

bool isWrite(const sandbox::LoggedRequest &request)
{
    return request.verb != "GET";
}

} // namespace

FaultLane::FaultLane(FaultBench &bench, Deed deed, const QList<FaultRow> &rows, FaultTally &tally)
    : m_bench(bench)
    , m_deed(deed)
    , m_rows(rows)
    , m_tally(tally)
{
    m_looks.setInterval(lookEveryMs);
    m_looks.setTimerType(Qt::PreciseTimer);
    connect(&m_looks, &QTimer::timeout, this, &FaultLane::look);
}

void FaultLane::run()
{
    when([] { return true; }, [this] { next(); });
}

QString FaultLane::standing() const
{
    const Intent *intent = m_bench.journal.find(m_told.intent);
    return u"%1, %2: %3, %4 effects to come, %5 connections left behind, %6"_s.arg(
        QLatin1String(deedWord(m_deed)), QString::fromLatin1(m_row.name()),
        intent ? stateWord(intent->state) + u' ' + kindWord(intent->checking.lastProblem.kind) + u' '
                + intent->checking.lastProblem.detail
               : u"not told"_s,
        QString::number(m_bench.account.pendingEffects()),
        QString::number(m_bench.relay.abandonedConnections()), m_bench.problem());
}

testsupport::RelayedExchange FaultLane::rawSizes() const
{
    const testsupport::RelayTally &tally = m_bench.relay.tally();
    testsupport::RelayedExchange sizes{verbOf(m_deed).toLatin1(), {}, {}};
    sizes.request.head = tally.fromClient - m_relayBefore.fromClient;
    sizes.answer.head = tally.toClient - m_relayBefore.toClient;
    return sizes;
}

void FaultLane::when(std::function<bool()> holds, std::function<void()> then)
{
    m_holds = std::move(holds);
    m_then = std::move(then);
    m_looks.start();
}

void FaultLane::look()
{
    if (!m_holds())
        return;
    m_looks.stop();
    const std::function<void()> then = std::move(m_then);
    then();
}

void FaultLane::next()
{
    m_bench.account.clearFaults();
    m_bench.relay.clearFaults();
    if (m_rows.isEmpty()) {
        m_isFinished = true;
        Q_EMIT finished();
        return;
    }
    m_row = m_rows.takeFirst();
    m_told = {};
    m_wanted = m_bench.stock.next(m_deed);
    m_bench.account.clearRequests();
    if (m_row.line == FaultRow::Line::Kept)
        return m_bench.wire == FaultBench::Wire::Tls ? warmUp() : arm();
    m_bench.relay.refuse();
    when([this] { return m_bench.relay.openConnections() == 0; },
         [this] {
             if (m_row.line == FaultRow::Line::Fresh)
                 m_bench.relay.accept();
             arm();
         });
}

/// What cannot see into a connection strikes at the next byte, so there has to be a connection and silence.
void FaultLane::warmUp()
{
    auto *read = api::listRoutes(m_bench.transport, 1, 0, this);
    read->onFinished(this, [this](const Result<Page<Route>> &result) {
        if (result.ok())
            return arm();
        warmUp();
    });
}

void FaultLane::arm()
{
    const auto effects = m_bench.account.ledger();
    m_effectsBefore = effects.isEmpty() ? 0 : effects.constLast().seq;
    m_relayBefore = m_bench.relay.tally();
    if (m_row.relay)
        m_bench.relay.addFault(*m_row.relay);
    const QString rule = verbOf(m_deed) + u" * count=1 "_s + m_row.rule;
    if (!m_row.rule.isEmpty() && !m_bench.account.addFault(rule))
        m_tally.addProblem(u"not a rule: "_s + rule);
    ask(m_bench.journal, m_wanted, this, [this](const Told &told) { take(told); });
}

void FaultLane::take(const Told &told)
{
    m_told = told;
    if (m_row.line == FaultRow::Line::Refused)
        m_bench.relay.accept();
    when([this] { return isOver(); }, [this] { judge(); });
}

/// On a machine that is slow just then, a client may give up before a fault strikes: then once more.
void FaultLane::judge()
{
    m_tally.take(end(), m_row);
    if (!m_row.isControl() && !m_tally.missing(m_deed, {m_row}).isEmpty() && m_triesLeft-- > 0)
        m_rows.prepend(m_row);
    next();
}

bool FaultLane::isOver() const
{
    const Intent *intent = m_bench.journal.find(m_told.intent);
    const bool settled = !intent || !intent->isOpen() || intent->state == IntentState::LeftToPerson;
    return settled && m_bench.account.pendingEffects() == 0 && m_bench.relay.abandonedConnections() == 0;
}

bool FaultLane::struck() const
{
    if (m_row.line == FaultRow::Line::Refused)
        return true;
    if (m_row.relay)
        return m_bench.relay.tally().struck > m_relayBefore.struck;
    const auto requests = m_bench.account.requests();
    return std::any_of(requests.begin(), requests.end(),
                       [](const auto &request) { return isWrite(request) && request.faulted; });
}

WriteEnd FaultLane::end() const
{
    WriteEnd end;
    end.wanted = m_wanted;
    end.told = m_told;
    if (const Intent *intent = m_bench.journal.find(m_told.intent))
        end.intent = *intent;
    end.effects = m_bench.account.ledger(m_effectsBefore);
    const auto requests = m_bench.account.requests();
    end.requests = int(std::count_if(requests.begin(), requests.end(), isWrite));
    end.struck = struck();
    return end;
}

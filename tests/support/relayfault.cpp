// SPDX-License-Identifier: GPL-3.0-or-later
#include "relayfault.h"

#include <algorithm>

namespace testsupport {

namespace {

RelayFault made(RelayFault::Kind kind, RelayFault::Then then, qint64 bytes = 0)
{
    RelayFault fault;
    fault.kind = kind;
    fault.then = then;
    fault.bytes = bytes;
    return fault;
}

RelayFault timed(RelayFault::Kind kind, int ms)
{
    RelayFault fault;
    fault.kind = kind;
    fault.ms = ms;
    return fault;
}

QByteArray wordFor(RelayFault::Aim aim)
{
    switch (aim) {
    case RelayFault::Aim::Connection:
        return "connection";
    case RelayFault::Aim::Bytes:
        return "bytes";
    case RelayFault::Aim::Request:
        return "request";
    case RelayFault::Aim::Read:
        return "read";
    case RelayFault::Aim::Write:
        return "write";
    }
    return {};
}

QByteArray wordFor(RelayFault::Then then)
{
    switch (then) {
    case RelayFault::Then::Close:
        return ", then close";
    case RelayFault::Then::Reset:
        return ", then reset";
    case RelayFault::Then::Stall:
        return ", then stall";
    }
    return {};
}

} // namespace

RelayFault RelayFault::pass()
{
    return {};
}

RelayFault RelayFault::onConnect(Then then)
{
    return made(Kind::OnConnect, then).aimedAt(Aim::Connection);
}

RelayFault RelayFault::afterRequestBytes(qint64 bytes, Then then)
{
    return made(Kind::RequestBytes, then, bytes);
}

RelayFault RelayFault::requestWithheld(Then then)
{
    RelayFault fault = made(Kind::WholeRequest, then);
    fault.forward = false;
    return fault;
}

RelayFault RelayFault::afterWholeRequest(Then then)
{
    return made(Kind::WholeRequest, then);
}

RelayFault RelayFault::answerWithheld(Then then)
{
    return made(Kind::WholeAnswer, then);
}

RelayFault RelayFault::afterAnswerBytes(qint64 bytes, Then then)
{
    return made(Kind::AnswerBytes, then, bytes);
}

RelayFault RelayFault::drip(int msPerByte)
{
    return timed(Kind::Drip, msPerByte);
}

RelayFault RelayFault::lateForward(int ms)
{
    return timed(Kind::Late, ms);
}

RelayFault RelayFault::aimedAt(Aim wanted) const
{
    RelayFault fault = *this;
    fault.aim = wanted;
    return fault;
}

RelayFault RelayFault::forRequestOf(qint64 size) const
{
    RelayFault fault = *this;
    fault.bytes = size;
    return fault;
}

QByteArray RelayFault::describe() const
{
    const QByteArray who = wordFor(aim) + ": ";
    switch (kind) {
    case Kind::Pass:
        return who + "untouched";
    case Kind::OnConnect:
        return who + "nothing" + wordFor(then);
    case Kind::RequestBytes:
        return who + QByteArray::number(bytes) + " bytes of the request" + wordFor(then);
    case Kind::WholeRequest:
        return who + (forward ? "whole request" : "request withheld") + wordFor(then);
    case Kind::WholeAnswer:
        return who + "answer withheld" + wordFor(then);
    case Kind::AnswerBytes:
        return who + QByteArray::number(bytes) + " bytes of the answer" + wordFor(then);
    case Kind::Drip:
        return who + "answer at " + QByteArray::number(ms) + " ms a byte";
    case Kind::Late:
        return who + "request " + QByteArray::number(ms) + " ms late";
    }
    return who;
}

void FaultQueue::clear()
{
    m_waiting.clear();
    m_standing.reset();
}

std::optional<RelayFault> FaultQueue::takeForConnection()
{
    return take({RelayFault::Aim::Connection});
}

std::optional<RelayFault> FaultQueue::takeForBytes()
{
    return take({RelayFault::Aim::Bytes});
}

std::optional<RelayFault> FaultQueue::takeForRequest(bool read)
{
    return take({RelayFault::Aim::Request, read ? RelayFault::Aim::Read : RelayFault::Aim::Write});
}

std::optional<RelayFault> FaultQueue::take(const QList<RelayFault::Aim> &aims)
{
    const auto fits = [&aims](const RelayFault &fault) { return aims.contains(fault.aim); };
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(), fits);
    if (found == m_waiting.end())
        return m_standing && fits(*m_standing) ? m_standing : std::nullopt;
    const RelayFault fault = *found;
    m_waiting.erase(found);
    return fault;
}

} // namespace testsupport

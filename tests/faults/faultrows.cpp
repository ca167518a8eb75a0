// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultrows.h"

using namespace Qt::StringLiterals;
using namespace testsupport;
using Aim = RelayFault::Aim;
using Line = FaultRow::Line;
using Wait = FaultRow::Wait;
using Then = RelayFault::Then;
using trunkline::Outcome;

namespace {

constexpr int giveUpAndLate = shortDeadlineMs + lateMs;

struct Ending {
    const char *word;
    Then then;
};
constexpr Ending endings[] = {{"close", Then::Close}, {"reset", Then::Reset}};

FaultRow relayed(const QByteArray &cell, const RelayFault &fault)
{
    FaultRow row{cell};
    row.relay = fault;
    return row;
}

FaultRow timed(const QByteArray &cell, const RelayFault &fault, Wait wait)
{
    FaultRow row = relayed(cell, fault);
    row.wait = wait;
    return row;
}

FaultRow ruled(const QByteArray &cell, const QString &rule, Wait wait = Wait::Ample)
{
    FaultRow row{cell};
    row.rule = rule;
    row.wait = wait;
    return row;
}

/// From `from` to before `to`, every `step` and the last one.
QList<int> every(int step, qint64 from, qint64 to)
{
    QList<int> all;
    for (qint64 at = from; at < to; at += step)
        all.append(int(at));
    if (!all.isEmpty() && all.constLast() != to - 1)
        all.append(int(to - 1));
    return all;
}

QList<int> few(qint64 from, qint64 to)
{
    QList<int> all;
    for (const qint64 at : {from + 1, (from + to) / 2, to - 1}) {
        if (at >= from && at < to && !all.contains(int(at)))
            all.append(int(at));
    }
    return all;
}

using AtByte = RelayFault (*)(qint64 bytes, Then then);

struct Places {
    QList<int> closed;
    QList<int> reset;
};

void addPlaces(QList<FaultRow> *rows, const char *where, AtByte fault, const Places &places,
               Aim aim = Aim::Write)
{
    for (const Ending &ending : endings) {
        for (const int at : ending.then == Then::Close ? places.closed : places.reset) {
            FaultRow row =
                relayed(QByteArray(ending.word) + ' ' + where, fault(at, ending.then).aimedAt(aim));
            row.at = at;
            rows->append(row);
        }
    }
}

void addConnecting(QList<FaultRow> *rows)
{
    FaultRow refused{"connection refused"};
    refused.line = Line::Refused;
    refused.outcome = Outcome::Refused;
    rows->append(refused);
    for (const Ending &ending : endings) {
        rows->append(relayed(QByteArray(ending.word) + " on connecting", RelayFault::onConnect(ending.then)));
        rows->last().line = Line::Fresh;
    }
}

void addHandshakes(QList<FaultRow> *rows)
{
    for (const Ending &ending : endings) {
        const auto add = [&](const char *cell, const RelayFault &fault) {
            rows->append(relayed(QByteArray(ending.word) + cell, fault.aimedAt(Aim::Connection)));
            rows->last().line = Line::Fresh;
        };
        add(" in the handshake", RelayFault::afterRequestBytes(100, ending.then));
        add(" in the handshake's answer", RelayFault::afterAnswerBytes(100, ending.then));
    }
}

/// `aim`: Bytes where no HTTP is known.
void addCuts(QList<FaultRow> *rows, const RelayedExchange &sizes, Positions positions, Aim aim)
{
    const qint64 request = sizes.request.total();
    for (const Ending &ending : endings) {
        const auto add = [&](const char *cell, const RelayFault &fault) {
            rows->append(relayed(QByteArray(ending.word) + cell, fault.aimedAt(aim)));
        };
        add(" before the request", RelayFault::afterRequestBytes(0, ending.then));
        add(" on a request that is lost", RelayFault::requestWithheld(ending.then).forRequestOf(request));
        add(" after the request", RelayFault::afterWholeRequest(ending.then).forRequestOf(request));
        add(" before the answer", RelayFault::answerWithheld(ending.then));
    }
    const QList<int> places = positions == Positions::Every ? every(2, 0, request) : few(0, request);
    addPlaces(rows, "during the request", RelayFault::afterRequestBytes, {places, places}, aim);
}

void addAnswerCuts(QList<FaultRow> *rows, const RelayedExchange &sizes, Positions positions)
{
    const qint64 head = sizes.answer.head;
    const qint64 total = sizes.answer.total();
    const bool all = positions == Positions::Every;
    const QList<int> inHead = every(1, 0, head);
    const QList<int> inBody = every(all ? 1 : 16, head, total);
    addPlaces(rows, "in the answer's head", RelayFault::afterAnswerBytes,
              {inHead, all ? inHead : few(0, head)});
    addPlaces(rows, "in the answer's body", RelayFault::afterAnswerBytes,
              {inBody, all ? inBody : few(head, total)});
}

void addStalls(QList<FaultRow> *rows, const RelayedExchange &sizes, Aim aim)
{
    const qint64 request = sizes.request.total();
    const auto add = [&](const char *cell, const RelayFault &fault, Wait wait = Wait::Short) {
        rows->append(timed(cell, fault.aimedAt(aim), wait));
    };
    add("stall before the request", RelayFault::afterRequestBytes(0, Then::Stall));
    add("stall during the request", RelayFault::afterRequestBytes(request / 2, Then::Stall));
    add("stall on a request that is lost", RelayFault::requestWithheld(Then::Stall).forRequestOf(request));
    add("stall before the answer", RelayFault::answerWithheld(Then::Stall));
    add("late: the request arrives after the client gave up", RelayFault::lateForward(giveUpAndLate),
        Wait::Late);
    if (aim == Aim::Bytes)
        return add("stall in the answer",
                   RelayFault::afterAnswerBytes(sizes.answer.total() / 2, Then::Stall));
    add("stall in the answer's head", RelayFault::afterAnswerBytes(sizes.answer.head / 2, Then::Stall));
    if (sizes.answer.body > 0)
        add("stall in the answer's body", RelayFault::afterAnswerBytes(sizes.answer.head + 7, Then::Stall));
}

/// What the account itself does with time.
void addSilences(QList<FaultRow> *rows)
{
    const QString late = u" late=%1"_s.arg(giveUpAndLate);
    rows->append(ruled("silent, not done", u"silent=before"_s, Wait::Short));
    rows->append(ruled("silent, done", u"silent"_s, Wait::Short));
    rows->append(ruled("late: silent, done after the client gave up", u"silent"_s + late, Wait::Late));
    rows->append(ruled("late: closed, done after that", u"close=before"_s + late, Wait::Late));
    rows->append(ruled("late: 504, done after that", u"status=504"_s + late, Wait::Late));
    rows->append(
        ruled("late: answered after the client gave up", u"late=%1"_s.arg(giveUpAndLate), Wait::Late));
}

void addStatuses(QList<FaultRow> *rows)
{
    for (const int status : {302, 408, 500, 502, 503, 504}) {
        const QByteArray word = QByteArray::number(status);
        QString rule = u"status=%1"_s.arg(status);
        if (status == 302)
            rule += u" header=Location:/v2/routes"_s;
        rows->append(ruled(word + ", not done", rule));
        rows->append(ruled(word + ", done", rule + u" acts"_s));
        rows->append(ruled(word + " as a page", rule + u" body=html acts"_s));
        for (auto row = rows->end() - 3; row != rows->end(); ++row)
            row->outcome = Outcome::Unknown;
    }
    rows->append(ruled("429", u"status=429"_s));
    rows->last().outcome = Outcome::Refused;
}

/// Answers with JSON about the object. Where the documented answer is empty, any JSON is a surprise.
void addAnswersOfObjects(QList<FaultRow> *rows, Deed deed)
{
    const bool documented = answersWithObject(deed);
    const QString start = documented ? QString() : u"status=200 body=data acts "_s;
    rows->append(ruled("cut JSON", start + u"malformed"_s));
    rows->last().outcome = Outcome::Unknown;
    rows->append(ruled("connection breaks in the JSON", start + u"cut"_s));
    rows->append(ruled("answer without data", start + u"missing=data"_s));
    rows->last().outcome = Outcome::Unknown;
    rows->append(ruled("answer for another object", start + u"other=12065559999"_s));
    // A new route or message has the id that the answer gives it: no other can be told from it.
    if (deed != Deed::CreateRoute && deed != Deed::SendSms && deed != Deed::SendMms)
        rows->last().outcome = Outcome::Unknown;
}

void addAnswers(QList<FaultRow> *rows, Deed deed)
{
    const QString fine = u"status=%1 "_s.arg(answersWithObject(deed) ? statusOf(deed) : 200);
    rows->append(ruled("HTML page, not done", fine + u"body=html"_s));
    rows->append(ruled("HTML page, done", fine + u"body=html acts"_s));
    rows->append(ruled("malformed JSON, not done", fine + u"body=malformed"_s));
    rows->append(ruled("malformed JSON, done", fine + u"body=malformed acts"_s));
    rows->append(ruled("empty answer, done", fine + u"body=empty acts"_s));
    for (auto row = rows->end() - 5; row != rows->end(); ++row)
        row->outcome = Outcome::Unknown;
    rows->append(ruled("wrong content type", u"content-type=text/html"_s));
    rows->append(ruled("closed by the service, not done", u"close=before"_s));
    rows->append(ruled("closed by the service, done", u"close=after"_s));
    addAnswersOfObjects(rows, deed);
}

} // namespace

QList<FaultRow> plainFaults(Deed deed, const RelayedExchange &sizes, Positions positions)
{
    QList<FaultRow> rows;
    addConnecting(&rows);
    addCuts(&rows, sizes, positions, Aim::Write);
    addAnswerCuts(&rows, sizes, positions);
    addStalls(&rows, sizes, Aim::Write);
    addSilences(&rows);
    addStatuses(&rows);
    addAnswers(&rows, deed);
    return rows;
}

QList<FaultRow> tlsFaults(Deed deed, const RelayedExchange &sizes, Positions positions)
{
    QList<FaultRow> rows;
    addConnecting(&rows);
    addHandshakes(&rows);
    addCuts(&rows, sizes, positions, Aim::Bytes);
    const qint64 answer = sizes.answer.total();
    if (positions == Positions::Every)
        addPlaces(&rows, "in the answer", RelayFault::afterAnswerBytes,
                  {every(1, 1, answer), every(1, 1, answer)}, Aim::Bytes);
    else
        addPlaces(&rows, "in the answer", RelayFault::afterAnswerBytes,
                  {every(16, 1, answer), few(0, answer)}, Aim::Bytes);
    addStalls(&rows, sizes, Aim::Bytes);
    addSilences(&rows);
    addStatuses(&rows);
    addAnswers(&rows, deed);
    return rows;
}

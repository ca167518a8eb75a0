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

/// From `from` to before `to`: a few, or every `step`.
QList<int> places(qint64 from, qint64 to, bool every, int step)
{
    QList<int> all;
    for (qint64 at = from; every && at < to; at += step)
        all.append(int(at));
    if (every || from >= to)
        return all;
    for (const qint64 at : {from + 1, (from + to) / 2, to - 1}) {
        if (at < to && !all.contains(int(at)))
            all.append(int(at));
    }
    return all;
}

using AtByte = RelayFault (*)(qint64 bytes, Then then);

void addPlaces(QList<FaultRow> *rows, const char *where, AtByte fault, const QList<int> &all)
{
    for (const Ending &ending : endings) {
        for (const int at : all) {
            FaultRow row = relayed(QByteArray(ending.word) + ' ' + where, fault(at, ending.then));
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

void addCuts(QList<FaultRow> *rows, const RelayedExchange &sizes, Positions positions)
{
    const bool every = positions == Positions::Every;
    for (const Ending &ending : endings) {
        const QByteArray word = ending.word;
        rows->append(relayed(word + " before the request", RelayFault::afterRequestBytes(0, ending.then)));
        rows->append(relayed(word + " on a request that is lost", RelayFault::requestWithheld(ending.then)));
        rows->append(relayed(word + " after the request", RelayFault::afterWholeRequest(ending.then)));
        rows->append(relayed(word + " before the answer", RelayFault::answerWithheld(ending.then)));
    }
    addPlaces(rows, "during the request", RelayFault::afterRequestBytes,
              places(0, sizes.request.total(), every, 2));
    addPlaces(rows, "in the answer's head", RelayFault::afterAnswerBytes,
              places(0, sizes.answer.head, positions != Positions::Few, 1));
    addPlaces(rows, "in the answer's body", RelayFault::afterAnswerBytes,
              places(sizes.answer.head, sizes.answer.total(), every, 1));
}

void addStalls(QList<FaultRow> *rows, const RelayedExchange &sizes)
{
    const qint64 head = sizes.answer.head;
    const auto add = [rows](const char *cell, const RelayFault &fault) {
        rows->append(timed(cell, fault, Wait::Short));
    };
    add("stall before the request", RelayFault::afterRequestBytes(0, Then::Stall));
    add("stall during the request", RelayFault::afterRequestBytes(sizes.request.head / 2, Then::Stall));
    add("stall on a request that is lost", RelayFault::requestWithheld(Then::Stall));
    add("stall before the answer", RelayFault::answerWithheld(Then::Stall));
    add("stall in the answer's head", RelayFault::afterAnswerBytes(head / 2, Then::Stall));
    if (sizes.answer.body > 0)
        add("stall in the answer's body", RelayFault::afterAnswerBytes(head + 7, Then::Stall));
    rows->append(timed("late: the request arrives after the client gave up",
                       RelayFault::lateForward(giveUpAndLate), Wait::Late));
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
    if (!answersWithObject(deed))
        return; // there is nothing in a 204 that could be wrong
    rows->append(ruled("cut JSON", u"malformed"_s));
    rows->last().outcome = Outcome::Unknown;
    rows->append(ruled("connection breaks in the JSON", u"cut"_s));
    rows->append(ruled("answer without data", u"missing=data"_s));
    rows->last().outcome = Outcome::Unknown;
    rows->append(ruled("answer for another object", u"other=12065559999"_s));
    // A new route or message has the id that the answer gives it: no other can be told from it.
    if (deed == Deed::Purchase || deed == Deed::EditNumber || deed == Deed::UpdateRoute)
        rows->last().outcome = Outcome::Unknown;
}

} // namespace

QList<FaultRow> plainFaults(Deed deed, const RelayedExchange &sizes, Positions positions)
{
    QList<FaultRow> rows;
    addConnecting(&rows);
    addCuts(&rows, sizes, positions);
    addStalls(&rows, sizes);
    addSilences(&rows);
    addStatuses(&rows);
    addAnswers(&rows, deed);
    return rows;
}

QList<FaultRow> tlsFaults(Deed deed)
{
    QList<FaultRow> rows;
    addConnecting(&rows);
    for (const Ending &ending : endings) {
        const QByteArray word = ending.word;
        rows.append(relayed(word + " in the handshake",
                            RelayFault::afterRequestBytes(100, ending.then).aimedAt(Aim::Connection)));
        rows.last().line = Line::Fresh;
        rows.append(relayed(word + " in the handshake's answer",
                            RelayFault::afterAnswerBytes(100, ending.then).aimedAt(Aim::Connection)));
        rows.last().line = Line::Fresh;
        const auto kept = [&](const char *cell, const RelayFault &fault) {
            rows.append(relayed(word + cell, fault.aimedAt(Aim::Bytes)));
        };
        kept(" before the request", RelayFault::afterRequestBytes(0, ending.then));
        kept(" during the request", RelayFault::afterRequestBytes(60, ending.then));
        kept(" before the answer", RelayFault::answerWithheld(ending.then));
        for (const int at : {1, 20, 60}) {
            kept(" in the answer", RelayFault::afterAnswerBytes(at, ending.then));
            rows.last().at = at;
        }
    }
    const auto stalling = [&](const char *cell, const RelayFault &fault, Wait wait) {
        rows.append(timed(cell, fault.aimedAt(Aim::Bytes), wait));
    };
    stalling("stall before the request", RelayFault::afterRequestBytes(0, Then::Stall), Wait::Short);
    stalling("stall before the answer", RelayFault::answerWithheld(Then::Stall), Wait::Short);
    stalling("stall in the answer", RelayFault::afterAnswerBytes(20, Then::Stall), Wait::Short);
    stalling("late: the request arrives after the client gave up", RelayFault::lateForward(giveUpAndLate),
             Wait::Late);
    addSilences(&rows);
    addStatuses(&rows);
    addAnswers(&rows, deed);
    return rows;
}

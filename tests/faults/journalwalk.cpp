// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalwalk.h"

#include "faultbench.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace trunkline;
using Kind = HeldServer::Kind;

namespace {

constexpr int foreverMs = 3'600'000;
constexpr int neverMs = 60'000; ///< what has not happened by then does not happen

const PhoneNumber number = PhoneNumber::fromService(u"12065550177"_s);

OutgoingMessage message(const QString &body)
{
    return {number, PhoneNumber::fromService(u"12065550142"_s), body, {}};
}

QByteArray json(const QJsonObject &document)
{
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

QByteArray sentBody()
{
    return json({{u"data"_s, QJsonObject{{u"id"_s, u"mdr2-00000000000000000000000000000001"_s}}}});
}

/// The records of messages, with ours from that moment (UTC ms) or without.
QByteArray recordsBody(std::optional<qint64> at)
{
    QJsonArray data;
    const QString moment = QDateTime::fromMSecsSinceEpoch(at.value_or(0), Qt::UTC)
                               .toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s)
                               .chopped(1)
        + u'Z';
    if (at)
        data.append(QJsonObject{{u"id"_s, u"mdr2-00000000000000000000000000000002"_s},
                                {u"type"_s, u"message"_s},
                                {u"attributes"_s,
                                 QJsonObject{{u"from"_s, number.digits()},
                                             {u"to"_s, u"12065550142"_s},
                                             {u"body"_s, u"walk"_s},
                                             {u"direction"_s, u"outbound"_s},
                                             {u"is_mms"_s, false},
                                             {u"amount_nanodollars"_s, 4'000'000},
                                             {u"timestamp"_s, moment}}}});
    return json({{u"data"_s, data}, {u"links"_s, QJsonObject()}});
}

QByteArray numberBody()
{
    return R"({"data": {"id": "12065550177", "type": "number", "attributes": {"value": "12065550177"},)"
           R"( "relationships": {"primary_route": {"data": null}, "failover_route": {"data": null}}}})";
}

} // namespace

JournalWalk::JournalWalk(Walker walker, bool settled, int deadlineMs)
    : m_walker(walker)
    , m_expected(walker, settled)
    , m_settled(settled)
    , m_deadlineMs(deadlineMs)
    , m_folder(journalFolderTemplate())
{
    openJournal();
}

JournalWalk::~JournalWalk() = default;

void JournalWalk::openJournal()
{
    m_journal.reset();
    TransportOptions transport;
    transport.deadlineMs = m_deadlineMs;
    transport.maxReadAttempts = 1;
    m_transport = std::make_unique<Transport>(m_server.url(), Credentials{u"testkey0"_s, u"testsecret0"_s},
                                              transport, nullptr);
    JournalOptions options;
    options.place = placeIn(m_folder);
    options.patience.settleMs = options.patience.settleSendMs = m_settled ? 0 : foreverMs;
    options.patience.firstLookMs = 1;
    options.patience.longestWaitMs = 2;
    options.patience.agreeMs = 1;
    options.pace =
        m_walker == Walker::WaitingMessage ? SendPace::Gaps{foreverMs, foreverMs} : SendPace::Gaps{0, 0};
    m_journal = std::make_unique<Journal>(*m_transport, options);
}

bool JournalWalk::until(const std::function<bool()> &holds)
{
    QEventLoop loop;
    QTimer looks;
    QElapsedTimer clock;
    clock.start();
    QObject::connect(&looks, &QTimer::timeout, &loop, [&] {
        if (holds() || clock.elapsed() > neverMs)
            loop.quit();
    });
    looks.setTimerType(Qt::PreciseTimer);
    looks.start(1);
    loop.exec();
    return holds();
}

void JournalWalk::ask(QObject *context, const std::function<void(Outcome, const ApiError &)> &told)
{
    const auto reply = [told](const auto &result) { told(result.outcome, result.error); };
    if (m_walker == Walker::Purchase)
        m_journal->purchase(number, {}, Money(), context, reply);
    else if (m_walker == Walker::Release)
        m_journal->release(number, context, reply);
    else
        m_journal->send(message(u"walk"_s), context, reply);
}

QString JournalWalk::begin()
{
    if (!until([this] { return m_journal->status() != Journal::Status::Opening; }))
        return u"the journal does not open"_s;
    if (m_walker == Walker::WaitingMessage) {
        m_journal->send(message(u"first"_s), &m_context, [](const auto &) {});
        if (!until([this] { return m_server.holds(Kind::Write); }))
            return u"the first message does not leave"_s;
        m_server.answer(Kind::Write, 202, sentBody());
        m_before = 1;
        if (!until([this] { return m_journal->underWayCount() == 0; }))
            return u"the first message does not end"_s;
    }
    ask(&m_context, [](Outcome, const ApiError &) {});
    m_intent = m_journal->intents().constLast().id;
    if (m_walker == Walker::WaitingMessage)
        return {};
    // A client in a hurry may give up before that on a slow machine.
    if (!until([this] { return ours() == 1 || state() == IntentState::Unknown; }))
        return u"it does not leave"_s;
    return strayed();
}

IntentState JournalWalk::state() const
{
    const Intent *intent = m_journal->find(m_intent);
    return intent ? intent->state : IntentState::Waiting;
}

int JournalWalk::ours() const
{
    return m_server.arrived(Kind::Write) - m_before;
}

QString JournalWalk::lead(const QList<Step> &steps, qsizetype checkFrom)
{
    QString problem = begin();
    for (qsizetype i = 0; i < steps.size() && problem.isEmpty(); ++i) {
        problem = perform(steps.at(i), i >= checkFrom);
        if (!problem.isEmpty())
            problem = u"step %1, %2: "_s.arg(i + 1).arg(QLatin1String(stepWord(steps.at(i)))) + problem;
    }
    return problem;
}

QString JournalWalk::perform(Step step, bool asks)
{
    QString problem = happen(step);
    m_expected.take(step);
    if (problem.isEmpty())
        problem = broken();
    if (problem.isEmpty() && asks)
        problem = asksAgain();
    if (problem.isEmpty())
        problem = broken();
    return problem.isEmpty() ? strayed() : problem;
}

QString JournalWalk::strayed()
{
    m_astray = state() != m_expected.state();
    return m_astray ? u"it is %1 and should be %2"_s.arg(stateWord(state()), stateWord(m_expected.state()))
                    : QString();
}

QString JournalWalk::happen(Step step)
{
    const auto left = [this] { return state() != IntentState::UnderWay; };
    switch (step) {
    case Step::AnswerOk:
        ++m_yes;
        confirm();
        return until(left) ? QString() : u"nothing came of it"_s;
    case Step::AnswerRefuses:
        m_refused = true;
        m_server.answer(Kind::Write, 422, "{\"errors\": []}");
        return until(left) ? QString() : u"nothing came of it"_s;
    case Step::AnswerLost:
        m_server.hangUp(Kind::Write);
        [[fallthrough]];
    case Step::TimeOut:
        return until(left) ? QString() : u"nothing came of it"_s;
    case Step::Crash:
        return startAgain();
    case Step::Cancel:
        m_takenBack = m_takenBack || state() == IntentState::Waiting;
        m_journal->withdraw(m_intent);
        return until([this] { return state() != IntentState::Waiting; }) ? QString() : u"it still waits"_s;
    case Step::ReadYes:
        ++m_yes;
        return answered([this] { answerRead(true); });
    case Step::ReadNo:
        ++m_no;
        return answered([this] { answerRead(false); });
    case Step::ReadFails:
        return answered([this] { m_server.answer(Kind::Read, 503, "<html></html>"); });
    }
    return {};
}

QString JournalWalk::startAgain()
{
    m_takenBack = m_takenBack || state() == IntentState::Waiting;
    openJournal();
    if (!until([this] { return m_journal->status() == Journal::Status::Open; }))
        return u"the journal does not open"_s;
    if (state() == IntentState::Unknown)
        m_no = 0; // looks are counted anew
    return {};
}

/// The documented answer.
void JournalWalk::confirm()
{
    if (m_walker == Walker::Purchase)
        m_server.answer(Kind::Write, 201, numberBody());
    else if (m_walker == Walker::Release)
        m_server.answer(Kind::Write, 204);
    else
        m_server.answer(Kind::Write, 202, sentBody());
}

/// Answers the next read, and waits until the journal has drawn its conclusion: it is settled or reads again.
QString JournalWalk::answered(const std::function<void()> &give)
{
    if (!until([this] { return m_server.holds(Kind::Read); }))
        return u"nobody reads"_s;
    const int before = m_server.arrived(Kind::Read);
    give();
    const bool over =
        until([&] { return state() != IntentState::Unknown || m_server.arrived(Kind::Read) > before; });
    return over ? QString() : u"nothing came of it"_s;
}

/// A purchase happened when the number is there, a release when it is not.
void JournalWalk::answerRead(bool present)
{
    const bool isMessage = m_walker == Walker::Message || m_walker == Walker::WaitingMessage;
    if (isMessage)
        m_server.answer(
            Kind::Read, 200,
            recordsBody(present ? std::optional(m_journal->find(m_intent)->startedAt) : std::nullopt));
    else if (present == (m_walker == Walker::Purchase))
        m_server.answer(Kind::Read, 200, numberBody());
    else
        m_server.answer(Kind::Read, 404, R"({"errors": [{"status": 404, "title": "Resource not found"}]})");
}

/// The promise.
QString JournalWalk::broken() const
{
    if (ours() > 1)
        return u"it was sent twice"_s;
    const Intent *intent = m_journal->find(m_intent);
    if (!intent)
        return u"it is forgotten"_s;
    switch (intent->state) {
    case IntentState::Done:
        return m_yes > 0 ? QString() : u"done without evidence"_s;
    case IntentState::Refused: {
        const bool neverSent = m_takenBack && ours() == 0;
        return m_refused || neverSent ? QString() : u"free to try without a refusal"_s;
    }
    case IntentState::Absent:
        return m_settled && m_no >= 2 ? QString() : u"free to try without proven absence"_s;
    case IntentState::LeftToPerson:
        return u"left to a person"_s;
    default: // a client that gives up soon may not have got the answer
        return m_yes == 0 || m_deadlineMs < patientMs ? QString() : u"not done in spite of evidence"_s;
    }
}

/// While it is open, the same once more must not get through.
QString JournalWalk::asksAgain()
{
    if (const Intent *intent = m_journal->find(m_intent); !intent || !intent->isOpen())
        return {};
    std::optional<ApiError> told;
    QObject context;
    ask(&context, [&](Outcome, const ApiError &error) { told = error; });
    if (!until([&] { return told.has_value(); }))
        return u"asking again is not answered"_s;
    return told->kind == ApiError::Kind::Blocked ? QString() : u"asking again was let through"_s;
}

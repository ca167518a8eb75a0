// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/requestlog.h"
#include "api/transport.h"
#include "journal/journal.h"
#include "scriptedserver.h"

#include <memory>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

/// A transport with its log and journal, talking to a scripted server, with impatience fit for tests.
struct Client {
    explicit Client(ScriptedServer &server, const trunkline::TransportOptions &wanted = quick())
        : transport(server.url(), {QStringLiteral("testkey0"), QStringLiteral("testsecret0")}, wanted, &log)
        , journal(transport)
    {
    }
    static trunkline::TransportOptions quick()
    {
        trunkline::TransportOptions options;
        options.deadlineMs = 10'000;
        options.firstRetryMs = 5;
        options.maxRetryMs = 20;
        options.extraCertificates = {ScriptedServer::certificate()};
        return options;
    }

    trunkline::RequestLog log;
    trunkline::Transport transport;
    trunkline::Journal journal;
};

/// Runs the event loop until `quit` is called or the time is over. Faster than QTest::qWaitFor, which sleeps
/// 10 ms between looks.
class Waiting {
public:
    void until(int withinMs)
    {
        if (m_over)
            return;
        QTimer::singleShot(withinMs, &m_loop, &QEventLoop::quit);
        m_loop.exec();
    }
    void quit()
    {
        m_over = true;
        m_loop.quit();
    }

private:
    QEventLoop m_loop;
    bool m_over = false;
};

/// Waits for a job. An error of kind None says that it never reported.
template <typename T> trunkline::Result<T> finished(trunkline::Job<T> *job, int withinMs = 20'000)
{
    QObject context;
    trunkline::ApiError never;
    never.detail = QStringLiteral("the job never reported");
    auto result = std::make_unique<trunkline::Result<T>>(never);
    Waiting waiting;
    job->onFinished(&context, [&](const trunkline::Result<T> &reportedResult) {
        result = std::make_unique<trunkline::Result<T>>(reportedResult);
        waiting.quit();
    });
    waiting.until(withinMs);
    return *result;
}

/// Waits for a write: `start` gets the context and the reply to hand to the journal.
template <typename T, typename Start> trunkline::WriteResult<T> written(Start start, int withinMs = 20'000)
{
    QObject context;
    trunkline::WriteResult<T> result;
    result.error.detail = QStringLiteral("the write never reported");
    Waiting waiting;
    start(&context, [&](const trunkline::WriteResult<T> &reportedResult) {
        result = reportedResult;
        waiting.quit();
    });
    waiting.until(withinMs);
    return result;
}

/// What to print when a job that should have worked did not.
template <typename T> const char *why(const trunkline::Result<T> &result)
{
    static QByteArray text;
    text = result.ok() ? QByteArray("fine")
                       : (trunkline::kindWord(result.error().kind) + u": " + result.error().detail).toUtf8();
    return text.constData();
}

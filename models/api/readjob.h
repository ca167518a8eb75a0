// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/backgroundthread.h"
#include "api/job.h"
#include "api/retrypolicy.h"
#include "api/transport.h"

#include <functional>
#include <memory>
#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>
#include <QTimer>

namespace trunkline {

/// A read that is tried again after 429, 502, 503, 504 and lost connections (retrypolicy.h), then decoded:
/// small answers at once, large ones on a worker thread. The decoder must not touch anything but its
/// argument.
template <typename T> class ReadJob final : public Job<T> {
public:
    using Decode = std::function<Result<T>(const Answer &)>;

    ReadJob(Transport &transport, Request request, Decode decode, QObject *parent)
        : Job<T>(parent)
        , m_transport(&transport)
        , m_request(std::move(request))
        , m_decode(std::move(decode))
    {
        start(1, 0);
    }

    void abort() override
    {
        if (this->hasReported())
            return;
        renewRun();
        QTimer::singleShot(0, m_run.get(), [this] { reportCancelled(); });
    }

private:
    /// Bytes; below it even the densest answer is a matter of a few milliseconds.
    static constexpr qsizetype largeAnswer = 65'536;

    /// Everything that is under way hangs on m_run, so replacing it stops all of it.
    void renewRun() { m_run = std::make_unique<QObject>(); }

    void start(int attempt, int waitMs)
    {
        renewRun();
        QTimer::singleShot(waitMs, m_run.get(), [this, attempt] {
            if (!m_transport)
                return reportCancelled();
            m_transport->send(m_request, attempt, m_run.get(),
                              [this, attempt](const ApiError &error, const Answer &answer) {
                                  take(attempt, error, answer);
                              });
        });
    }

    void take(int attempt, const ApiError &error, const Answer &answer)
    {
        const ApiError problem = problemOf(error, answer);
        if (!problem.isError())
            return receive(answer);
        if (!m_transport || !mayRetry(problem) || attempt >= m_transport->options().maxReadAttempts)
            return this->report(problem);
        const int wait = retryWaitMs(attempt + 1, m_transport->options());
        start(attempt + 1, wait);
        Q_EMIT this->retrying(attempt + 1, wait, problem);
    }

    void receive(const Answer &answer)
    {
        const QPointer<ReadJob> alive(this); // whoever hears of it may destroy it
        Q_EMIT this->received();
        if (alive && !this->hasReported())
            decode(answer);
    }

    void decode(const Answer &answer)
    {
        if (answer.body.size() < largeAnswer)
            return this->report(m_decode(answer));
        auto promise = std::make_shared<QPromise<Result<T>>>();
        auto *watcher = new QFutureWatcher<Result<T>>(m_run.get());
        QObject::connect(watcher, &QFutureWatcherBase::finished, m_run.get(),
                         [this, watcher] { this->report(watcher->result()); });
        promise->start();
        watcher->setFuture(promise->future());
        QThreadPool::globalInstance()->start([promise, work = m_decode, answer] {
            standBehindWindows(BackgroundWork::Decoding);
            promise->addResult(work(answer));
            promise->finish();
        });
    }

    void reportCancelled()
    {
        ApiError error;
        error.kind = ApiError::Kind::Cancelled;
        this->report(error);
    }

    QPointer<Transport> m_transport;
    Request m_request;
    Decode m_decode;
    std::unique_ptr<QObject> m_run;
};

} // namespace trunkline

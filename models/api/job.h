// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/result.h"

#include <functional>
#include <optional>
#include <QObject>
#include <QPointer>

namespace trunkline {

/// One request and its life. It starts on the next turn of the event loop, reports exactly once (also when
/// aborted), deletes itself after reporting, dies with its parent, and aborts its reply when it dies. Lives
/// on the thread of its transport.
class JobBase : public QObject {
    Q_OBJECT
public:
    ~JobBase() override;
    /// Ends the job with Kind::Cancelled on the next turn of the event loop. Harmless when it has finished.
    virtual void abort() = 0;

Q_SIGNALS:
    /// A read that will be tried again: the attempt to come (2, 3 ...) and the wait before it in
    /// milliseconds.
    void retrying(int attempt, int waitMs, const trunkline::ApiError &because);
    /// A good answer has come in and is decoded next: nothing of this read is on the wire any more.
    void received();
    /// After the callback of onFinished(); the object deletes itself next.
    void done();

protected:
    using QObject::QObject;
};

template <typename T> class Job : public JobBase {
public:
    using Callback = std::function<void(const Result<T> &)>;

    /// Calls back exactly once, unless `context` is gone by then. Set it before returning to the event loop.
    void onFinished(QObject *context, Callback callback)
    {
        m_context = context;
        m_callback = std::move(callback);
    }

protected:
    using JobBase::JobBase;

    /// For subclasses: reports and schedules deletion. Later calls are ignored.
    void report(const Result<T> &result)
    {
        if (m_reported)
            return;
        m_reported = true;
        const QPointer<JobBase> alive(this); // the callback may destroy our parent, and us with it
        const Callback callback = std::move(m_callback);
        if (m_context && callback)
            callback(result);
        if (!alive)
            return;
        Q_EMIT done();
        deleteLater();
    }
    bool hasReported() const { return m_reported; }

private:
    QPointer<QObject> m_context;
    Callback m_callback;
    bool m_reported = false;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/job.h"
#include "api/transport.h"
#include "api/writepermit.h"

#include <functional>
#include <memory>
#include <QTimer>

namespace trunkline {

/// A POST, PUT, PATCH or DELETE: sent once, never tried again. Only the documented statuses count as success;
/// any other 2xx is a BadAnswer, because nobody knows what it did.
template <typename T> class WriteJob final : public Job<T> {
public:
    using Decode = std::function<Result<T>(const Answer &)>;

    WriteJob(Transport &transport, WritePermit permit, Request request, QList<int> documented, Decode decode,
             QObject *parent)
        : Job<T>(parent)
        , m_permit(std::move(permit))
        , m_documented(std::move(documented))
        , m_decode(std::move(decode))
        , m_run(std::make_unique<QObject>())
    {
        QTimer::singleShot(0, m_run.get(), [this, to = QPointer(&transport), request = std::move(request)] {
            if (!to)
                return reportKind(ApiError::Kind::Blocked);
            to->send(request, std::move(m_permit), m_run.get(),
                     [this](const ApiError &error, const Answer &answer) { take(error, answer); });
        });
    }

    void abort() override
    {
        if (this->hasReported())
            return;
        m_run = std::make_unique<QObject>();
        QTimer::singleShot(0, m_run.get(), [this] { reportKind(ApiError::Kind::Cancelled); });
    }

private:
    /// Bytes. The answer to a write is one object, of a few thousand; it is decoded at once, in the GUI
    /// thread.
    static constexpr qsizetype largestAnswer = 262'144;

    void take(const ApiError &error, const Answer &answer)
    {
        if (const ApiError problem = problemOf(error, answer); problem.isError())
            return this->report(problem);
        if (answer.body.size() > largestAnswer)
            return reportKind(ApiError::Kind::TooLarge, answer.status);
        if (!m_documented.contains(answer.status))
            return this->report(
                badAnswer(answer.status, QStringLiteral("status: not one of this call's"), answer.body));
        this->report(m_decode(answer));
    }

    void reportKind(ApiError::Kind kind, int status = 0)
    {
        ApiError error;
        error.kind = kind;
        error.httpStatus = status;
        this->report(error);
    }

    WritePermit m_permit;
    QList<int> m_documented;
    Decode m_decode;
    std::unique_ptr<QObject> m_run; ///< what is under way hangs on it; replacing it stops the exchange
};

/// For calls that answer 204.
inline Result<Nothing> decodeNothing(const Answer &)
{
    return Nothing();
}

} // namespace trunkline

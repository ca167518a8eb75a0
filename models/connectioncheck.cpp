// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectioncheck.h"

#include "api/numbersapi.h"

namespace trunkline {

namespace {
constexpr int patienceMs = 20'000;
}

ConnectionCheck::ConnectionCheck(QObject *parent)
    : QObject(parent)
{
}

ConnectionCheck::~ConnectionCheck()
{
    cancel();
}

void ConnectionCheck::start(const QUrl &baseUrl, const Credentials &credentials,
                            std::function<void(const ApiError &)> done, const QList<QSslCertificate> &trusted)
{
    cancel();
    TransportOptions options;
    options.deadlineMs = patienceMs;
    options.maxReadAttempts = 1;
    options.extraCertificates = trusted;
    m_transport = std::make_unique<Transport>(baseUrl, credentials, options, nullptr);
    auto *job = api::listNumbers(*m_transport, {}, 1, 0, m_transport.get());
    m_job = job;
    job->onFinished(this, [this, done = std::move(done)](const Result<Page<OwnedNumber>> &result) {
        // The transport is the job's parent and this is the job's own callback: let it go on the next turn.
        m_transport.release()->deleteLater();
        done(result.ok() ? ApiError{} : result.error());
    });
}

void ConnectionCheck::cancel()
{
    delete m_job; // before its transport, whose end it would report as a lost connection
    m_transport.reset();
}

} // namespace trunkline

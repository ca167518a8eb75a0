// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/job.h"
#include "api/transport.h"

#include <functional>
#include <memory>
#include <QObject>

namespace trunkline {

/// "Check" of the connect form: one real read (a page of one number) with the typed credentials, over a
/// transport of its own that is gone afterwards. Reads are not repeated here: a person waits and can press
/// the button again.
class ConnectionCheck : public QObject {
    Q_OBJECT
public:
    explicit ConnectionCheck(QObject *parent = nullptr);
    ~ConnectionCheck() override;

    /// Whether a typed base URL can be used at all: https anywhere, http for this computer only.
    static bool accepts(const QUrl &baseUrl) { return Transport::isAcceptable(baseUrl); }

    /// Abandons a check under way. `done` runs once and later, with Kind::None when the account answered.
    /// `trusted`: certificates besides the system's.
    void start(const QUrl &baseUrl, const Credentials &credentials,
               std::function<void(const ApiError &)> done, const QList<QSslCertificate> &trusted = {});
    bool isRunning() const { return m_transport != nullptr; }
    void cancel();

private:
    std::unique_ptr<Transport> m_transport;
    QPointer<JobBase> m_job;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/account.h"
#include "sandbox/controlresource.h"
#include "sandbox/controls.h"
#include "sandbox/options.h"

namespace sandbox {

/// A request as it comes from the wire.
struct Incoming {
    QByteArray verb;
    QString path; ///< percent-encoded
    QString query; ///< percent-encoded, without the question mark
    QList<QPair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;
};

/// From a request to what is delivered: log, fault rules, credentials, then URL, verb and body (flowroute-api
/// 8).
class Service {
public:
    Service(const Options &options, Controls &controls);

    Delivery handle(const Incoming &incoming);

private:
    bool authorizes(const QByteArray &header) const;
    Request requestOf(const Incoming &incoming) const;
    /// The rules that one request takes, and how often rules had been cleared before: later clearing frees
    /// it.
    struct Faults {
        QList<FaultRule> rules;
        int clearances;
    };
    struct Postponed {
        QString path; ///< percent-encoded
        Request request;
        Faults faults;
        bool ownAnswer; ///< the client's answer waits for the account
    };
    /// Lets the account act `late` milliseconds later.
    void postpone(Delivery &delivery, int late, const Postponed &postponed);
    void hold(Delivery &delivery, const Faults &faults) const;
    Delivery delivered(const Incoming &incoming, Request &request, const Faults &faults, bool authorized);

    Options m_options;
    Controls &m_controls;
    Account m_account;
    ControlResource m_controlResource;
    Router m_controlRouter;
};

} // namespace sandbox

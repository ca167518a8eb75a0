// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accountstate.h"
#include "sandbox/resource.h"

namespace sandbox {

/// GET, PUT and DELETE /v2.1/messages/sms_callback and the other three, and the same under /v2.2
/// (flowroute-api 7.1); dlr_callback is the old word for receipts of SMS. What is set here is told and never
/// called. What the service says of one that is not set is not in evidence: here it is a 404 of ours, also
/// for clearing it.
class Callbacks : public Resource {
public:
    explicit Callbacks(AccountState &state);
    QList<Operation> operations() override;

private:
    Answer get(const QString &word, const QString &version) const;
    Answer set(const QString &word, const Request &request);
    Answer clear(const QString &word, const Request &request);
    QString addressOf(const QString &word) const; ///< empty: not set

    AccountState &m_state;
};

} // namespace sandbox

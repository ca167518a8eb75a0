// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/ledger.h"
#include "sandbox/messagestore.h"
#include "sandbox/ratelimit.h"
#include "sandbox/resource.h"

namespace sandbox {

/// GET and POST /v2.1/messages, GET /v2.1/messages/:id, and the same under /v2.2 (flowroute-api 2, 8, 10). No
/// webhooks: `dlr_callback` is checked and not called. What is sent ends as Receipts says for its
/// destination.
class Messages : public Resource {
public:
    struct Setup {
        MessageSeed::Plan plan;
        bool rateLimits = true;
        /// Whether these digits are a number of the account that may send at that time (UTC ms), asked at
        /// every send.
        std::function<bool(const QString &, qint64)> maySend;
        Ledger *ledger = nullptr; ///< none: nobody wants to know
    };

    explicit Messages(Setup setup);
    QList<Operation> operations() override;
    const MessageStore &store() const { return m_store; }

private:
    Answer list(const Request &request, MessagesVersion version) const;
    Answer send(const Request &request, MessagesVersion version);
    Answer get(const Request &request, MessagesVersion version) const;
    /// Keeps it and records that; its id.
    QString keep(const MessageRecord &record, qint64 now);

    MessageStore m_store;
    RateLimit m_limit;
    std::function<bool(const QString &, qint64)> m_maySend;
    Ledger *m_ledger;
};

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/job.h"
#include "api/writepermit.h"
#include "domain/message.h"
#include "domain/page.h"
#include "domain/timerange.h"

namespace trunkline {
class Transport;
}

/// Messages: /v2.1/messages or /v2.2/messages, as the transport's options say (flowroute-api 2). Jobs belong
/// to `parent`.
namespace trunkline::api {

/// Both dates are always sent, as UTC with milliseconds cut to hundredths ("2024-03-05T18:22:07.41Z"), so
/// that the end stays where it was when paging began.
Job<Page<Message>> *listMessages(Transport &transport, const TimeRange &asked, int limit, int offset,
                                 QObject *parent);
Job<Message> *getMessage(Transport &transport, const QString &id, QObject *parent);
/// 202: the id of the record. Queued, not delivered.
Job<QString> *sendMessage(Transport &transport, WritePermit permit, const OutgoingMessage &message,
                          QObject *parent);

/// The "mdr2-..." id inside any pasted text, or empty.
QString findMessageId(const QString &pasted);

} // namespace trunkline::api

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/numbersapi.h"
#include "api/routesapi.h"
#include "domain/message.h"

#include <QJsonObject>

namespace trunkline {

/// What an intent asks for, as JSON with fixed keys, so that a read can be compared with it after a restart:
///   purchase       {"messaging": true}                      (when asked for)
///   edit number    {"alias": "...", "cnam": true, "messaging": true}   (what is set)
///   set a route    {"route": "91402"}; clearing, release and delete: {}
///   create, update route   {"alias", "type", "value"}
///   set a callback {"url": "https://..."}; clearing: {}
///   message        {"from", "to", "mms": false, "media": 0, "sha256": "hex of the UTF-8 body"},
///                  and "mediaSha256" of an MMS, to look up what was sent (the service rewrites the files'
///                  addresses, so neither records nor messages are compared with it)
/// and "before": true beside an edit or a route of a number, or a callback, that was so already, as far as
/// was known.
QJsonObject wishOf(const api::PurchaseOptions &options);
QJsonObject wishOf(const api::NumberEdit &edit);
QJsonObject wishOf(const api::RouteDraft &draft);
QJsonObject wishOf(const OutgoingMessage &message);
QJsonObject wishOfRoute(const QString &routeId);
QJsonObject wishOfCallback(const QString &url);

/// "from>to": what a message acts on.
QString objectOf(const OutgoingMessage &message);

/// Hexadecimal SHA-256 of the text as UTF-8.
QString textHash(const QString &text);

} // namespace trunkline

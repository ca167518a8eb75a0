// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/resource.h"

namespace sandbox {

/// Every error body of the account (flowroute-api 8). Texts that are in evidence are the service's; all
/// others are marked as the sandbox's own, so that no test of a client comes to depend on them.

/// Marks a text that the sandbox made up.
QString own(const QString &text);

Answer unauthorized();
/// Malformed JSON; the status is not in evidence for every call.
Answer badRequest(const QString &detail);
Answer forbidden(const QString &title, const QString &detail);
/// A route for a number that is somebody else's: no id, empty detail.
Answer assignmentNotAuthorized();
/// A URL that no service handles: the text stands in "status".
Answer noSuchUrl();
/// A number that is not on the account: no title.
Answer numberNotFound();
/// Anything else that is missing.
Answer resourceNotFound(const QString &detail);
Answer methodNotAllowed();
Answer unsupportedMediaType();
/// `detail` is an object (field to list of texts, no title then) or a text.
Answer unprocessable(const QJsonValue &detail);
Answer tooManyRequests();
Answer serverFault();
Answer unavailable();
/// The standard shape for any other status.
Answer standardError(int status);

/// Content types that no client of the service sends with JSON: text/plain and the XML family. Everything
/// else, none included, is read (flowroute-api 1.3).
bool isForeignType(const QByteArray &type);

/// Adds `text` to the list under `field` of an object for unprocessable().
void addProblem(QJsonObject &problems, const QString &field, const QString &text);

} // namespace sandbox

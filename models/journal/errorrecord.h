// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"

#include <QJsonObject>

namespace trunkline {

/// An error as the journal keeps it: kind by its word, status, title, detail and request id; never the
/// excerpt of a body, which may hold what a person wrote. Unknown words read as BadAnswer.
QJsonObject recordOf(const ApiError &error);
ApiError errorFromRecord(const QJsonObject &record);

/// Takes out of the error what quotes a message's text: the journal's lines never change, and the text must
/// not outlive the sending.
void withoutText(ApiError *error, const QString &text);

} // namespace trunkline

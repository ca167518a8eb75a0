// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/jsonapi.h"

namespace sandbox {

/// What GET /v2.1/messages asks for (flowroute-api 2.1, 10): a half-open period and a window into it.
struct MessageQuery {
    qint64 start = 0; ///< UTC microseconds, included
    qint64 end = 0; ///< UTC microseconds, excluded; the request's `now` when none is given
    Paging paging;

    /// The query of a request. What is wrong with it goes into `problems`, a list of texts under each name.
    static MessageQuery of(const Request &request, QJsonObject &problems);
    /// The normalised query of the following page, percent-encoded.
    QString next() const;
};

/// UTC microseconds of "2024-03-01", "2024-03-01T00:00:00" with or without a fraction, and that with "Z",
/// "+00:00" or another offset. Without a zone it is UTC; a plain date is midnight at its start.
std::optional<qint64> microsecondsOf(const QString &date);

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/resource.h"
#include <optional>
#include <QJsonArray>
#include <QJsonObject>

namespace sandbox {

/// Where the service's links point. They are opaque, and a client that follows one leaves the sandbox: ours
/// must never (flowroute-api 1.1).
QString serviceUrl(const QString &path);

/// limit and offset as a list call means them (flowroute-api 1.7, 10).
struct Paging {
    qint64 limit = 10;
    qint64 offset = 0; ///< as asked for and echoed
    qint64 first = 0; ///< the item the page begins with: `offset`, but for a list that has moved meanwhile

    /// Reads both; what is wrong goes into `problems`. A limit above `most` is clamped and echoed so, or
    /// refused if `strict`.
    static Paging of(const Request &request, qint64 most, bool strict, QJsonObject &problems);
};

/// Names and values of the filters in the order in which they are echoed.
using Filters = QList<QPair<QString, QString>>;

/// The document of a list: filters first, then limit, then offset in its links, and no "next" on the last
/// page.
QJsonObject listDocument(const QString &path, const Filters &filters, const Paging &paging,
                         const QJsonArray &data, bool more);

/// A page cut out of `all`, an ordered list of complete objects.
Answer listAnswer(const QString &path, const Filters &filters, const Paging &paging, const QJsonArray &all);

/// The body of a request as an object: JSON under any content type but the foreign ones, form-encoded pairs
/// as texts, nothing as an empty object. On failure `refusal` holds the answer to give.
struct Body {
    QJsonObject object;
    std::optional<Answer> refusal;

    /// `malformed` is the status for a body that is no JSON object; which one the service gives is not in
    /// evidence, 400 is documented for new routes only.
    static Body of(const Request &request, int malformed = 422);
};

/// true and false as JSON, and as the text that queries and form bodies carry; nothing for anything else.
std::optional<bool> flagOf(const QJsonValue &value);

/// Whether it is the text of an http or https URL with a host.
bool isWebAddress(const QJsonValue &value);

} // namespace sandbox

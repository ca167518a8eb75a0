// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QByteArray>
#include <QDateTime>
#include <QJsonValue>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

namespace sandbox {

/// One request as the account sees it: after authentication, before routing.
struct Request {
    QByteArray verb; ///< "GET", "POST", "PUT", "PATCH", "DELETE"
    QString path; ///< decoded, without trailing slash
    QList<QPair<QString, QString>> query; ///< decoded, in the order they came
    QByteArray contentType; ///< lower case, without parameters; empty when none was sent
    QByteArray body;
    QString accessKey;
    qint64 now = 0; ///< UTC milliseconds on the sandbox's clock
    int pageShift = 0; ///< items by which a list has moved since its first page: see FaultRule, page=
    QStringList variables; ///< what stood at each {..} of the matched template, in order

    QString queryValue(const QString &name) const;
    bool hasQuery(const QString &name) const;
};

/// What goes back. An empty body is sent without a content type.
struct Answer {
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/vnd.api+json";
    QList<QPair<QByteArray, QByteArray>> headers; ///< besides type, length and connection

    static Answer json(int status, const QJsonValue &document);
    static Answer empty(int status);
};

using Handler = std::function<Answer(const Request &)>;

/// One operation of the contract: verb and path template with {} for a variable segment
/// ("/v2/numbers/{}/relationships/primary_route"). Fixed paths win over templates.
struct Operation {
    QByteArray verb;
    QString pathTemplate;
    Handler handle;
};

/// A resource is one file: it keeps its data and names its operations. Adding one is a new file, a line where
/// the account is put together, and its test.
class Resource {
public:
    virtual ~Resource() = default;
    virtual QList<Operation> operations() = 0;
};

} // namespace sandbox

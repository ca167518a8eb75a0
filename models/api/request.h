// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLatin1String>
#include <QList>
#include <QPair>
#include <QString>

namespace trunkline {

/// The one POST that changes nothing: it asks for the details of several numbers (flowroute-api 3.6).
inline constexpr QLatin1String NumberDetailsPath("/v2/numbers/details");

/// One request, before any wire: verb, path, query pairs (unencoded) and body. Everything that is sent is
/// here, except Authorization, which only Transport adds.
struct Request {
    QByteArray verb; ///< "GET", "POST", "PUT", "PATCH", "DELETE"
    QString path; ///< "/v2/numbers/12065550100"; path variables already percent-encoded
    QList<QPair<QString, QString>> query; ///< values as they are; Transport percent-encodes them ("+" as %2B)
    QByteArray body; ///< empty: no Content-Type, Content-Length: 0 on writes
    QByteArray contentType;

    /// Whether it changes nothing: then it needs no permit, and may be tried again. Decided here and by no
    /// caller, so that nothing else can pass for a read.
    bool isRead() const { return verb == "GET" || (verb == "POST" && path == NumberDetailsPath); }
    /// Whether a body belongs to the verb, be it of no bytes.
    bool takesBody() const { return verb != "GET"; }
    friend bool operator==(const Request &, const Request &) = default;
};

} // namespace trunkline

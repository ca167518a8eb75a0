// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace trunkline {

/// One request, before any wire: verb, path, query pairs (unencoded) and body. Everything that is sent is
/// here, except Authorization, which only Transport adds.
struct Request {
    QByteArray verb; ///< "GET", "POST", "PUT", "PATCH", "DELETE"
    QString path; ///< "/v2/numbers/12065550100"; path variables already percent-encoded
    QList<QPair<QString, QString>> query; ///< values as they are; Transport percent-encodes them ("+" as %2B)
    QByteArray body; ///< empty: no Content-Type, Content-Length: 0 on writes
    QByteArray contentType;

    bool isRead() const { return verb == "GET"; }
    friend bool operator==(const Request &, const Request &) = default;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace trunkline {

/// What went wrong with one request, as data. Sentences are made in ui/errortext, in one place. All texts are
/// short, on one line and visible, whoever wrote them (safeText()).
struct ApiError {
    enum class Kind {
        None, ///< no error; only in a default-constructed value
        Offline, ///< never reached the service: refused, name not found, no route
        TlsFailed, ///< the certificate or handshake was not accepted; nothing was sent
        ConnectionLost, ///< closed or reset before a whole answer came
        Timeout, ///< our own deadline passed
        Cancelled, ///< our own abort
        BadCredentials, ///< 401
        NotAllowed, ///< 403
        NotFound, ///< 404
        Rejected, ///< 400, 405, 415, 422 and any other 4xx not named here
        TooMany, ///< 429
        ServerFault, ///< 5xx and 408
        Redirected, ///< 3xx; never followed
        BadAnswer, ///< a 2xx that is cut, foreign or unreadable; `detail` names the JSON path
        TooLarge, ///< the answer passed the size cap
        Blocked, ///< refused on this side before anything was sent (a write already under way, no permit ...)
    };

    /// Why a write was refused on this side.
    enum class Block {
        None,
        UnderWay, ///< the same action on the same object has not been answered yet
        Unclear, ///< one like it may have happened and is being settled
        ReadOnly, ///< the account is locked
        OverBudget, ///< `detail` says which limit, translated
        JournalInUse, ///< another window or program has this account's journal
        JournalFailed, ///< it could not be recorded; `detail` has the system's words
        Withdrawn, ///< stopped by a person while it waited
    };

    Kind kind = Kind::None;
    Block block = Block::None; ///< with Kind::Blocked
    int httpStatus = 0; ///< 0 when no status line arrived
    QString title; ///< the service's title, may be empty
    QString detail; ///< the service's detail (objects joined: "start_date: Missing data ..."), or our JSON
                    ///< path message
    QString requestId; ///< errors[0].id: what support asks for; may be empty
    QString excerpt; ///< at most 500 characters of an unreadable body

    bool isError() const { return kind != Kind::None; }
    friend bool operator==(const ApiError &, const ApiError &) = default;
};

/// Maps an HTTP status to a kind; the only such switch in the program. 2xx is None, a status that HTTP does
/// not know is BadAnswer.
ApiError::Kind kindForStatus(int httpStatus);
/// Reads an error body in any of the shapes of flowroute-api 8 (or HTML, or nothing). Never fails.
ApiError errorFromBody(int httpStatus, const QByteArray &body);
/// An answer that arrived whole but cannot be used; `problem` names the JSON path or the surprise.
ApiError badAnswer(int httpStatus, const QString &problem, const QByteArray &body);
/// A write that is refused on this side; `detail` as said at Block.
ApiError blocked(ApiError::Block block, const QString &detail = {});
/// At most 1000 characters of a text from outside on one line, nothing of it hidden (visiblecharacters.h).
QString safeText(const QString &text);
/// The same of at most 500 characters of a body: fit to be shown as plain text.
QString safeExcerpt(const QByteArray &body);
/// Whether it is the service's own "no such resource" (flowroute-api 8), which proves that the account has
/// none. By its words, not by the status: a 404 for a URL that nobody serves, of a gateway or of a proxy
/// proves nothing.
bool isMissingResource(const ApiError &error);
/// A short machine word for logs and the activity panel: "offline", "timeout" ...; empty for None.
QString kindWord(ApiError::Kind kind);

} // namespace trunkline

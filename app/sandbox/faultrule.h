// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/resource.h"
#include <optional>

namespace sandbox {

/// An answer on its way to the client, with everything that can be wrong about the way.
struct Delivery {
    enum class Ending {
        Complete,
        Close, ///< the connection is closed instead of an answer
        Cut, ///< half of the body, then closed
        Silent, ///< nothing, ever
    };
    Answer answer;
    int delay = 0; ///< milliseconds
    Ending ending = Ending::Complete;
};

/// One rule of the form
///   VERB PATH [nth=N] [count=N] [what happens ...]
/// VERB and PATH may hold * for anything. It takes effect from the nth matching request on (1 unless told),
/// for `count` of them (all if neither is given, 1 if nth is). What happens:
///   status=N         that status instead of an answer of the account, with a body of the kind body=KIND:
///                    standard, no-title, no-id, object (in detail), string-status, url (the unknown URL's
///                    form), html, plain, empty, malformed; without body=, standard
///   acts             with status=: the account does what was asked all the same
///   header=NAME:VALUE
///   latency=MS       later than usual
///   malformed        the account's answer, cut in the middle of its JSON
///   wrong-type=KEY   KEY, wherever it stands, has a value of another type; * is every attribute
///   missing=KEY      KEY is left out wherever it stands
///   close=before     the connection is closed and the account has done nothing
///   close=after      the account has acted, but the connection is closed instead of an answer
///   cut              the connection breaks in the middle of the answer
///   silent           the account has acted and never answers
struct FaultRule {
    QString spec;
    QString verb;
    QString path;
    int nth = 1;
    int count = -1; ///< -1: without end
    int status = 0; ///< 0: the account's own
    QString body;
    bool acts = false;
    QList<QPair<QByteArray, QByteArray>> headers;
    int latency = 0;
    bool malformed = false;
    QString wrongType;
    QString missing;
    Delivery::Ending ending = Delivery::Ending::Complete;
    bool closeBefore = false;

    /// Nothing, and the reason in `why`, when it is not of that form.
    static std::optional<FaultRule> parse(const QString &spec, QString *why);

    bool matches(const QByteArray &requestVerb, const QString &requestPath) const;
    /// Whether the account must not see the request.
    bool preventsAction() const { return closeBefore || (replacesAnswer() && !acts); }
    bool replacesAnswer() const { return status != 0 || !body.isEmpty(); }
    void applyTo(Delivery &delivery) const;
};

} // namespace sandbox

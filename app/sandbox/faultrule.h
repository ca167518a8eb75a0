// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/delivery.h"
#include <optional>

namespace sandbox {

/// One rule of the form
///   VERB PATH [nth=N] [count=N] [what happens ...]
/// VERB and PATH may hold * for anything. It takes effect from the nth matching request on (1 unless told),
/// for `count` of them (all if neither is given, 1 if nth is). What happens:
///   status=N         that status instead of an answer of the account, with a body of the kind body=KIND:
///                    standard, no-title, no-id, object (in detail), string-status, url (the unknown URL's
///                    form), html, plain, empty, malformed, data (some number, whatever was asked for);
///                    without body=, standard
///   acts             with status=: the account does what was asked all the same
///   header=NAME:VALUE  one more header; a content type is replaced by the next word instead
///   content-type=TEXT  that content type, whatever the body is; none when TEXT is empty
///   latency=MS       later than usual
///   held             the answer waits until the fault rules are cleared
///   malformed        the account's answer, cut in the middle of its JSON
///   wrong-type=KEY   KEY, wherever it stands, has a value of another type; * is every attribute
///   missing=KEY      KEY is left out wherever it stands
///   other=VALUE      the answer is about another object: VALUE is its id and, of a number, its value
///   close=before     the connection is closed and the account has done nothing
///   close=after      the account has acted, but the connection is closed instead of an answer
///   cut              the connection breaks in the middle of the answer
///   silent           the account has acted and never answers
///   silent=before    the account has done nothing and never answers
///   late=MS          the account does what was asked only so many milliseconds (of real time) after the
///                    request came in, whether or not the client is still there. What else the rules say of
///                    the answer comes at once: status=N, body=, close=before and silent do not wait for it.
///                    The account's own answer, close=after and cut do, and so does status=N with acts.
///   page=shift       a list has lost an item since its first page: further pages begin one item later, so
///                    that one is never shown
///   page=repeat      a list has a new first item since its first page: further pages begin one item
///                    earlier, so that one is shown twice
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
    std::optional<QByteArray> contentType;
    int latency = 0;
    bool held = false;
    bool malformed = false;
    QString wrongType;
    QString missing;
    QString other;
    Delivery::Ending ending = Delivery::Ending::Complete;
    bool endsBefore = false; ///< the ending comes before the account has acted
    int late = -1; ///< milliseconds; -1: at once
    int pageShift = 0; ///< items by which further pages begin later

    /// Nothing, and the reason in `why`, when it is not of that form.
    static std::optional<FaultRule> parse(const QString &spec, QString *why);

    bool matches(const QByteArray &requestVerb, const QString &requestPath) const;
    /// Whether the account must not see the request, unless it acts late.
    bool preventsAction() const { return endsBefore || (replacesAnswer() && !acts); }
    bool replacesAnswer() const { return status != 0 || !body.isEmpty(); }
    void applyTo(Delivery &delivery) const;
};

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/resource.h"

namespace sandbox {

/// Finds the operation for a path and a verb. A fixed segment wins over a variable one, whatever the order in
/// which they were added; the path is judged before the verb (flowroute-api 7.1, 8).
class Router {
public:
    void add(const QList<Operation> &operations);

    /// Runs it, or answers 404 in the form for an unknown URL, or 405. Fills `request.path` without its
    /// trailing slash and `request.variables`. `encodedPath` is as it came, so that %2F stays inside a
    /// segment.
    Answer dispatch(Request &request, const QString &encodedPath) const;

private:
    struct Entry {
        QStringList segments;
        Operation operation;
    };
    static bool matches(const QStringList &pattern, const QStringList &segments);
    static bool isMoreFixed(const QStringList &a, const QStringList &b);

    QList<Entry> m_entries;
};

} // namespace sandbox

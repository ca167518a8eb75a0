// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/router.h"

#include "sandbox/errors.h"
#include <QUrl>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

const QString kVariable = u"{}"_s;

QStringList segmentsOf(const QString &encodedPath)
{
    QString path = encodedPath;
    if (path.size() > 1 && path.endsWith(u'/'))
        path.chop(1);
    QStringList segments = path.split(u'/');
    for (QString &segment : segments)
        segment = QUrl::fromPercentEncoding(segment.toUtf8());
    return segments;
}

} // namespace

void Router::add(const QList<Operation> &operations)
{
    for (const Operation &operation : operations)
        m_entries.append(Entry{operation.pathTemplate.split(u'/'), operation});
}

Answer Router::dispatch(Request &request, const QString &encodedPath) const
{
    const QStringList segments = segmentsOf(encodedPath);
    request.path = segments.join(u'/');
    const Entry *best = nullptr;
    for (const Entry &entry : m_entries) {
        if (!matches(entry.segments, segments) || (best && isMoreFixed(best->segments, entry.segments)))
            continue;
        const bool samePath = best && best->segments == entry.segments;
        if (!samePath || entry.operation.verb == request.verb)
            best = &entry;
    }
    if (!best)
        return noSuchUrl();
    if (best->operation.verb != request.verb)
        return methodNotAllowed();
    request.variables.clear();
    for (qsizetype i = 0; i < segments.size(); ++i) {
        if (best->segments.at(i) == kVariable)
            request.variables.append(segments.at(i));
    }
    return best->operation.handle(request);
}

bool Router::matches(const QStringList &pattern, const QStringList &segments)
{
    if (pattern.size() != segments.size())
        return false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool variable = pattern.at(i) == kVariable && !segments.at(i).isEmpty();
        if (!variable && pattern.at(i) != segments.at(i))
            return false;
    }
    return true;
}

/// Whether `a` has a fixed segment where the two first differ in kind.
bool Router::isMoreFixed(const QStringList &a, const QStringList &b)
{
    for (qsizetype i = 0; i < a.size(); ++i) {
        const bool variableA = a.at(i) == kVariable;
        if (variableA != (b.at(i) == kVariable))
            return !variableA;
    }
    return false;
}

} // namespace sandbox

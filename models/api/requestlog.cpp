// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/requestlog.h"

#include "api/curlline.h"
#include "api/request.h"

#include <algorithm>

namespace trunkline {

namespace {
constexpr int longestLog = 500;
}

int RequestLog::runningCount() const
{
    return int(std::count_if(m_entries.cbegin(), m_entries.cend(),
                             [](const RequestSummary &entry) { return entry.isRunning(); }));
}

qint64 RequestLog::begin(const Request &request, const QString &url, int attempt)
{
    RequestSummary entry;
    entry.id = ++m_lastId;
    entry.startedAt = QDateTime::currentMSecsSinceEpoch();
    entry.verb = QString::fromLatin1(request.verb);
    entry.url = url;
    entry.curl = curlLine(request, url);
    entry.attempt = attempt;
    QMetaObject::invokeMethod(this, [this, entry] { add(entry); });
    return entry.id;
}

void RequestLog::add(const RequestSummary &entry)
{
    m_entries.prepend(entry);
    Q_EMIT begun();
    if (m_entries.size() > longestLog) {
        m_entries.resize(longestLog);
        Q_EMIT dropped(longestLog);
    }
}

void RequestLog::finish(qint64 id, int httpStatus, const QString &requestId, const QString &problem)
{
    const qint64 endedAt = QDateTime::currentMSecsSinceEpoch();
    QMetaObject::invokeMethod(this, [this, id, endedAt, httpStatus, requestId, problem] {
        complete(id, endedAt, httpStatus, requestId, problem);
    });
}

void RequestLog::complete(qint64 id, qint64 endedAt, int httpStatus, const QString &requestId,
                          const QString &problem)
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                    [id](const RequestSummary &one) { return one.id == id; });
    if (entry == m_entries.end())
        return;
    entry->httpStatus = httpStatus;
    entry->requestId = requestId;
    entry->problem = problem;
    entry->durationMs = int(std::max<qint64>(0, endedAt - entry->startedAt));
    Q_EMIT changed(int(entry - m_entries.begin()));
}

} // namespace trunkline

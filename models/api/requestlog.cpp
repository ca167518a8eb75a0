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
    m_entries.prepend(entry);
    Q_EMIT begun();
    if (m_entries.size() > longestLog) {
        m_entries.resize(longestLog);
        Q_EMIT dropped(longestLog);
    }
    return entry.id;
}

void RequestLog::finish(qint64 id, int httpStatus, const QString &requestId, const QString &problem)
{
    // Newest first and ids rise by one, so the row follows from the id.
    const qint64 row = m_lastId - id;
    if (row < 0 || row >= m_entries.size())
        return;
    RequestSummary &entry = m_entries[row];
    entry.httpStatus = httpStatus;
    entry.requestId = requestId;
    entry.problem = problem;
    entry.durationMs = int(std::max<qint64>(0, QDateTime::currentMSecsSinceEpoch() - entry.startedAt));
    Q_EMIT changed(int(row));
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

namespace trunkline {

struct Request;

/// What the activity panel shows of one request. Redacted by construction: it is made from a Request, which
/// has no Authorization. A request body is only in `curl`; of an answer only the status and id are kept.
struct RequestSummary {
    qint64 id = 0; ///< rising from 1
    qint64 startedAt = 0; ///< UTC milliseconds
    QString verb;
    QString url; ///< full, encoded as sent
    QString curl; ///< a command line with $TRUNKLINE_ACCESS_KEY:$TRUNKLINE_SECRET_KEY, bodies included
    int attempt = 1; ///< 2, 3 ... for repeated reads
    int httpStatus = 0; ///< 0 while running or when no status line came
    int durationMs = -1; ///< -1 while running
    QString requestId; ///< of an error answer
    QString problem; ///< short machine word of ApiError::Kind, empty when fine

    bool isRunning() const { return durationMs < 0; }
};

/// The newest 500 requests of a session, newest first. begin() and finish() may be called from any thread,
/// everything else from this object's, where what they say of is shown.
class RequestLog : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    const QList<RequestSummary> &entries() const { return m_entries; }
    int runningCount() const;

    /// Returns its id.
    qint64 begin(const Request &request, const QString &url, int attempt);
    void finish(qint64 id, int httpStatus, const QString &requestId, const QString &problem);

Q_SIGNALS:
    void begun(); ///< a new entry is at the front
    void changed(int row); ///< the entry at that row
    void dropped(int firstRow); ///< entries from that row on were removed

private:
    void add(const RequestSummary &entry);
    void complete(qint64 id, qint64 endedAt, int httpStatus, const QString &requestId,
                  const QString &problem);

    QList<RequestSummary> m_entries;
    std::atomic<qint64> m_lastId = 0;
};

} // namespace trunkline

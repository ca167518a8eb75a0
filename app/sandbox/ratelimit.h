// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace sandbox {

/// 5 SMS and 1 MMS in each wall-clock second, per access key and endpoint, counted by attempts: a refused one
/// counts too, and nothing is queued (flowroute-api 1.8).
class RateLimit {
public:
    enum class Kind { Sms, Mms };

    explicit RateLimit(bool on = true)
        : m_on(on)
    {
    }
    /// Counts an attempt at `now` (UTC ms); false when it is one too many.
    bool admits(Kind kind, const QString &accessKey, const QString &endpoint, qint64 now);

private:
    struct Window {
        qint64 second = -1;
        int attempts = 0;
    };
    bool m_on;
    QHash<QString, Window> m_windows;
};

} // namespace sandbox

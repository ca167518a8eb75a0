// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>

namespace trunkline {

/// Where two windows meet. How the service treats end_date is unknown (flowroute-api 2.1), so a window that
/// is asked for exactly might lack its newest records. The window above it, read past its own beginning, has
/// seen the newest record below: the two fit when both have that one. So no window is asked for wider than it
/// is, and a service that moves the end is noticed.
class WindowSeams {
public:
    enum class Seam { Open, Fits, Torn };

    void clear() { m_newestBelow.clear(); }
    /// The window that begins at that moment was read; the newest record below it, or empty: there is none
    /// within a day.
    void upperEnded(qint64 at, const QString &newestBelow) { m_newestBelow[at] = newestBelow; }
    /// Open while the upper one is not read to its end.
    Seam judge(qint64 at, const QSet<QString> &idsOfLower) const
    {
        const auto newest = m_newestBelow.constFind(at);
        if (newest == m_newestBelow.constEnd())
            return Seam::Open;
        return newest->isEmpty() || idsOfLower.contains(*newest) ? Seam::Fits : Seam::Torn;
    }

private:
    QHash<qint64, QString> m_newestBelow; ///< by the beginning of the upper window
};

} // namespace trunkline

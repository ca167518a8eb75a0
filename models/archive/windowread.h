// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "archive/windowplan.h"
#include "domain/message.h"
#include "domain/page.h"

#include <QSet>

namespace trunkline {

/// How one window is read, page by page: what to ask for next, which records of an answer belong to it and
/// when it is over. Knows nothing of requests.
///
/// What is asked for begins a day before the window and stays as it is while pages are read. As long as
/// records come newest first (looked at, not believed), reading ends with the page that goes past the
/// window's beginning, so that day costs nothing; otherwise it goes on to the end of the list. Every page
/// begins with the last record of the one before it: if that has moved away, the list has lost a record, one
/// may have been passed over, and the window is read anew. Records that come in while it is read only repeat
/// others.
class WindowRead {
public:
    /// `asked`: its end is pinned by the caller. `isOpen`: the window ends now, and what is newer belongs to
    /// it as well.
    WindowRead(const DayWindow &window, qint64 askedTo, bool isOpen);

    enum class Step {
        Next, ///< ask for the next page
        Ended, ///< it was read whole
        Again, ///< the list has moved: it begins anew
        Bad, ///< problem() tells what the service did
    };
    /// Takes an answer and adds what belongs to the window to `records`.
    Step take(const Page<Message> &page, QList<Message> *records);
    const ApiError &problem() const { return m_problem; }

    const TimeRange &range() const { return m_window.range; }
    bool hasUpper() const { return m_window.hasUpper; }
    bool isOpen() const { return m_isOpen; }
    TimeRange asked() const;
    int offset() const { return qMax(0, m_received - 1); }
    int pages() const { return m_pages; }
    bool isFresh() const { return m_pages == 0; }
    /// Of all records seen, inside or not.
    const QSet<QString> &ids() const { return m_seen; }
    /// The newest record seen from before the window; empty: none.
    const QString &newestBelow() const { return m_below; }

    /// How many records are still to come, by how densely they came so far; 0 when nothing can be said.
    qint64 recordsLeft() const;
    /// Gives the older half of what was not read yet to another window. Only while recordsLeft() is not 0.
    DayWindow split();

private:
    Step restart(const char *why);
    void look(const Message &message, QList<Message> *records);

    DayWindow m_window;
    qint64 m_askedFrom;
    qint64 m_askedTo;
    bool m_isOpen;
    int m_received = 0;
    int m_pages = 0;
    int m_restarts = 0;
    int m_vainPages = 0;
    qint64 m_inside = 0;
    qint64 m_oldest; ///< of what was seen so far
    bool m_newestFirst = true;
    QSet<QString> m_seen;
    QString m_below;
    qint64 m_belowAt = 0;
    ApiError m_problem;
};

} // namespace trunkline

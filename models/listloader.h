// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/job.h"
#include "listextent.h"
#include "memoryrows.h"

#include <QDateTime>

namespace trunkline {

/// The part of a ListLoader that pages of the window look at: what state the list is in and how much of it is
/// here.
class ListStatus : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle, ///< nothing was asked for yet
        Loading,
        Paused, ///< some pages are here, more are on the server, and nobody asked for them (or they were
                ///< cancelled)
        Complete, ///< everything the server has is here
        Failed, ///< error() says why; what was loaded before stays
    };

    using QObject::QObject;
    State state() const { return m_state; }
    const ApiError &error() const { return m_error; }
    /// Items received since the load began; rows kept from an earlier load are not counted.
    int received() const { return m_received; }
    /// When the list last became Complete, UTC milliseconds; 0 if never.
    qint64 completedAt() const { return m_completedAt; }
    bool isLoading() const { return m_state == State::Loading; }
    virtual void cancel() = 0;

Q_SIGNALS:
    void changed();
    /// A read that is tried again after a pause (rate limit, lost connection).
    void retrying(int attempt, int waitMs, const trunkline::ApiError &because);

protected:
    void enter(State state, const ApiError &error = {})
    {
        m_state = state;
        m_error = error;
        if (state == State::Complete)
            m_completedAt = QDateTime::currentMSecsSinceEpoch();
        Q_EMIT changed();
    }
    int m_received = 0;

private:
    State m_state = State::Idle;
    ApiError m_error;
    qint64 m_completedAt = 0;
};

/// Reads a paged list into MemoryRows: advances by the number of items received, stops when the service names
/// no next page, fails on an empty page that names one, on pages that repeat themselves and on a list that is
/// too large (domain/page.h), merges by id (house.md 2). Rows that a complete load
/// no longer saw are removed at its end, so a refresh keeps selection and scroll position. Late answers of an
/// abandoned load are dropped. A row that goes from the account while the list is read moves what is behind
/// it forward, so the next page begins earlier: none is passed over.
template <typename T> class ListLoader : public ListStatus {
public:
    /// Starts the read of one page; the job belongs to `parent`.
    using Fetch = std::function<Job<Page<T>> *(int limit, int offset, QObject *parent)>;
    enum class Paging { ToTheEnd, OnDemand };

    ListLoader(MemoryRows<T> &rows, int pageSize, Paging paging, QObject *parent = nullptr,
               qint64 mostBytes = largestList)
        : ListStatus(parent)
        , m_rows(rows)
        , m_pageSize(pageSize)
        , m_paging(paging)
        , m_extent(mostBytes)
    {
    }

    /// Abandons what is under way and loads from the first page. The rows stay until they are replaced or
    /// proven gone.
    void start(Fetch fetch)
    {
        abandon();
        m_fetch = std::move(fetch);
        m_received = 0;
        m_offset = 0;
        m_extent.begin();
        m_seen.clear();
        m_gone.clear();
        next();
    }

    /// A row that came in another way (just bought, just created): a load under way, whose pages may be older
    /// than it, does not remove it at its end.
    void keep(const QString &id)
    {
        m_gone.remove(id);
        if (!m_seen.contains(id))
            m_seen.insert(id, Kept);
    }
    /// The opposite (just released, just deleted): pages read before that do not bring it back. The page
    /// under way is asked for anew when it may begin behind the gap.
    void drop(const QString &id)
    {
        const bool wasPaged = m_seen.value(id) == Paged;
        m_seen.remove(id);
        m_gone.insert(id);
        if (!wasPaged)
            return;
        --m_offset;
        if (isLoading()) {
            abandon();
            next();
        }
    }

    /// OnDemand: reads one more page. Safe to call at any time; does nothing unless there is more (or the
    /// last try failed) and the list is not too large already.
    void more()
    {
        const bool failed = state() == State::Failed && m_fetch && !m_extent.isTooLarge();
        if (state() == State::Paused || failed)
            next();
    }

    void cancel() override
    {
        if (!isLoading())
            return;
        abandon();
        enter(State::Paused);
    }

private:
    enum Seen { Kept, Paged };

    void abandon()
    {
        ++m_load;
        if (m_job)
            delete m_job;
        m_job = nullptr;
    }

    void next()
    {
        Job<Page<T>> *job = m_fetch(m_pageSize, m_offset, this);
        m_job = job;
        QObject::connect(job, &JobBase::retrying, this, &ListStatus::retrying);
        job->onFinished(this, [this](const Result<Page<T>> &result) { take(result); });
        enter(State::Loading);
    }

    void take(const Result<Page<T>> &result)
    {
        m_job = nullptr;
        if (!result.ok())
            return enter(State::Failed, result.error());
        const Page<T> &page = result.value();
        const qsizetype seen = m_seen.size();
        const QList<T> rows = present(page.items);
        // What has gone since is no more on the list. A page must lead on all the same.
        m_offset += qMax(int(rows.size()), qMin(1, int(page.items.size())));
        m_received += int(page.items.size());
        m_extent.add(page, m_seen.size() > seen);
        const int load = m_load; // whoever hears of a change of the rows may abandon the load, or begin anew
        m_rows.merge(rows);
        // What was seen is there. Looking for others takes a tenth of a second for half a million rows.
        if (load == m_load && !page.hasNext && m_seen.size() != m_rows.count())
            m_rows.keepOnly(m_seen);
        if (load != m_load)
            return;
        if (!page.hasNext) {
            enter(State::Complete);
        } else if (m_extent.problem().isError()) {
            enter(State::Failed, m_extent.problem());
        } else if (m_paging == Paging::ToTheEnd) {
            next();
        } else {
            enter(State::Paused);
        }
    }

    /// The rows of a page that are not known to be gone since; all of them count as seen.
    QList<T> present(const QList<T> &items)
    {
        QList<T> rows;
        for (const T &item : items) {
            const QString id = m_rows.idOf(item);
            if (m_gone.contains(id))
                continue;
            m_seen.insert(id, Paged);
            rows.append(item);
        }
        return rows;
    }

    MemoryRows<T> &m_rows;
    int m_pageSize;
    Paging m_paging;
    ListExtent m_extent;
    Fetch m_fetch;
    int m_offset = 0;
    int m_load = 0; ///< changes when a load is abandoned
    RowIndex m_seen; ///< how; m_offset counts those in pages
    QSet<QString> m_gone; ///< rows that went while the load was under way
    QPointer<JobBase> m_job;
};

} // namespace trunkline

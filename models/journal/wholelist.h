// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/job.h"
#include "domain/page.h"

#include <QDateTime>
#include <QHash>
#include <QStringList>

namespace trunkline {

/// Reads a paged list from its beginning to its end for what is NOT in it, so nothing may slip between two
/// pages: each begins one item back, and that item must be the last one we had. The end is a page without a
/// next link that is not full; after a full one it is asked once more, since a link that got lost looks like
/// an end. An id that comes twice, an empty page that names a next one, a page without anything new that
/// does, more than a list may come to (domain/page.h): all spoil it. Deletes itself when it has told its end;
/// dies with its parent.
template <typename T> class WholeList : public QObject {
public:
    /// Starts the read of one page; the job belongs to `parent`.
    using Fetch = std::function<Job<Page<T>> *(int limit, int offset, QObject *parent)>;
    /// For each new item; false when that is enough.
    using Take = std::function<bool(const T &item)>;
    /// No error: read to the end, or as far as was wanted.
    using End = std::function<void(const ApiError &error)>;
    enum class Order {
        Still, ///< every move of the list spoils the read
        /// Items may come in at the front while it is read: a page may repeat any number of the last ones we
        /// had, in their order. For lists whose items never change their place, as messages.
        NewestFirst,
    };

    WholeList(Fetch fetch, QString (*idOf)(const T &), int limit, Order order, QObject *parent)
        : QObject(parent)
        , m_fetch(std::move(fetch))
        , m_idOf(idOf)
        , m_limit(qBound(2, limit, 200)) // the service's largest; of one item, the overlap is all
        , m_order(order)
    {
    }

    /// Called with each page as it arrives, before its items, and when it was asked for.
    void onPage(std::function<void(const Page<T> &, qint64 askedAt)> seen) { m_seen = std::move(seen); }

    void read(Take take, End end)
    {
        m_take = std::move(take);
        m_end = std::move(end);
        next();
    }

private:
    void next()
    {
        const qint64 askedAt = QDateTime::currentMSecsSinceEpoch();
        m_fetch(m_limit, m_offset, this)->onFinished(this, [this, askedAt](const Result<Page<T>> &result) {
            if (!result.ok())
                return finish(result.error());
            if (m_seen)
                m_seen(result.value(), askedAt);
            arrived(result.value());
        });
    }

    void arrived(const Page<T> &page)
    {
        if (page.items.isEmpty() && page.hasNext)
            return fail("links.next: an empty page names a next page");
        const qsizetype known = knownAtFront(page.items);
        if (known < 0)
            return fail("data: the list moved while it was read");
        for (qsizetype i = known; i < page.items.size(); ++i) {
            const QString id = m_idOf(page.items.at(i));
            if (m_places.contains(id))
                return fail("data: an item comes twice");
            m_places.insert(id, m_ids.size());
            m_ids.append(id);
            if (!m_take(page.items.at(i)))
                return finish({});
        }
        m_bytes += page.bytes;
        if (m_bytes > largestList)
            return fail("data: the list is too large");
        const bool grew = known < page.items.size();
        if (page.hasNext && !grew)
            return fail("links.next: a page without anything new names a next page");
        if (!page.hasNext && (!grew || page.items.size() < m_limit))
            return finish({});
        m_offset += int(page.items.size()) - 1; // of the last one, also where others came in before it
        next();
    }

    /// How many items at the front of a page are those that end what we have; negative when they are not.
    qsizetype knownAtFront(const QList<T> &items) const
    {
        if (m_ids.isEmpty())
            return 0;
        const qsizetype place = items.isEmpty() ? -1 : m_places.value(m_idOf(items.constFirst()), -1);
        if (place < 0 || (m_order == Order::Still && place + 1 != m_ids.size()))
            return -1;
        qsizetype known = 0;
        while (known < items.size() && place + known < m_ids.size()) {
            if (m_idOf(items.at(known)) != m_ids.at(place + known))
                return -1;
            ++known;
        }
        return known;
    }

    void fail(const char *problem) { finish(badAnswer(200, QString::fromLatin1(problem), {})); }

    void finish(const ApiError &error)
    {
        deleteLater();
        const End end = std::move(m_end);
        end(error); // may destroy our parent, and us with it
    }

    Fetch m_fetch;
    QString (*m_idOf)(const T &);
    int m_limit;
    int m_offset = 0;
    qint64 m_bytes = 0; ///< of the answers so far
    Order m_order;
    Take m_take;
    End m_end;
    std::function<void(const Page<T> &, qint64 askedAt)> m_seen;
    QStringList m_ids; ///< in the order of the list
    QHash<QString, qsizetype> m_places; ///< of each in m_ids
};

} // namespace trunkline

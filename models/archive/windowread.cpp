// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/windowread.h"

#include "domain/timerange.h"

#include <limits>

namespace trunkline {

namespace {

constexpr qint64 shortestSplitMs = 60'000;
constexpr int mostRestarts = 5;
/// More than of other lists: this one grows while it is read, by what is sent meanwhile, and several windows
/// are read at once. A page may bring nothing but what was pushed down.
constexpr int mostShiftedPages = 20;

ApiError badList(const char *what)
{
    return badAnswer(200, QString::fromLatin1(what), {});
}

} // namespace

WindowRead::WindowRead(const DayWindow &window, qint64 askedTo, bool isOpen)
    : m_window(window)
    , m_askedFrom(window.range.from - dayMs)
    , m_askedTo(askedTo)
    , m_isOpen(isOpen)
    , m_oldest(std::numeric_limits<qint64>::max())
{
}

TimeRange WindowRead::asked() const
{
    return {m_askedFrom, m_askedTo};
}

WindowRead::Step WindowRead::take(const Page<Message> &page, QList<Message> *records)
{
    const bool isFirst = m_received == 0;
    if (page.items.isEmpty() && !page.hasNext && isFirst) {
        ++m_pages;
        return Step::Ended;
    }
    if (page.items.isEmpty() && page.hasNext) {
        m_problem = badList("links.next: an empty page names a next page");
        return Step::Bad;
    }
    if (!isFirst && (page.items.isEmpty() || !m_seen.contains(page.items.first().id)))
        return restart("data: records go from the list while it is read");
    ++m_pages;
    const qsizetype known = m_seen.size();
    for (const Message &message : page.items)
        look(message, records);
    m_received = offset() + int(page.items.size());
    const bool isPast = m_newestFirst && m_oldest < m_window.range.from;
    if (isPast || !page.hasNext)
        return Step::Ended;
    m_vainPages = m_seen.size() > known ? 0 : m_vainPages + 1;
    if (m_vainPages >= mostShiftedPages) {
        m_problem = badList("links.next: pages without anything new name a next page");
        return Step::Bad;
    }
    return Step::Next;
}

void WindowRead::look(const Message &message, QList<Message> *records)
{
    if (m_seen.contains(message.id))
        return;
    m_seen.insert(message.id);
    m_newestFirst = m_newestFirst && message.at <= m_oldest;
    m_oldest = qMin(m_oldest, message.at);
    if (message.at < m_window.range.from) {
        if (m_below.isEmpty() || message.at > m_belowAt) {
            m_below = message.id;
            m_belowAt = message.at;
        }
    } else if (m_isOpen || message.at < m_window.range.to) {
        ++m_inside;
        records->append(message);
    }
}

WindowRead::Step WindowRead::restart(const char *why)
{
    if (++m_restarts > mostRestarts) {
        m_problem = badList(why);
        return Step::Bad;
    }
    m_received = 0;
    m_vainPages = 0;
    m_inside = 0;
    m_oldest = std::numeric_limits<qint64>::max();
    m_newestFirst = true;
    m_seen.clear();
    m_below.clear();
    return Step::Again;
}

qint64 WindowRead::recordsLeft() const
{
    const qint64 end = m_window.range.to;
    const bool mayTell = m_newestFirst && m_received > 0 && m_oldest < end;
    const qint64 left = m_oldest - m_window.range.from;
    if (!mayTell || left < 2 * shortestSplitMs)
        return 0;
    return qint64(double(m_inside) * double(left) / double(end - m_oldest));
}

DayWindow WindowRead::split()
{
    const qint64 middle = m_window.range.from + (m_oldest - m_window.range.from) / 2;
    const DayWindow older{{m_window.range.from, middle}, true};
    m_window.range.from = middle;
    return older;
}

} // namespace trunkline

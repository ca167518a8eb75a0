// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "domain/page.h"

namespace trunkline {

/// How far a list that is read page by page may go on (domain/page.h). Whoever reads one adds every page and
/// stops at a problem, unless the list has ended.
class ListExtent {
public:
    explicit ListExtent(qint64 mostBytes = largestList)
        : m_mostBytes(mostBytes)
    {
    }
    void begin() { *this = ListExtent(m_mostBytes); }

    /// `isNew`: whether the page brought an id that no page before it had.
    template <typename T> void add(const Page<T> &page, bool isNew)
    {
        m_bytes += page.bytes;
        m_vainPages = isNew ? 0 : m_vainPages + 1;
        if (page.items.isEmpty())
            m_problem = badList("links.next: an empty page names a next page");
        else if (m_vainPages >= mostVainPages)
            m_problem = badList("links.next: pages without anything new name a next page");
        else if (m_bytes > m_mostBytes)
            m_problem.kind = ApiError::Kind::TooLarge;
        else
            m_problem = {};
    }

    /// Why there must be no next page.
    const ApiError &problem() const { return m_problem; }
    /// More pages would make it no smaller: asking again does not help.
    bool isTooLarge() const { return m_bytes > m_mostBytes; }

private:
    static ApiError badList(const char *what) { return badAnswer(200, QString::fromLatin1(what), {}); }

    qint64 m_mostBytes;
    qint64 m_bytes = 0;
    int m_vainPages = 0;
    ApiError m_problem;
};

} // namespace trunkline

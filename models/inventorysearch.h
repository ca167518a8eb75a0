// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/availablenumber.h"
#include "inventorycriteria.h"
#include "listloader.h"
#include "siftedrows.h"

#include <QMap>

namespace trunkline {

class Session;

/// One search of the numbers for sale, read page by page as somebody scrolls. The service has no price filter
/// for numbers (flowroute-api 4.1), so the highest setup cost sifts what was loaded: loaded() is what came,
/// matching() what is shown. GUI thread; must not outlive the session.
class InventorySearch : public QObject {
    Q_OBJECT
public:
    static constexpr int PageSize = 200; ///< the service's maximum

    explicit InventorySearch(Session &session, QObject *parent = nullptr);
    ~InventorySearch() override;

    /// Searches from the first page. Rows of another search leave at once; the same search again is a
    /// refresh, which keeps what is still there in place.
    void start(const InventoryCriteria &criteria);
    /// Runs the search again, or the first one (everything for sale).
    void refresh() { start(m_criteria); }
    /// Reads on; safe at any time. With a price limit it reads until some rows match or a few pages were
    /// vain.
    void more();
    void cancel();

    bool hasStarted() const { return m_hasStarted; }
    const InventoryCriteria &criteria() const { return m_criteria; }
    const SiftedRows<AvailableNumber> &matching() const { return m_matching; }
    ListStatus &status() { return m_loader; }
    const ListStatus &status() const { return m_loader; }
    int loadedCount() const { return m_loaded.count(); }
    bool hasMore() const;
    /// "200 loaded, more on the server", "40 of 200 loaded match", "1,250 of 1,250".
    QString countText() const;

    /// A number that was bought is not for sale any more: the list on the server has become shorter, so the
    /// next page begins earlier. The row stays, to be seen as bought.
    void markGone(const PhoneNumber &number);

    /// Rate centers that results have shown for that state, in order: what the form completes.
    QStringList rateCenters(const QString &state) const;

Q_SIGNALS:
    void changed(); ///< state or counts
    void rateCentersChanged();

private:
    void follow();
    bool matches(const AvailableNumber &number) const;
    void rememberRateCenters(int first, int last);
    void readOnIfNeeded();

    Session &m_session;
    InventoryCriteria m_criteria;
    bool m_hasStarted = false;
    MemoryRows<AvailableNumber> m_loaded;
    SiftedRows<AvailableNumber> m_matching;
    ListLoader<AvailableNumber> m_loader;
    int m_gone = 0; ///< of the rows received, how many the server no longer lists
    int m_insertedAt = 0;
    int m_readTo = 0; ///< a refresh reads on until it has passed what was loaded before
    int m_vainPages = 0; ///< pages that somebody asked for and that have shown nothing yet
    int m_matchedBefore = 0;
    bool m_wantsMore = false; ///< somebody waits for rows that match
    QMap<QString, QMap<QString, bool>> m_rateCenters; ///< by state; the inner map is an ordered set
};

} // namespace trunkline

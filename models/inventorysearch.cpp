// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventorysearch.h"

#include "account/session.h"
#include "api/inventoryapi.h"
#include "visibletext.h"

namespace trunkline {

namespace {

/// Enough to fill a table; with fewer matches in sight nobody can scroll to ask for more.
constexpr int Screenful = 40;
/// A price limit that fits nothing must not read the whole inventory (about a minute) unasked.
constexpr int MaxVainPages = 5;

api::InventoryFilter filterOf(const InventoryCriteria &criteria)
{
    api::InventoryFilter filter;
    filter.startsWith = criteria.prefix();
    filter.contains = criteria.contains;
    filter.endsWith = criteria.endsWith;
    filter.state = criteria.state;
    filter.rateCenter = criteria.rateCenter;
    filter.numberType = criteria.numberType;
    return filter;
}

/// A name that may be offered for completion: what is too long or has something hidden in it is none.
bool isOfferable(const QString &name)
{
    return !name.isEmpty() && visibleLine(name, 40) == name;
}

QString idOfNumber(const AvailableNumber &number)
{
    return number.number.digits();
}

} // namespace

InventorySearch::InventorySearch(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_loaded(idOfNumber)
    , m_matching(m_loaded, [this](const AvailableNumber &number) { return matches(number); })
    , m_loader(m_loaded, PageSize, ListLoader<AvailableNumber>::Paging::OnDemand)
{
    follow();
}

InventorySearch::~InventorySearch() = default;

void InventorySearch::follow()
{
    connect(&m_loaded, &RowSourceSignals::aboutToInsert, this, [this](int first) { m_insertedAt = first; });
    connect(&m_loaded, &RowSourceSignals::inserted, this,
            [this] { rememberRateCenters(m_insertedAt, m_loaded.count() - 1); });
    connect(&m_loader, &ListStatus::changed, this, [this] {
        readOnIfNeeded();
        Q_EMIT changed();
    });
}

void InventorySearch::start(const InventoryCriteria &criteria)
{
    // The price limit is ours alone: another limit with the same conditions keeps what was loaded.
    const bool same = m_hasStarted && filterOf(criteria) == filterOf(m_criteria);
    const bool resift = criteria.maxSetupCost != m_criteria.maxSetupCost;
    m_criteria = criteria;
    m_hasStarted = true;
    if (!same)
        m_loaded.clear();
    else if (resift)
        m_matching.sift();
    m_readTo = m_loaded.count();
    m_gone = 0;
    m_vainPages = 0;
    m_matchedBefore = same ? 0 : m_matching.count();
    m_wantsMore = true;
    const api::InventoryFilter filter = filterOf(criteria);
    m_loader.start([this, filter](int limit, int offset, QObject *parent) {
        return api::searchAvailable(m_session.transport(), filter, limit, qMax(0, offset - m_gone), parent);
    });
}

void InventorySearch::more()
{
    m_vainPages = 0;
    m_matchedBefore = m_matching.count();
    m_wantsMore = true;
    m_loader.more();
}

void InventorySearch::cancel()
{
    m_wantsMore = false;
    m_readTo = 0;
    m_loader.cancel();
}

bool InventorySearch::hasMore() const
{
    return m_loader.state() == ListStatus::State::Paused;
}

void InventorySearch::readOnIfNeeded()
{
    if (m_loader.state() != ListStatus::State::Paused)
        return;
    if (m_loader.received() < m_readTo)
        return m_loader.more();
    if (!m_wantsMore || !m_criteria.maxSetupCost)
        return;
    if (m_matching.count() - m_matchedBefore < Screenful && ++m_vainPages < MaxVainPages)
        return m_loader.more();
    m_wantsMore = false;
}

bool InventorySearch::matches(const AvailableNumber &number) const
{
    return !m_criteria.maxSetupCost
        || number.setupCost.nanodollars() <= m_criteria.maxSetupCost->nanodollars();
}

void InventorySearch::markGone(const PhoneNumber &number)
{
    if (const int row = m_loaded.indexOf(number.digits()); row >= 0 && row < m_loader.received())
        ++m_gone;
}

QString InventorySearch::countText() const
{
    const QLocale locale;
    const QString loaded = locale.toString(loadedCount());
    if (!m_hasStarted)
        return {};
    if (m_criteria.maxSetupCost && hasMore())
        return tr("%1 of %2 loaded match, more on the server")
            .arg(locale.toString(m_matching.count()), loaded);
    if (m_criteria.maxSetupCost)
        return tr("%1 of %2 loaded match").arg(locale.toString(m_matching.count()), loaded);
    if (m_loader.state() == ListStatus::State::Complete && loadedCount() == 0)
        return tr("None found");
    if (m_loader.state() == ListStatus::State::Complete)
        return tr("%1 of %1").arg(loaded);
    if (hasMore())
        return tr("%1 loaded, more on the server").arg(loaded);
    return tr("%1 loaded").arg(loaded);
}

QStringList InventorySearch::rateCenters(const QString &state) const
{
    return m_rateCenters.value(state.toUpper()).keys();
}

void InventorySearch::rememberRateCenters(int first, int last)
{
    bool learned = false;
    for (int row = first; row <= last; ++row) {
        const AvailableNumber &number = *m_loaded.row(row);
        if (!isOfferable(number.state) || !isOfferable(number.rateCenter))
            continue;
        auto &known = m_rateCenters[number.state.toUpper()];
        learned = learned || !known.contains(number.rateCenter.toUpper());
        known.insert(number.rateCenter.toUpper(), true);
    }
    if (learned)
        Q_EMIT rateCentersChanged();
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "areacodebook.h"

#include "account/session.h"
#include "api/inventoryapi.h"

namespace trunkline {

namespace {

QString idOf(const AreaCode &code)
{
    return code.npa;
}
QString idOf(const Exchange &exchange)
{
    return exchange.npaNxx;
}
QString shown(const AreaCode &code)
{
    return code.npa;
}
QString shown(const Exchange &exchange)
{
    return exchange.nxx();
}

qint64 keyOf(std::optional<Money> maxSetupCost)
{
    return maxSetupCost ? maxSetupCost->nanodollars() : -1;
}

/// A failed list is tried again when somebody asks for it; a list that is there or under way is not.
CodeList &readIfNeeded(CodeList &list)
{
    const ListStatus::State state = list.status().state();
    if (state != ListStatus::State::Loading && state != ListStatus::State::Complete)
        list.refresh();
    return list;
}

} // namespace

template <typename T> class AreaCodeBook::Typed : public CodeList {
public:
    using Fetch = typename ListLoader<T>::Fetch;

    Typed(int pageSize, Fetch fetch)
        : m_rows([](const T &row) { return idOf(row); })
        , m_loader(m_rows, pageSize, ListLoader<T>::Paging::ToTheEnd)
        , m_fetch(std::move(fetch))
    {
    }
    int count() const override { return m_rows.count(); }
    QString code(int row) const override { return shown(*m_rows.row(row)); }
    RowSourceSignals &rows() override { return m_rows; }
    ListStatus &status() override { return m_loader; }
    void refresh() override { m_loader.start(m_fetch); }

private:
    MemoryRows<T> m_rows;
    ListLoader<T> m_loader;
    Fetch m_fetch;
};

AreaCodeBook::AreaCodeBook(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

AreaCodeBook::~AreaCodeBook() = default;

CodeList &AreaCodeBook::areaCodes(std::optional<Money> maxSetupCost)
{
    std::unique_ptr<CodeList> &list = m_lists[Key(QString(), keyOf(maxSetupCost))];
    if (!list) {
        list = std::make_unique<Typed<AreaCode>>(
            AreaCodePageSize, [this, maxSetupCost](int limit, int offset, QObject *parent) {
                return api::listAreaCodes(m_session.transport(), maxSetupCost, limit, offset, parent);
            });
    }
    return readIfNeeded(*list);
}

CodeList &AreaCodeBook::exchanges(const QString &areaCode, std::optional<Money> maxSetupCost)
{
    std::unique_ptr<CodeList> &list = m_lists[Key(areaCode, keyOf(maxSetupCost))];
    if (!list) {
        list = std::make_unique<Typed<Exchange>>(
            ExchangePageSize, [this, areaCode, maxSetupCost](int limit, int offset, QObject *parent) {
                return api::listExchanges(m_session.transport(), areaCode, maxSetupCost, limit, offset,
                                          parent);
            });
    }
    return readIfNeeded(*list);
}

} // namespace trunkline

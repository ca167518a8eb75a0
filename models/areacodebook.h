// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/availablenumber.h"
#include "listloader.h"

#include <map>
#include <memory>
#include <optional>

namespace trunkline {

class Session;

/// One list of codes with numbers for sale, in the service's order (ascending): area codes ("206") or the
/// exchanges of one area code ("555", without the area code). Lives as long as its book.
class CodeList : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual int count() const = 0;
    virtual QString code(int row) const = 0;
    /// Signals of the rows, for models.
    virtual RowSourceSignals &rows() = 0;
    virtual ListStatus &status() = 0;
    /// Reads the list to its end (again); what is known stays until then.
    virtual void refresh() = 0;
};

/// The area codes and exchanges that have numbers for sale, read to the end and kept for each highest setup
/// cost, since the service leaves out codes where everything costs more (flowroute-api 4.2, 4.3). GUI thread;
/// must not outlive the session.
class AreaCodeBook : public QObject {
    Q_OBJECT
public:
    static constexpr int AreaCodePageSize = 400; ///< the service's maximum
    static constexpr int ExchangePageSize = 200; ///< the service's maximum

    explicit AreaCodeBook(Session &session, QObject *parent = nullptr);
    ~AreaCodeBook() override;

    /// Starts to read on the first call; later calls return the same list. A list that failed is read again.
    CodeList &areaCodes(std::optional<Money> maxSetupCost = {});
    CodeList &exchanges(const QString &areaCode, std::optional<Money> maxSetupCost = {});

private:
    template <typename T> class Typed;
    using Key = std::pair<QString, qint64>; ///< area code or empty; nanodollars or -1

    Session &m_session;
    std::map<Key, std::unique_ptr<CodeList>> m_lists;
};

} // namespace trunkline

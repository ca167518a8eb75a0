// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phonenumber.h"
#include "domain/timerange.h"
#include "journal/intent.h"

#include <optional>
#include <QSortFilterProxyModel>

namespace trunkline {

class JournalModel;

/// Which lines of the journal are shown, and in which order. Text is looked for in what was done, in the
/// numbers in any spelling, in the request id and the id of the record; all conditions must hold.
class JournalFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Standing { Any, UnderWay, Unclear, Done, Refused, Absent };
    enum class Kind { Any, Purchases, Numbers, Routing, Routes, Callbacks, Messages };

    explicit JournalFilter(JournalModel &journal, QObject *parent = nullptr);

    void setText(const QString &text);
    void setStanding(Standing standing);
    void setKind(Kind kind);
    /// When it was recorded; nothing: any time.
    void setRange(const std::optional<TimeRange> &range);
    void clear();
    bool isActive() const;

    /// See JournalModel::intentAt.
    const Intent *intent(const QModelIndex &shown) const;
    /// The row shown for that intent, or an invalid index.
    QModelIndex indexOf(qint64 intent) const;
    /// Copies of what is shown, in the order shown.
    QList<Intent> shown() const;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    void conditionsChanged();
    bool matchesText(const Intent &intent) const;

    JournalModel &m_journal;
    QString m_text;
    QString m_digits; ///< of m_text, where it can be read as a part of a number
    PhoneNumber m_whole; ///< m_text, where it is a whole number in any spelling
    Standing m_standing = Standing::Any;
    Kind m_kind = Kind::Any;
    std::optional<TimeRange> m_range;
};

} // namespace trunkline

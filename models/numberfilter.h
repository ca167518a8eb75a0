// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phonenumber.h"

#include <memory>
#include <optional>
#include <QSortFilterProxyModel>

namespace trunkline {

class NumbersModel;
class NumberWords;

/// Which of the loaded numbers are shown, and in which order. Text is looked for in the number in any
/// spelling, the alias, rate center, state and routes; all conditions must hold.
class NumberFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Kind { Any, Local, TollFree };
    enum class Texting { Any, On, Off, Unknown };

    explicit NumberFilter(NumbersModel &numbers, QObject *parent = nullptr);
    ~NumberFilter() override;

    void setText(const QString &text);
    void setKind(Kind kind);
    void setTexting(Texting texting);
    /// Two letters in any case; empty: any.
    void setState(const QString &state);
    /// A route id as primary or failover; nothing: any. Numbers whose routes are not read yet do not match.
    void setRoute(const std::optional<QString> &routeId);
    void clear();
    bool isActive() const;

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    /// For tests: what sorting and searching cost.
    NumberWords &words() { return *m_words; }

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    bool matchesText(int row) const;
    void conditionsChanged();
    bool matchesChoices(int row) const;

    NumbersModel &m_numbers;
    std::unique_ptr<NumberWords> m_words;
    QString m_text;
    bool m_isOfNothing = false; ///< m_text is in the words for what is not known
    QString m_digits; ///< of m_text, where it can be read as a part of a number
    PhoneNumber m_whole; ///< m_text, where it is a whole number in any spelling
    Kind m_kind = Kind::Any;
    Texting m_texting = Texting::Any;
    QString m_state;
    std::optional<QString> m_route;
};

} // namespace trunkline

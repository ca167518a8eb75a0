// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberfilter.h"

#include "numbersmodel.h"
#include "numberwords.h"

#include <algorithm>

namespace trunkline {

namespace {
constexpr int mostNumbersRowByRow = 500;
}

NumberFilter::NumberFilter(NumbersModel &numbers, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_numbers(numbers)
    , m_words(std::make_unique<NumberWords>(numbers))
{
    setSourceModel(&numbers);
}

NumberFilter::~NumberFilter() = default;

void NumberFilter::sort(int column, Qt::SortOrder order)
{
    m_words->prepareSort(column);
    QSortFilterProxyModel::sort(column, order);
}

bool NumberFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return m_words->lessThan(left.column(), left.row(), right.row());
}

void NumberFilter::setText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (m_text == trimmed)
        return;
    m_text = trimmed;
    const QStringList ownWords = NumbersModel::wordsForNothing();
    m_isOfNothing = std::any_of(ownWords.cbegin(), ownWords.cend(), [&trimmed](const QString &words) {
        return words.contains(trimmed, Qt::CaseInsensitive);
    });
    // Words with a digit in them ("pbx 2") are searched as text only, spellings of a number also as digits.
    bool numberLike = !trimmed.isEmpty();
    for (const QChar c : trimmed)
        numberLike = numberLike && (c.isDigit() || c.isSpace() || QStringView(u"+()-./").contains(c));
    m_digits = numberLike ? digitsOf(trimmed) : QString();
    // The other spellings of a whole number: with 00, as a tel: link, with dashes and marks as pasted.
    m_whole = parsePhoneNumber(trimmed).number;
    conditionsChanged();
}

void NumberFilter::setKind(Kind kind)
{
    if (std::exchange(m_kind, kind) != kind)
        conditionsChanged();
}

void NumberFilter::setTexting(Texting texting)
{
    if (std::exchange(m_texting, texting) != texting)
        conditionsChanged();
}

void NumberFilter::setState(const QString &state)
{
    if (std::exchange(m_state, state) != state)
        conditionsChanged();
}

void NumberFilter::setRoute(const std::optional<QString> &routeId)
{
    if (std::exchange(m_route, routeId) != routeId)
        conditionsChanged();
}

void NumberFilter::clear()
{
    m_text.clear();
    m_digits.clear();
    m_whole = {};
    m_kind = Kind::Any;
    m_texting = Texting::Any;
    m_state.clear();
    m_route.reset();
    conditionsChanged();
}

void NumberFilter::conditionsChanged()
{
    m_words->setNeedle(m_text);
    m_words->prepareSort(sortColumn());
    // Row by row keeps a small table still, in a large one its thousands of removals
    // take seconds. Selection survives both.
    if (m_numbers.rowCount() > mostNumbersRowByRow)
        invalidate();
    else
        invalidateFilter();
}

bool NumberFilter::isActive() const
{
    return !m_text.isEmpty() || m_kind != Kind::Any || m_texting != Texting::Any || !m_state.isEmpty()
        || m_route;
}

bool NumberFilter::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    return matchesChoices(sourceRow) && matchesText(sourceRow);
}

bool NumberFilter::matchesChoices(int row) const
{
    const OwnedNumber &number = m_numbers.owned(row);
    if (m_kind != Kind::Any && number.isTollFree() != (m_kind == Kind::TollFree))
        return false;
    if (m_texting == Texting::Unknown && number.messaging)
        return false;
    if (m_texting == Texting::On && !number.messaging.value_or(false))
        return false;
    if (m_texting == Texting::Off && number.messaging.value_or(true))
        return false;
    if (!m_state.isEmpty() && number.state.compare(m_state, Qt::CaseInsensitive) != 0)
        return false;
    if (!m_route)
        return true;
    const NumberDetail *detail = m_numbers.detail(row);
    return detail && (detail->primaryRouteId == *m_route || detail->failoverRouteId == *m_route);
}

bool NumberFilter::matchesText(int row) const
{
    if (m_text.isEmpty())
        return true;
    const PhoneNumber &number = m_numbers.owned(row).number;
    if (!m_digits.isEmpty() && number.digits().contains(m_digits))
        return true;
    if (!m_whole.isEmpty() && number == m_whole)
        return true;
    using Model = NumbersModel;
    const auto has = [this, row](int column) { return m_words->contains(column, row); };
    if (has(Model::Alias) || has(Model::Type) || has(Model::RateCenter) || has(Model::State))
        return true;
    if (!has(Model::Note) && !has(Model::PrimaryRoute) && !has(Model::FailoverRoute))
        return false;
    if (!m_isOfNothing) // looking for the detail of every number takes longer than all the rest
        return true;
    const NumberDetail *detail = m_numbers.detail(row);
    if (!detail) // its columns hold our own words for that
        return false;
    return has(Model::Note) || (!detail->primaryRouteId.isEmpty() && has(Model::PrimaryRoute))
        || (!detail->failoverRouteId.isEmpty() && has(Model::FailoverRoute));
}

} // namespace trunkline

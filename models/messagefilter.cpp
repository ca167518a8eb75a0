// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagefilter.h"

#include "messagesmodel.h"
#include "visibletext.h"

#include <algorithm>
#include <QSet>

namespace trunkline {
namespace {

constexpr int mostRowByRow = 500;
/// Longer than any message of the service; bodies of megabytes would make every key stroke wait.
constexpr qsizetype longestSearched = 16'000;

/// "(206) 555-01" looks like a part of a number, "room 5" does not.
QString digitsOfNumberLike(const QString &text)
{
    for (const QChar c : text) {
        if (!c.isDigit() && !c.isSpace() && !QStringView(u"+()-./\u2010\u2011\u2013").contains(c))
            return {};
    }
    return digitsOf(text);
}

MessageFilter::Standing standingOf(MessageStatus status)
{
    switch (status) {
    case MessageStatus::Received:
        return MessageFilter::Standing::Received;
    case MessageStatus::Accepted:
    case MessageStatus::HandedOver:
        return MessageFilter::Standing::Underway;
    case MessageStatus::AcceptedByCarrier:
    case MessageStatus::Delivered:
        return MessageFilter::Standing::Arrived;
    case MessageStatus::Failed:
        break;
    }
    return MessageFilter::Standing::Failed;
}

/// As much of a body as its cell shows.
QStringView beginning(const QString &body)
{
    return QStringView(body).left(longestCellText);
}

template <typename T> int order(const T &a, const T &b)
{
    return a < b ? -1 : (b < a ? 1 : 0);
}

} // namespace

MessageFilter::MessageFilter(MessagesModel &messages, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_messages(messages)
{
    setSourceModel(&messages);
    sort(MessagesModel::Time, Qt::DescendingOrder);
}

void MessageFilter::setText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (m_text == trimmed)
        return;
    m_text = trimmed;
    m_digits = digitsOfNumberLike(trimmed);
    conditionsChanged();
}

void MessageFilter::setDirection(Direction direction)
{
    if (std::exchange(m_direction, direction) != direction)
        conditionsChanged();
}

void MessageFilter::setKind(Kind kind)
{
    if (std::exchange(m_kind, kind) != kind)
        conditionsChanged();
}

void MessageFilter::setStanding(Standing standing)
{
    if (std::exchange(m_standing, standing) != standing)
        conditionsChanged();
}

void MessageFilter::clear()
{
    if (!isActive())
        return;
    m_text.clear();
    m_digits.clear();
    m_direction = Direction::Any;
    m_kind = Kind::Any;
    m_standing = Standing::Any;
    conditionsChanged();
}

void MessageFilter::conditionsChanged()
{
    // Row by row keeps a small table still; with many rows its thousands of removals take seconds, so the
    // order is made anew in one go. Selection survives both.
    if (m_messages.rowCount() > mostRowByRow)
        invalidate();
    else
        invalidateFilter();
}

bool MessageFilter::isActive() const
{
    return !m_text.isEmpty() || m_direction != Direction::Any || m_kind != Kind::Any
        || m_standing != Standing::Any;
}

const Message *MessageFilter::message(const QModelIndex &shown) const
{
    return shown.isValid() ? m_messages.message(mapToSource(shown).row()) : nullptr;
}

void MessageFilter::want(int first, int last)
{
    QList<int> missing;
    for (int row = qMax(0, first); row <= qMin(last, rowCount() - 1); ++row) {
        const int source = mapToSource(index(row, 0)).row();
        if (!m_messages.message(source))
            missing += source;
    }
    std::sort(missing.begin(), missing.end()); // on the screen they stand in another order
    for (qsizetype begin = 0, end = 0; begin < missing.size(); begin = end) {
        while (end < missing.size() && missing.at(end) - missing.at(begin) == int(end - begin))
            ++end;
        m_messages.want(missing.at(begin), missing.at(end - 1));
    }
}

QModelIndex MessageFilter::indexOf(const QString &id, int column) const
{
    const int row = m_messages.rowOf(id);
    return row < 0 ? QModelIndex() : mapFromSource(m_messages.index(row, column));
}

MessageTotals MessageFilter::totals() const
{
    MessageTotals totals;
    for (int row = 0; row < rowCount(); ++row)
        add(&totals, message(index(row, 0)));
    return totals;
}

MessageTotals MessageFilter::totals(const QItemSelection &selection) const
{
    MessageTotals totals;
    QSet<int> counted;
    const bool mayRepeat = selection.size() > 1;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (mayRepeat && counted.contains(row))
                continue;
            if (mayRepeat)
                counted.insert(row);
            add(&totals, message(index(row, 0)));
        }
    }
    return totals;
}

void MessageFilter::add(MessageTotals *totals, const Message *message) const
{
    ++totals->rows;
    if (!message)
        return;
    totals->parts += m_messages.parts(*message);
    totals->cost += message->cost();
}

bool MessageFilter::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    const Message *message = m_messages.message(sourceRow);
    return !isActive() || (message && matchesChoices(*message) && matchesText(*message));
}

bool MessageFilter::matchesText(const Message &message) const
{
    if (m_text.isEmpty()
        || QStringView(message.body).left(longestSearched).contains(m_text, Qt::CaseInsensitive))
        return true;
    if (!m_digits.isEmpty()
        && (message.from.digits().contains(m_digits) || message.to.digits().contains(m_digits)))
        return true;
    return m_text.size() >= 5 && message.id.contains(m_text, Qt::CaseInsensitive);
}

bool MessageFilter::matchesChoices(const Message &message) const
{
    if (m_direction != Direction::Any && message.outbound != (m_direction == Direction::Sent))
        return false;
    if (m_kind != Kind::Any && message.isMms != (m_kind == Kind::Mms))
        return false;
    return m_standing == Standing::Any || standingOf(messageStatus(message)) == m_standing;
}

bool MessageFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const Message *a = m_messages.message(left.row());
    const Message *b = m_messages.message(right.row());
    // What is not at hand stays where its source has it, whichever way the rest is turned.
    if (!a || !b)
        return sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : left.row() > right.row();
    int by = compare(*a, *b, left.column());
    if (by == 0)
        by = order(a->at, b->at);
    return (by != 0 ? by : order(a->id, b->id)) < 0;
}

int MessageFilter::compare(const Message &a, const Message &b, int column) const
{
    switch (column) {
    case MessagesModel::Direction:
        return order(a.outbound, b.outbound);
    case MessagesModel::From:
        return order(a.from.digits(), b.from.digits());
    case MessagesModel::To:
        return order(a.to.digits(), b.to.digits());
    case MessagesModel::Body:
        return beginning(a.body).compare(beginning(b.body), Qt::CaseInsensitive);
    case MessagesModel::Status:
        return order(messageStatus(a), messageStatus(b));
    case MessagesModel::Type:
        return order(a.isMms, b.isMms);
    case MessagesModel::Parts:
        return order(m_messages.parts(a), m_messages.parts(b));
    case MessagesModel::Cost:
        return order(a.cost().nanodollars(), b.cost().nanodollars());
    default:
        return order(a.at, b.at);
    }
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalfilter.h"

#include "journalmodel.h"
#include "journalwords.h"

#include <algorithm>

namespace trunkline {

namespace {

constexpr int mostEntriesRowByRow = 500;

JournalFilter::Standing standingOf(IntentState state)
{
    using Standing = JournalFilter::Standing;
    switch (state) {
    case IntentState::Waiting:
    case IntentState::UnderWay:
        return Standing::UnderWay;
    case IntentState::Unknown:
    case IntentState::LeftToPerson:
        return Standing::Unclear;
    case IntentState::Done:
        return Standing::Done;
    case IntentState::Refused:
        return Standing::Refused;
    case IntentState::Absent:
        return Standing::Absent;
    }
    return Standing::Any;
}

JournalFilter::Kind kindOf(WriteKind kind)
{
    using Kind = JournalFilter::Kind;
    switch (kind) {
    case WriteKind::Purchase:
        return Kind::Purchases;
    case WriteKind::EditNumber:
    case WriteKind::Release:
        return Kind::Numbers;
    case WriteKind::SetPrimaryRoute:
    case WriteKind::ClearPrimaryRoute:
    case WriteKind::SetFailoverRoute:
    case WriteKind::ClearFailoverRoute:
        return Kind::Routing;
    case WriteKind::CreateRoute:
    case WriteKind::UpdateRoute:
    case WriteKind::DeleteRoute:
        return Kind::Routes;
    case WriteKind::SetCallback:
    case WriteKind::ClearCallback:
        return Kind::Callbacks;
    case WriteKind::SendMessage:
        return Kind::Messages;
    }
    return Kind::Any;
}

} // namespace

JournalFilter::JournalFilter(JournalModel &journal, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_journal(journal)
{
    setSourceModel(&journal);
    setSortRole(JournalModel::SortRole);
    setSortLocaleAware(true);
}

void JournalFilter::setText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (m_text == trimmed)
        return;
    m_text = trimmed;
    // Words with a digit in them ("route 2") are searched as text only, spellings of a number also as digits.
    const bool numberLike = !trimmed.isEmpty() && std::all_of(trimmed.cbegin(), trimmed.cend(), [](QChar c) {
        return c.isDigit() || c.isSpace() || QStringView(u"+()-./").contains(c);
    });
    m_digits = numberLike ? digitsOf(trimmed) : QString();
    m_whole = parsePhoneNumber(trimmed).number;
    conditionsChanged();
}

void JournalFilter::setStanding(Standing standing)
{
    if (std::exchange(m_standing, standing) != standing)
        conditionsChanged();
}

void JournalFilter::setKind(Kind kind)
{
    if (std::exchange(m_kind, kind) != kind)
        conditionsChanged();
}

void JournalFilter::setRange(const std::optional<TimeRange> &range)
{
    if (std::exchange(m_range, range) != range)
        conditionsChanged();
}

void JournalFilter::clear()
{
    m_text.clear();
    m_digits.clear();
    m_whole = {};
    m_standing = Standing::Any;
    m_kind = Kind::Any;
    m_range.reset();
    conditionsChanged();
}

bool JournalFilter::isActive() const
{
    return !m_text.isEmpty() || m_standing != Standing::Any || m_kind != Kind::Any || m_range;
}

const Intent *JournalFilter::intent(const QModelIndex &shown) const
{
    return shown.isValid() ? m_journal.intentAt(mapToSource(shown).row()) : nullptr;
}

QModelIndex JournalFilter::indexOf(qint64 intent) const
{
    const int row = m_journal.rowOf(intent);
    return row < 0 ? QModelIndex() : mapFromSource(m_journal.index(row, 0));
}

QList<Intent> JournalFilter::shown() const
{
    QList<Intent> list;
    list.reserve(rowCount());
    for (int row = 0; row < rowCount(); ++row) {
        if (const Intent *one = intent(index(row, 0)))
            list.append(*one);
    }
    return list;
}

void JournalFilter::conditionsChanged()
{
    // Row by row keeps a small table still, in a large one its thousands of removals
    // take seconds. Selection survives both.
    if (m_journal.rowCount() > mostEntriesRowByRow)
        invalidate();
    else
        invalidateFilter();
}

bool JournalFilter::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    const Intent *intent = m_journal.intentAt(sourceRow);
    if (!intent)
        return false;
    if (m_standing != Standing::Any && standingOf(intent->state) != m_standing)
        return false;
    if (m_kind != Kind::Any && kindOf(intent->kind) != m_kind)
        return false;
    if (m_range && !m_range->contains(intent->recordedAt))
        return false;
    return matchesText(*intent);
}

bool JournalFilter::matchesText(const Intent &intent) const
{
    if (m_text.isEmpty())
        return true;
    if (!m_digits.isEmpty() && intent.object.contains(m_digits))
        return true;
    if (!m_whole.isEmpty()
        && (JournalWords::sender(intent) == m_whole || JournalWords::recipient(intent) == m_whole))
        return true;
    const auto has = [this](const QString &text) { return text.contains(m_text, Qt::CaseInsensitive); };
    return has(JournalWords::what(intent)) || has(intent.object) || has(intent.who)
        || has(intent.error.requestId) || has(intent.reference);
}

} // namespace trunkline

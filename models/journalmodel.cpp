// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalmodel.h"

#include "journalwords.h"
#include "visibletext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace trunkline {

JournalModel::JournalModel(const Journal &journal, QObject *parent)
    : QAbstractTableModel(parent)
    , m_journal(journal)
    , m_status(journal.status())
    , m_rows(int(journal.intents().size()))
{
    connect(&journal, &Journal::statusChanged, this, &JournalModel::follow);
    connect(&journal, &Journal::recorded, this, &JournalModel::append);
    connect(&journal, &Journal::changed, this, &JournalModel::update);
}

/// Also comes when only the trouble of an open journal has changed; then the rows are the same.
void JournalModel::follow()
{
    if (std::exchange(m_status, m_journal.status()) == m_status && m_rows == m_journal.intents().size())
        return;
    beginResetModel();
    m_rows = int(m_journal.intents().size());
    endResetModel();
}

void JournalModel::append()
{
    beginInsertRows({}, 0, 0);
    ++m_rows;
    endInsertRows();
}

void JournalModel::update(qint64 intent)
{
    if (const int row = rowOf(intent); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

const Intent *JournalModel::intentAt(int row) const
{
    const qsizetype at = m_rows - 1 - row;
    return at >= 0 && at < m_journal.intents().size() ? &m_journal.intents().at(at) : nullptr;
}

int JournalModel::rowOf(qint64 intent) const
{
    const QList<Intent> &all = m_journal.intents();
    const auto found = std::lower_bound(all.cbegin(), all.cend(), intent,
                                        [](const Intent &one, qint64 id) { return one.id < id; });
    if (found == all.cend() || found->id != intent)
        return -1;
    return qMax(-1, m_rows - 1 - int(found - all.cbegin()));
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int JournalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Intent *intent = intentAt(index.row());
    if (!intent)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*intent, index.column());
    case Qt::AccessibleTextRole: // a list of outcomes alone would not say of what
        return index.column() == Outcome
            ? QVariant(tr("%1: %2", "what, outcome")
                           .arg(JournalWords::what(*intent), JournalWords::outcome(*intent)))
            : QVariant();
    case Qt::ToolTipRole:
        return index.column() == What ? QVariant(plainToolTip(JournalWords::what(*intent))) : QVariant();
    case IdRole:
        return intent->id;
    case ToneRole:
        return int(JournalWords::tone(*intent));
    case SortRole:
        return sortKey(*intent, index.column());
    default:
        return {};
    }
}

QString JournalModel::text(const Intent &intent, int column) const
{
    switch (column) {
    case When:
        return JournalWords::moment(intent.recordedAt, m_zone);
    case Who:
        return visibleLine(intent.who, 60);
    case What:
        return JournalWords::what(intent);
    case Cost:
        return JournalWords::money(intent);
    case Outcome:
        return JournalWords::outcome(intent);
    case HowSettled:
        return JournalWords::settled(intent, m_zone);
    case RequestId:
        return visibleLine(intent.error.requestId);
    default:
        return {};
    }
}

QVariant JournalModel::sortKey(const Intent &intent, int column)
{
    switch (column) {
    case When:
        return intent.id;
    case Who:
        return intent.who;
    case What:
        return JournalWords::what(intent);
    case Cost:
        return intent.cost.nanodollars();
    case Outcome:
        return JournalWords::outcome(intent);
    case HowSettled:
        return intent.settledAt;
    case RequestId:
        return intent.error.requestId;
    default:
        return {};
    }
}

QVariant JournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Who:
        return tr("Who");
    case What:
        return tr("What");
    case Cost:
        return tr("Money");
    case Outcome:
        return tr("Outcome");
    case HowSettled:
        return tr("How settled");
    case RequestId:
        return tr("Request id");
    default:
        return {};
    }
}

void JournalModel::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, When), index(m_rows - 1, HowSettled));
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulkjob.h"

#include "unclearwords.h"
#include "visibletext.h"

#include <algorithm>
#include <QPointer>
#include <QSet>
#include <QUuid>

namespace trunkline {

BulkJob::BulkJob(Journal &journal, QList<PhoneNumber> numbers, Write write, QString done, QObject *parent)
    : QAbstractTableModel(parent)
    , m_journal(journal)
    , m_order(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_write(std::move(write))
    , m_done(std::move(done))
{
    QSet<PhoneNumber> known; // a number given twice must not be written to twice
    for (const PhoneNumber &number : std::as_const(numbers)) {
        if (known.contains(number))
            continue;
        known.insert(number);
        m_lines.append({number, State::Waiting, {}, 0});
    }
    connect(&journal, &Journal::changed, this, &BulkJob::follow);
    connect(&journal, &Journal::statusChanged, this, &BulkJob::letGoOfForgotten);
}

void BulkJob::start()
{
    if (m_running)
        return;
    m_running = true;
    m_stopping = false;
    next();
}

void BulkJob::stop()
{
    m_stopping = true;
}

void BulkJob::retryRefused()
{
    if (m_running)
        return;
    for (int row = 0; row < m_lines.size(); ++row) {
        if (state(row) == State::Refused || state(row) == State::Absent)
            enter(row, State::Waiting);
    }
    start();
}

void BulkJob::checkNow()
{
    for (const Line &line : std::as_const(m_lines)) {
        if (line.state == State::Unclear)
            m_journal.checkNow(line.intent);
    }
}

int BulkJob::count(State state) const
{
    return int(std::count_if(m_lines.cbegin(), m_lines.cend(),
                             [state](const Line &line) { return line.state == state; }));
}

void BulkJob::next()
{
    const auto waiting = std::find_if(m_lines.cbegin(), m_lines.cend(),
                                      [](const Line &line) { return line.state == State::Waiting; });
    if (m_stopping || waiting == m_lines.cend()) {
        m_running = false;
        Q_EMIT progressed();
        Q_EMIT ended();
        return;
    }
    const int row = int(waiting - m_lines.cbegin());
    enter(row, State::Running);
    // The journal finishes a write even when nobody waits for it any more.
    m_write(m_lines.at(row).number, m_order, [self = QPointer(this), row](const Ending &ending) {
        if (self)
            self->take(row, ending);
    });
}

void BulkJob::take(int row, const Ending &ending)
{
    m_lines[row].intent = ending.intent;
    switch (ending.outcome) {
    case Outcome::Done:
        enter(row, State::Done);
        break;
    case Outcome::Refused:
        enter(row, State::Refused, ending.error);
        break;
    case Outcome::Unknown:
        enter(row, State::Unclear, ending.error);
        break;
    }
    next();
}

void BulkJob::follow(qint64 id)
{
    for (int row = 0; row < m_lines.size(); ++row) {
        const Line &line = m_lines.at(row);
        if (line.intent != id || line.state != State::Unclear)
            continue;
        const Intent *intent = m_journal.find(id);
        if (!intent || intent->isOpen())
            enter(row, State::Unclear, line.error); // the words tell when it is looked at next
        else
            enter(row, intent->state == IntentState::Done ? State::Done : State::Absent);
    }
}

/// A journal that was deleted numbers its intents anew.
void BulkJob::letGoOfForgotten()
{
    for (int row = 0; row < m_lines.size(); ++row) {
        Line &line = m_lines[row];
        if (line.intent == 0 || m_journal.find(line.intent))
            continue;
        line.intent = 0;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void BulkJob::enter(int row, State state, const ApiError &error)
{
    Line &line = m_lines[row];
    line = {line.number, state, error, line.intent};
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT progressed();
}

int BulkJob::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int BulkJob::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BulkJob::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines.at(index.row());
    if (role == StateRole)
        return int(line.state);
    if (role != Qt::DisplayRole)
        return {};
    return index.column() == Number ? line.number.national() : visibleLine(resultText(line));
}

QString BulkJob::resultText(const Line &line) const
{
    switch (line.state) {
    case State::Waiting:
        return tr("Waiting");
    case State::Running:
        return tr("Under way…");
    case State::Done:
        return m_done;
    case State::Refused:
        return tr("Refused");
    case State::Unclear:
        if (const Intent *intent = m_journal.find(line.intent))
            return uncertaintyAtStart(*intent);
        return tr("Unclear: it may have happened");
    case State::Absent:
        return tr("Proven not to have happened");
    }
    return {};
}

QVariant BulkJob::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Number ? tr("Number") : tr("Result");
}

} // namespace trunkline

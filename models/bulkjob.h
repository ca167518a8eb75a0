// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phonenumber.h"
#include "journal/journal.h"

#include <QAbstractTableModel>

namespace trunkline {

/// One change done to many numbers: a series of writes through the journal, one after the other, with a
/// result each. Stoppable at any time: what is under way ends, the rest stays undone. Retry touches only
/// those that were refused or never started; an unclear one is never repeated. Also the model of the result
/// table.
class BulkJob : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class State { Waiting, Running, Done, Refused, Unclear };
    enum Column { Number, Result, ColumnCount };
    enum Role { StateRole = Qt::UserRole + 1 };

    /// Starts one write for the number; `finished` must be called exactly once.
    using Finished = std::function<void(Outcome, const ApiError &)>;
    using Write = std::function<void(const PhoneNumber &, Finished finished)>;

    /// `done` is the word for success ("Route set"), already translated. A number given twice counts once.
    BulkJob(QList<PhoneNumber> numbers, Write write, QString done, QObject *parent = nullptr);

    void start();
    void stop();
    /// Runs again over what was refused or left waiting.
    void retryRefused();

    bool isRunning() const { return m_running; }
    int count(State state) const;
    State state(int row) const { return m_lines.at(row).state; }
    const ApiError &error(int row) const { return m_lines.at(row).error; }
    const PhoneNumber &number(int row) const { return m_lines.at(row).number; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// A result came in, or the job started or ended.
    void progressed();
    void ended();

private:
    struct Line {
        PhoneNumber number;
        State state = State::Waiting;
        ApiError error;
    };
    void next();
    void take(int row, Outcome outcome, const ApiError &error);
    void enter(int row, State state, const ApiError &error = {});

    QList<Line> m_lines;
    Write m_write;
    QString m_done;
    bool m_running = false;
    bool m_stopping = false;
};

} // namespace trunkline

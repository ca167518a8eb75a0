// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phonenumber.h"
#include "journal/journal.h"

#include <QAbstractTableModel>

namespace trunkline {

/// One change done to many numbers: a series of writes through the journal, one after the other, with a
/// result each. Stoppable at any time: what is under way ends, the rest stays undone. An unclear one follows
/// its intent in the journal to Done or Absent, for as long as the job lives. Retry touches only those that
/// were refused, are proven absent or never started. Also the model of the result table. Must not outlive the
/// journal.
class BulkJob : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Absent: was unclear, and is proven by reading not to have happened.
    enum class State { Waiting, Running, Done, Refused, Unclear, Absent };
    enum Column { Number, Result, ColumnCount };
    enum Role { StateRole = Qt::UserRole + 1 };

    /// How one write ended.
    struct Ending {
        Outcome outcome = Outcome::Unknown;
        ApiError error;
        qint64 intent = 0; ///< see WriteResult

        template <typename T> static Ending of(const WriteResult<T> &result)
        {
            return {result.outcome, result.error, result.intent};
        }
    };
    /// Starts one write for the number, in the journal's series `order` (may be empty); `finished` must be
    /// called exactly once.
    using Finished = std::function<void(const Ending &)>;
    using Write = std::function<void(const PhoneNumber &, const QString &order, Finished finished)>;

    /// `done` is the word for success ("Route set"), already translated. A number given twice counts once.
    BulkJob(Journal &journal, QList<PhoneNumber> numbers, Write write, QString done,
            QObject *parent = nullptr);

    void start();
    void stop();
    /// Runs again over what was refused, is proven absent, or was left waiting.
    void retryRefused();
    /// Has the journal look for the unclear ones now.
    void checkNow();

    /// Names this series in the journal.
    const QString &order() const { return m_order; }
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
        qint64 intent = 0;
    };
    void next();
    void take(int row, const Ending &ending);
    void follow(qint64 intent);
    void letGoOfForgotten();
    void enter(int row, State state, const ApiError &error = {});
    QString resultText(const Line &line) const;

    Journal &m_journal;
    QString m_order;

    QList<Line> m_lines;
    Write m_write;
    QString m_done;
    bool m_running = false;
    bool m_stopping = false;
};

} // namespace trunkline

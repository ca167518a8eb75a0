// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/requestlog.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace trunkline {

/// The activity panel's table: a session's requests, newest first. Times are shown in the zone given.
class RequestLogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { Time, Verb, Path, Status, Duration, RequestId, Count };

    explicit RequestLogModel(const RequestLog &log, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setTimeZone(const QTimeZone &zone);
    /// A command line that repeats the request, with the keys as variables.
    QString curl(int row) const;

private:
    QString text(const RequestSummary &entry, Column column) const;
    const RequestSummary *entry(int row) const;

    const RequestLog &m_log;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    int m_rows = 0; ///< what has been announced to views; the log itself is a moment ahead
};

} // namespace trunkline

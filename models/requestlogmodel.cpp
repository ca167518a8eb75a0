// SPDX-License-Identifier: GPL-3.0-or-later
#include "requestlogmodel.h"

#include "visibletext.h"
#include <QUrl>

namespace trunkline {

RequestLogModel::RequestLogModel(const RequestLog &log, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_rows(int(log.entries().size()))
{
    // The log announces after the fact; a log of 500 short rows may be laid out anew for the rare drop.
    connect(&log, &RequestLog::begun, this, [this] {
        beginInsertRows({}, 0, 0);
        ++m_rows;
        endInsertRows();
    });
    connect(&log, &RequestLog::dropped, this, [this](int firstRow) {
        beginRemoveRows({}, firstRow, m_rows - 1);
        m_rows = firstRow;
        endRemoveRows();
    });
    connect(&log, &RequestLog::changed, this,
            [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, int(Column::Count) - 1)); });
}

int RequestLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int RequestLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Column::Count);
}

QVariant RequestLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RequestSummary *shown = entry(index.row());
    if (!shown)
        return {};
    if (role == Qt::DisplayRole)
        return text(*shown, Column(index.column()));
    if (role == Qt::ToolTipRole && Column(index.column()) == Column::Path)
        return plainToolTip(shown->url);
    return {};
}

const RequestSummary *RequestLogModel::entry(int row) const
{
    // A request that views have yet to hear of stands before those that they know.
    const qsizetype unannounced = qMax(qsizetype(0), m_log.entries().size() - m_rows);
    const qsizetype at = row + unannounced;
    return at < m_log.entries().size() ? &m_log.entries().at(at) : nullptr;
}

QString RequestLogModel::text(const RequestSummary &entry, Column column) const
{
    switch (column) {
    case Column::Time:
        return QDateTime::fromMSecsSinceEpoch(entry.startedAt, m_zone)
            .toString(QStringLiteral("HH:mm:ss.zzz"));
    case Column::Verb:
        return entry.attempt > 1 ? tr("%1 (try %2)").arg(entry.verb).arg(entry.attempt) : entry.verb;
    case Column::Path: {
        const QUrl url(entry.url);
        const QString query = url.query(QUrl::FullyEncoded);
        return visibleLine(query.isEmpty() ? url.path() : QString(url.path() + u'?' + query));
    }
    case Column::Status:
        if (entry.isRunning())
            return tr("running");
        return entry.httpStatus > 0 ? QString::number(entry.httpStatus) : entry.problem;
    case Column::Duration:
        return entry.isRunning() ? QString() : tr("%1 ms").arg(entry.durationMs);
    case Column::RequestId:
        return visibleLine(entry.requestId);
    case Column::Count:
        break;
    }
    return {};
}

QVariant RequestLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Time:
        return tr("Time");
    case Column::Verb:
        return tr("Verb");
    case Column::Path:
        return tr("Path");
    case Column::Status:
        return tr("Status");
    case Column::Duration:
        return tr("Took");
    case Column::RequestId:
        return tr("Request id");
    case Column::Count:
        break;
    }
    return {};
}

void RequestLogModel::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, int(Column::Time)), index(m_rows - 1, int(Column::Time)));
}

QString RequestLogModel::curl(int row) const
{
    const RequestSummary *shown = entry(row);
    return shown ? shown->curl : QString();
}

} // namespace trunkline

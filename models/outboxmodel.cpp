// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxmodel.h"

#include "outbox.h"
#include "outboxwords.h"
#include "visibletext.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace trunkline {

OutboxModel::OutboxModel(const Outbox &outbox, QObject *parent)
    : QAbstractTableModel(parent)
    , m_outbox(outbox)
{
    // The newest entry is row 0, so what is appended to the outbox is inserted at the top here.
    connect(&outbox, &Outbox::aboutToAppend, this, [this] { beginInsertRows({}, 0, 0); });
    connect(&outbox, &Outbox::appended, this, [this] { endInsertRows(); });
    connect(&outbox, &Outbox::changed, this, [this](int at) {
        const int row = rowCount() - 1 - at;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
}

void OutboxModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time));
}

const OutboxEntry &OutboxModel::entryAt(int row) const
{
    return m_outbox.entries().at(rowCount() - 1 - row);
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_outbox.entries().size());
}

int OutboxModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OutboxEntry &entry = entryAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::AccessibleTextRole: // a list of states alone would not say whose
        return index.column() == State
            ? QVariant(tr("%1: %2", "number, state")
                           .arg(entry.message.to.national(), visibleLine(outboxWords(entry))))
            : QVariant();
    case Qt::ToolTipRole:
        return index.column() == State ? QVariant(plainToolTip(outboxWords(entry))) : QVariant();
    case KeyRole:
        return entry.key;
    case IdRole:
        return entry.id;
    case ToneRole:
        return int(outboxTone(entry));
    default:
        return {};
    }
}

/// Of an earlier run the day counts more than the second.
QString OutboxModel::timeText(const OutboxEntry &entry) const
{
    const QDateTime sent = QDateTime::fromMSecsSinceEpoch(entry.sentAt, m_zone);
    return entry.isFromEarlierRun ? QLocale().toString(sent, QLocale::ShortFormat)
                                  : sent.toString(u"HH:mm:ss"_s);
}

QString OutboxModel::bodyText(const OutboxEntry &entry)
{
    if (!entry.message.body.isEmpty())
        return visibleLine(entry.message.body);
    return entry.hasText ? tr("(media only)") : tr("(text no longer kept)");
}

QString OutboxModel::text(const OutboxEntry &entry, int column) const
{
    switch (column) {
    case Time:
        return timeText(entry);
    case To:
        return entry.message.to.national();
    case Body:
        return bodyText(entry);
    case State:
        return visibleLine(outboxWords(entry)); // what a carrier says of it may be in it
    default:
        return {};
    }
}

QVariant OutboxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Sent at");
    case To:
        return tr("To");
    case Body:
        return tr("Message");
    case State:
        return tr("What became of it");
    default:
        return {};
    }
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxmodel.h"

#include "outbox.h"
#include "visibletext.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

using Phase = OutboxEntry::Phase;
using End = MessageFollower::End;

QString followingWords(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Accepted:
        return OutboxModel::tr("Accepted by Flowroute, waiting for receipts");
    case DeliveryState::HandedOver:
        return OutboxModel::tr("Handed over to the carrier");
    case DeliveryState::AcceptedByCarrier:
        return OutboxModel::tr("Accepted by the carrier");
    case DeliveryState::Delivered:
        return OutboxModel::tr("Delivered");
    case DeliveryState::Failed:
        break;
    }
    return OutboxModel::tr("Failed");
}

QString failureWords(const OutboxEntry &entry)
{
    if (entry.receipts.isEmpty())
        return OutboxModel::tr("Failed");
    return OutboxModel::tr("Failed. %1").arg(receiptMeaning(entry.receipts.constFirst()));
}

QString endWords(const OutboxEntry &entry)
{
    switch (entry.end) {
    case End::Delivered:
        return OutboxModel::tr("Delivered");
    case End::Failed:
        return failureWords(entry);
    case End::AcceptedByCarrier:
        return OutboxModel::tr("Accepted by the carrier, no further receipt");
    case End::NoReceipt:
        return OutboxModel::tr("Accepted by Flowroute, no final receipt. Look it up later.");
    case End::Unreadable:
        break;
    }
    return OutboxModel::tr("Accepted by Flowroute, its receipts could not be read. Look it up later.");
}

Tone endTone(End end)
{
    switch (end) {
    case End::Delivered:
    case End::AcceptedByCarrier:
        return Tone::Good;
    case End::Failed:
        return Tone::Bad;
    case End::NoReceipt:
    case End::Unreadable:
        break;
    }
    return Tone::Warning;
}

} // namespace

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
            ? QVariant(tr("%1: %2", "number, state").arg(entry.message.to.national(), stateWords(entry)))
            : QVariant();
    case Qt::ToolTipRole:
        return index.column() == State ? QVariant(plainToolTip(stateWords(entry))) : QVariant();
    case KeyRole:
        return entry.key;
    case IdRole:
        return entry.id;
    case ToneRole:
        return int(stateTone(entry));
    default:
        return {};
    }
}

QString OutboxModel::text(const OutboxEntry &entry, int column) const
{
    switch (column) {
    case Time:
        return QDateTime::fromMSecsSinceEpoch(entry.sentAt, m_zone).toString(u"HH:mm:ss"_s);
    case To:
        return entry.message.to.national();
    case Body:
        return entry.message.body.isEmpty() ? tr("(media only)") : visibleLine(entry.message.body);
    case State:
        return stateWords(entry);
    default:
        return {};
    }
}

QString OutboxModel::stateWords(const OutboxEntry &entry)
{
    switch (entry.phase) {
    case Phase::Sending:
        return tr("Sending…");
    case Phase::Refused:
        return tr("Not sent");
    case Phase::Unclear:
        return tr("Unclear: it may have gone out. Look in the list before sending again.");
    case Phase::Following:
        return followingWords(entry.state);
    case Phase::Ended:
        break;
    }
    return endWords(entry);
}

Tone OutboxModel::stateTone(const OutboxEntry &entry)
{
    switch (entry.phase) {
    case Phase::Sending:
        return Tone::Progress;
    case Phase::Refused:
        return Tone::Bad;
    case Phase::Unclear:
        return Tone::Warning;
    case Phase::Following:
        return entry.state == DeliveryState::Failed ? Tone::Bad : Tone::Progress;
    case Phase::Ended:
        break;
    }
    return endTone(entry.end);
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

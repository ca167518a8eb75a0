// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesmodel.h"

#include "domain/messageparts.h"
#include "domain/segments.h"
#include "statuswords.h"
#include "visibletext.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr qsizetype mostCounted = 4'000; ///< that are remembered

} // namespace

MessagesModel::MessagesModel(RowSource<Message> &rows, QObject *parent)
    : RowMirror(parent)
    , m_rows(rows)
{
    connect(&m_rows, &RowSourceSignals::changed, this, [this](int first, int last) {
        for (int row = first; row <= last; ++row)
            m_parts.remove(m_rows.id(row));
    });
    mirror(m_rows); // after it, so that a view which asks at once finds the parts counted anew
}

void MessagesModel::setZone(const QTimeZone &zone)
{
    if (m_zone == zone)
        return;
    m_zone = zone;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time));
}

const Message *MessagesModel::message(int row) const
{
    return row >= 0 && row < m_rows.count() ? m_rows.row(row) : nullptr;
}

int MessagesModel::parts(const Message &message) const
{
    if (message.price || message.isMms) // nothing to count, as a rule
        return messageParts(message);
    const auto known = m_parts.constFind(message.id);
    if (known != m_parts.cend())
        return *known;
    const int counted = messageParts(message);
    if (m_parts.size() >= mostCounted)
        m_parts.clear();
    m_parts.insert(message.id, counted);
    return counted;
}

int MessagesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.count();
}

int MessagesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant MessagesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == IdRole)
        return m_rows.id(index.row());
    const Message *message = m_rows.row(index.row());
    if (!message)
        return role == Qt::DisplayRole ? QVariant(u"…"_s) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return text(*message, index.column());
    case Qt::ToolTipRole:
        return toolTip(*message, index.column());
    case Qt::AccessibleTextRole: // arrows and bars are not read aloud
        if (index.column() == Direction)
            return message->outbound ? tr("Sent") : tr("Received");
        return index.column() == Parts && message->isMms && parts(*message) == 0 ? QVariant(tr("none"))
                                                                                 : QVariant();
    case CopyRole:
        return copyText(*message, index.column());
    case ToneRole:
        return int(statusTone(messageStatus(*message)));
    default:
        return {};
    }
}

QString MessagesModel::partsText(const Message &message) const
{
    const bool stated = message.price && message.price->segments > 0;
    if (message.isMms && !stated)
        return u"–"_s;
    const QString number = QLocale().toString(parts(message));
    return !stated && message.body.size() > LongestCounted ? tr("%1 or more").arg(number) : number;
}

QString MessagesModel::text(const Message &message, int column) const
{
    switch (column) {
    case Time:
        return QDateTime::fromMSecsSinceEpoch(message.at, m_zone).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    case Direction:
        return message.outbound ? tr("→ Sent") : tr("← Received");
    case From:
        return message.from.national();
    case To:
        return message.to.national();
    case Body:
        return message.body.isEmpty() && !message.media.isEmpty() ? tr("(media only)")
                                                                  : visibleLine(message.body);
    case Status:
        return statusWords(messageStatus(message));
    case Type:
        return message.isMms ? tr("MMS") : tr("SMS");
    case Parts:
        return partsText(message);
    case Cost:
        return message.cost().toString();
    default:
        return {};
    }
}

QString MessagesModel::copyText(const Message &message, int column) const
{
    switch (column) {
    case Time:
        return QDateTime::fromMSecsSinceEpoch(message.at, m_zone).toString(Qt::ISODateWithMs);
    case Direction:
        return message.outbound ? tr("outbound") : tr("inbound");
    case From:
        return message.from.e164();
    case To:
        return message.to.e164();
    case Body:
        return message.body;
    default:
        return text(message, column);
    }
}

QString MessagesModel::toolTip(const Message &message, int column) const
{
    switch (column) {
    case Time:
        return QDateTime::fromMSecsSinceEpoch(message.at, m_zone).toString(Qt::ISODateWithMs);
    case Status:
        return message.receipts.isEmpty() ? QString()
                                          : plainToolTip(receiptMeaning(message.receipts.constFirst()));
    case Parts:
        if (message.price && message.price->segments > 0)
            return tr("As the service's record says.");
        return message.isMms ? QString() : tr("Counted here; the service's record does not say.");
    default:
        return {};
    }
}

QString MessagesModel::copyLine(const Message &message) const
{
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column) {
        // Tabs and line ends inside a body would break the table it is pasted into.
        cells += copyText(message, column).simplified();
    }
    return cells.join(u'\t');
}

MessageSort MessagesModel::sortBy(int column, Qt::SortOrder order)
{
    static_assert(int(MessageColumn::Time) == Time && int(MessageColumn::Sender) == From
                  && int(MessageColumn::Recipient) == To && int(MessageColumn::Kind) == Type
                  && int(MessageColumn::Cost) == Cost);
    return {MessageColumn(qBound(0, column, int(Cost))), order == Qt::DescendingOrder};
}

QVariant MessagesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole
        && (section == Parts || section == Cost))
        return int(Qt::AlignTrailing | Qt::AlignVCenter); // over the figures, which are right-aligned
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Direction:
        return tr("Direction");
    case From:
        return tr("From");
    case To:
        return tr("To");
    case Body:
        return tr("Body");
    case Status:
        return tr("Status");
    case Type:
        return tr("Type");
    case Parts:
        return tr("Parts");
    case Cost:
        return tr("Cost");
    default:
        return {};
    }
}

} // namespace trunkline

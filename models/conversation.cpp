// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"

#include "statuswords.h"
#include "visibletext.h"

#include <algorithm>
#include <limits>

namespace trunkline {

namespace {
constexpr int partSize = 60; // some screens of bubbles
constexpr qint64 newest = std::numeric_limits<qint64>::max();
} // namespace

Conversation::Conversation(ArchiveReader &reader, QObject *parent)
    : QAbstractListModel(parent)
    , m_reader(reader)
{
    connect(&reader, &ArchiveReader::conversed, this, &Conversation::take);
    connect(&reader, &ArchiveReader::failed, this, [this](int generation, const ArchiveTrouble &trouble) {
        if (generation != m_generation || !m_isReading)
            return;
        m_isReading = false;
        Q_EMIT failed(trouble);
    });
}

void Conversation::open(const PhoneNumber &own, const PhoneNumber &other)
{
    m_own = own;
    m_other = other;
    beginResetModel();
    m_messages.clear();
    endResetModel();
    m_isWhole = own.isEmpty() || other.isEmpty();
    m_isReading = false;
    if (!m_isWhole)
        refresh();
}

void Conversation::refresh()
{
    if (m_own.isEmpty() || m_other.isEmpty())
        return;
    m_isAnew = true;
    ask(newest,
        qMax(partSize, int(m_messages.size()) + 1)); // as many as are here, so that none is lost to sight
}

void Conversation::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (!m_messages.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {WhenRole});
}

void Conversation::ask(qint64 before, int most)
{
    m_isReading = true;
    m_reader.conversation(m_own, m_other, before, most, ++m_generation);
}

void Conversation::take(int generation, const ReadMessages &messages, bool isAll)
{
    if (generation != m_generation)
        return;
    m_isReading = false;
    m_isWhole = isAll;
    ReadMessages part = messages;
    std::reverse(part.begin(), part.end());
    if (std::exchange(m_isAnew, false)) {
        if (part != m_messages) {
            beginResetModel();
            m_messages = part;
            endResetModel();
        }
        Q_EMIT came(0);
        return;
    }
    if (!part.isEmpty()) {
        beginInsertRows({}, 0, int(part.size()) - 1);
        m_messages = part + m_messages;
        endInsertRows();
    }
    Q_EMIT came(int(part.size()));
}

int Conversation::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_messages.size());
}

QVariant Conversation::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Message &one = message(index.row());
    const MessageStatus status = messageStatus(one);
    const QString when =
        QDateTime::fromMSecsSinceEpoch(one.at, m_zone).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    switch (role) {
    case Qt::DisplayRole:
        return one.body.isEmpty() ? tr("(media only)") : visibleText(one.body);
    case Qt::AccessibleTextRole:
        return tr("%1, from %2: %3").arg(when, one.from.national(), visibleLine(one.body));
    case OwnRole:
        return one.from == m_own;
    case WhenRole:
        return one.outbound ? tr("%1 · %2", "time, status").arg(when, statusWords(status)) : when;
    case ToneRole:
        return int(statusTone(status));
    case IdRole:
        return one.id;
    default:
        return {};
    }
}

bool Conversation::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isReading && !m_isWhole && !m_messages.isEmpty();
}

void Conversation::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_messages.constFirst().first, partSize);
}

} // namespace trunkline

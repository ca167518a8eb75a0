// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"

#include "seqchanges.h"
#include "statuswords.h"
#include "visibletext.h"

#include <algorithm>
#include <limits>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int partSize = 60; // some screens of bubbles
constexpr int mostRefreshed = 400; // receipts come within days
constexpr qsizetype mostRuns = 40; // of rows that come or go one by one
constexpr qint64 behindAll = std::numeric_limits<qint64>::max();
constexpr qsizetype longestShown = 1'600; // characters: ten parts of an SMS
constexpr qsizetype mostLines = 40;

/// What a bubble shows; the message can be opened to read all of it.
QString shownBody(const Message &message)
{
    if (message.body.isEmpty())
        return message.media.isEmpty() ? Conversation::tr("(no text)") : Conversation::tr("(media only)");
    const QString text = visibleText(message.body, longestShown);
    qsizetype end = -1;
    for (qsizetype lines = 0; lines < mostLines; ++lines) {
        end = text.indexOf(u'\n', end + 1);
        if (end < 0)
            return text;
    }
    return text.first(end) + QChar(char16_t(0x2026));
}

} // namespace

Conversation::Conversation(ArchiveReader &reader, QObject *parent)
    : QAbstractListModel(parent)
    , m_reader(reader)
{
    connect(&reader, &ArchiveReader::conversed, this, &Conversation::take);
    connect(&reader, &ArchiveReader::failed, this, &Conversation::fail);
}

void Conversation::open(const PhoneNumber &own, const PhoneNumber &other)
{
    m_own = own;
    m_other = other;
    m_isReading = false; // an answer that comes yet is late
    m_isWhole = true;
    m_trouble = {};
    replaceAll({});
    refresh();
    Q_EMIT stateChanged();
}

void Conversation::refresh()
{
    m_isOutOfDate = m_isReading;
    if (isOpen() && !m_isReading)
        ask(Wish::Newest, behindAll, qBound(partSize, int(m_lines.size()) + partSize / 2, mostRefreshed));
}

void Conversation::readOlder()
{
    if (canReadOlder())
        ask(Wish::Older, m_lines.constFirst().seq, partSize);
}

void Conversation::ask(Wish wish, qint64 before, int most)
{
    m_wish = wish;
    m_isReading = true;
    m_reader.conversation(m_own, m_other, before, most, --m_generation);
    Q_EMIT stateChanged();
}

void Conversation::fail(int generation, const ArchiveTrouble &trouble)
{
    if (generation != m_generation || !m_isReading)
        return;
    m_isReading = false;
    m_isOutOfDate = false;
    m_trouble = trouble;
    Q_EMIT stateChanged();
}

void Conversation::take(int generation, const ReadMessages &messages, bool isAll)
{
    if (generation != m_generation || !m_isReading)
        return;
    m_isReading = false;
    m_trouble = {};
    if (m_wish == Wish::Newest) {
        mergeNewest(linesOf(messages), isAll);
    } else {
        m_isWhole = isAll;
        putBefore(linesOf(messages));
    }
    Q_EMIT stateChanged();
    if (m_isOutOfDate)
        refresh();
}

QList<Conversation::Line> Conversation::linesOf(const ReadMessages &newestFirst) const
{
    QList<Line> lines;
    lines.reserve(newestFirst.size());
    for (auto read = newestFirst.crbegin(); read != newestFirst.crend(); ++read)
        lines.append(
            {read->first, read->second, QDateTime::fromMSecsSinceEpoch(read->second.at, m_zone).date()});
    return lines;
}

void Conversation::putBefore(const QList<Line> &older)
{
    if (older.isEmpty())
        return;
    beginInsertRows({}, 0, int(older.size()) - 1);
    m_lines = older + m_lines;
    endInsertRows();
    const QModelIndex next = index(int(older.size()));
    if (next.isValid() && !next.data(StartsDayRole).toBool()) // as it did before
        Q_EMIT dataChanged(next, next, {StartsDayRole});
}

void Conversation::mergeNewest(const QList<Line> &newest, bool isAll)
{
    const auto isBefore = [](const Line &line, qint64 seq) { return line.seq < seq; };
    const qint64 first = isAll || newest.isEmpty() ? 0 : newest.constFirst().seq;
    const auto kept =
        int(std::lower_bound(m_lines.cbegin(), m_lines.cend(), first, isBefore) - m_lines.cbegin());
    // Between the last that is here and the first that came there may be others.
    const bool isGap = kept == m_lines.size() && !isAll;
    m_isWhole = isAll; // before anybody is told of rows, and asks; older ones may have come as well
    if (isGap)
        replaceAll(newest);
    else if (!mergeBehind(kept, newest))
        replaceAll(m_lines.first(kept) + newest);
}

/// False when too much is different.
bool Conversation::mergeBehind(int kept, const QList<Line> &newest)
{
    QList<qint64> before;
    QList<qint64> after;
    for (int row = kept; row < m_lines.size(); ++row)
        before += m_lines.at(row).seq;
    for (const Line &line : newest)
        after += line.seq;
    const std::optional<SeqChanges> changes = seqChanges(before, after, mostRuns);
    if (!changes)
        return false;
    for (auto run = changes->removed.crbegin(); run != changes->removed.crend(); ++run) {
        beginRemoveRows({}, kept + run->first, kept + run->last);
        m_lines.remove(kept + run->first, run->count());
        endRemoveRows();
    }
    for (const RowRun &run : changes->inserted) {
        beginInsertRows({}, kept + run.first, kept + run.last);
        for (int i = run.first; i <= run.last; ++i)
            m_lines.insert(kept + i, newest.at(i));
        endInsertRows();
    }
    bool isOther = !changes->isEmpty();
    for (int i = 0; i < newest.size(); ++i) {
        Line &line = m_lines[kept + i];
        isOther = isOther || line.message != newest.at(i).message;
        line = newest.at(i);
    }
    if (isOther && !newest.isEmpty())
        Q_EMIT dataChanged(index(kept), index(rowCount() - 1));
    return true;
}

void Conversation::replaceAll(const QList<Line> &lines)
{
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

void Conversation::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    for (Line &line : m_lines)
        line.day = QDateTime::fromMSecsSinceEpoch(line.message.at, zone).date();
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {WhenRole, StartsDayRole, DayRole});
}

int Conversation::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QString Conversation::whenText(const Message &message) const
{
    const QString time = QDateTime::fromMSecsSinceEpoch(message.at, m_zone).toString(u"HH:mm"_s);
    const QString kind = message.isMms ? tr("%1 · MMS", "time").arg(time) : time;
    return message.outbound ? tr("%1 · %2", "time, status").arg(kind, statusWords(messageStatus(message)))
                            : kind;
}

/// A bubble's side and day are seen only.
QString Conversation::spokenText(const Message &message) const
{
    const QString when = QDateTime::fromMSecsSinceEpoch(message.at, m_zone).toString(u"yyyy-MM-dd HH:mm"_s);
    return tr("%1, %2, from %3: %4", "time, status, number, text")
        .arg(when, statusWords(messageStatus(message)), message.from.national(),
             visibleLine(shownBody(message)));
}

QVariant Conversation::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shownBody(line.message);
    case Qt::AccessibleTextRole:
        return spokenText(line.message);
    case OwnRole:
        return line.message.from == m_own;
    case WhenRole:
        return whenText(line.message);
    case StartsDayRole:
        return index.row() == 0 || m_lines.at(index.row() - 1).day != line.day;
    case DayRole:
        return QLocale().toString(line.day, u"dddd, yyyy-MM-dd"_s);
    case ToneRole:
        return int(statusTone(messageStatus(line.message)));
    case SeqRole:
        return line.seq;
    default:
        return {};
    }
}

} // namespace trunkline

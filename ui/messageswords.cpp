// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageswords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

constexpr qint64 unprovenMs = 15 * 60'000;
constexpr qsizetype mostGaps = 3;

struct MessagesWordsTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::MessagesPage)
};

QString partsText(qint64 parts)
{
    return MessagesWordsTr::tr("%Ln part(s)", nullptr,
                               int(qMin<qint64>(parts, std::numeric_limits<int>::max())));
}

QString totalsText(const QString &rows, const MessageTotals &totals)
{
    return MessagesWordsTr::tr("%1 · %2 · %3", "messages, parts, cost")
        .arg(rows, partsText(totals.parts), totals.cost.toGroupedString());
}

/// With the year where it is not this one.
QString dayText(qint64 at, const QDate &today, const QTimeZone &zone)
{
    const QDate date = QDateTime::fromMSecsSinceEpoch(at, zone).date();
    return QLocale().toString(date, date.year() == today.year() ? u"d MMM"_s : u"d MMM yyyy"_s);
}

/// "3 Mar", "3 Mar to 7 Mar".
QString gapText(const TimeRange &gap, const QDate &today, const QTimeZone &zone)
{
    const QString first = dayText(gap.from, today, zone);
    const QString last = dayText(gap.to - 1, today, zone);
    return first == last ? first : MessagesWordsTr::tr("%1 to %2", "two days").arg(first, last);
}

} // namespace

QString loadedText(MessageSync::State state, int rows, bool isCounted, bool isFiltered)
{
    const QString count = QLocale().toString(rows);
    if (state == MessageSync::State::Reading && rows == 0)
        return MessagesWordsTr::tr("Loading…");
    if (state == MessageSync::State::Reading)
        return isFiltered ? MessagesWordsTr::tr("%1 found, loading…").arg(count)
                          : MessagesWordsTr::tr("%1 loaded…").arg(count);
    if (!isCounted)
        return MessagesWordsTr::tr("counting…");
    if (state == MessageSync::State::Paused || state == MessageSync::State::Failed)
        return isFiltered ? MessagesWordsTr::tr("%1 found, more on the server").arg(count)
                          : MessagesWordsTr::tr("%1 loaded, more on the server").arg(count);
    if (state == MessageSync::State::Idle && rows == 0)
        return {};
    return isFiltered ? MessagesWordsTr::tr("%1 found").arg(count)
                      : MessagesWordsTr::tr("%Ln message(s)", nullptr, rows);
}

QString progressText(const MessageSync &sync)
{
    switch (sync.state()) {
    case MessageSync::State::Reading: {
        const SyncProgress progress = sync.progress();
        return progress.days > 1
            ? MessagesWordsTr::tr("Reading, %1 of %2 days…")
                  .arg(QLocale().toString(progress.daysDone), QLocale().toString(progress.days))
            : MessagesWordsTr::tr("Reading…");
    }
    case MessageSync::State::Paused:
        return MessagesWordsTr::tr("Stopped");
    case MessageSync::State::Failed:
        return MessagesWordsTr::tr("Not everything could be read");
    default:
        return {};
    }
}

QString coverageText(const Coverage &coverage, const TimeRange &span, qint64 nowUtcMs, const QTimeZone &zone)
{
    const TimeRange spoken{span.from, qMin(span.to, nowUtcMs - unprovenMs)};
    if (spoken.isEmpty())
        return {};
    const QList<TimeRange> gaps = coverage.gaps(spoken);
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowUtcMs, zone).date();
    const QString whole =
        MessagesWordsTr::tr("Complete from %1 to %2")
            .arg(dayText(span.from, today, zone),
                 span.to >= nowUtcMs ? MessagesWordsTr::tr("now") : dayText(span.to - 1, today, zone));
    if (gaps.isEmpty())
        return whole;
    if (gaps.size() == 1 && gaps.constFirst() == spoken)
        return MessagesWordsTr::tr("Nothing of this range was read completely");
    QStringList texts;
    for (const TimeRange &gap : gaps.first(qMin(gaps.size(), mostGaps)))
        texts += gapText(gap, today, zone);
    if (gaps.size() > mostGaps)
        texts += MessagesWordsTr::tr("%n more", "spans of days", int(gaps.size() - mostGaps));
    return MessagesWordsTr::tr("%1, except %2", "complete from 1 Jan to now").arg(whole, texts.join(u", "_s));
}

QString shownTotalsText(const MessageTotals &totals)
{
    return totalsText(MessagesWordsTr::tr("%Ln message(s)", nullptr, int(totals.rows)), totals);
}

QString selectedTotalsText(const MessageTotals &totals)
{
    return totalsText(MessagesWordsTr::tr("%Ln selected", nullptr, int(totals.rows)), totals);
}

QString archiveTroubleText(const ArchiveTrouble &trouble)
{
    using Kind = ArchiveTrouble::Kind;
    switch (trouble.kind) {
    case Kind::DiskFull:
        return MessagesWordsTr::tr(
            "The disk is full, so no more messages can be kept. What was kept is whole. Make room, then "
            "try again.");
    case Kind::Newer:
        return MessagesWordsTr::tr(
            "The messages kept on this computer were written by a newer Trunkline, and are left as they "
            "are. Install that version, or choose not to keep history for this account.");
    case Kind::CannotOpen:
        return MessagesWordsTr::tr(
            "The file of kept messages cannot be opened. Check that its folder can be written to, then "
            "try again.");
    case Kind::Busy:
        return MessagesWordsTr::tr(
            "Another program is writing to the file of kept messages. Close it, then try again.");
    case Kind::Damaged:
        return MessagesWordsTr::tr("The file of kept messages is damaged. It is set aside and read anew.");
    default:
        return MessagesWordsTr::tr("The file of kept messages could not be read or written. Try again.");
    }
}

} // namespace trunkline

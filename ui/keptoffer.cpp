// SPDX-License-Identifier: GPL-3.0-or-later
#include "keptoffer.h"

#include "archive/messagesync.h"
#include "archiverows.h"
#include "messagefilterbar.h"
#include "rangebar.h"

#include <QDateTime>
#include <QLocale>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace trunkline {

KeptOffer::KeptOffer(const MessageSync &sync, const ArchiveRows &rows, RangeBar &range,
                     const MessageFilterBar &filter, QObject *parent)
    : QObject(parent)
    , m_sync(sync)
    , m_rows(rows)
    , m_range(range)
    , m_filter(filter)
{
    connect(&sync, &MessageSync::changed, this, &KeptOffer::follow);
    connect(&rows, &ArchiveRows::extentChanged, this, &KeptOffer::follow);
}

void KeptOffer::follow()
{
    const QList<TimeRange> &kept = m_sync.coverage().ranges();
    const TimeRange chosen = m_range.range();
    const bool isNothing = m_sync.state() == MessageSync::State::Failed && !m_sync.trouble()
        && m_rows.isSettled() && m_rows.count() == 0 && !m_filter.query().range();
    if (!isNothing || kept.isEmpty() || kept.constFirst().from >= chosen.from)
        return Q_EMIT withdrawNotice(u"messages.kept"_s);
    const TimeRange all{kept.constFirst().from, qMax(kept.constLast().to, chosen.to)};
    const auto day = [this](qint64 at) {
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at, m_range.zone()).date(),
                                  QLocale::LongFormat);
    };
    Notice offer;
    offer.id = u"messages.kept"_s;
    offer.text =
        tr("This computer keeps messages from %1 to %2.").arg(day(all.from), day(kept.constLast().to - 1));
    offer.actionText = tr("Show them");
    offer.action = [range = QPointer(&m_range), all] {
        if (range)
            range->choose(all);
    };
    Q_EMIT notice(offer);
}

} // namespace trunkline

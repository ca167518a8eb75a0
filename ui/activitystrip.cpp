// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitystrip.h"

#include "activitybars.h"
#include "activitychart.h"
#include "labeltone.h"

#include <algorithm>
#include <QLabel>
#include <QVBoxLayout>

namespace trunkline {

ActivityStrip::ActivityStrip(QWidget *parent)
    : QWidget(parent)
    , m_chart(new ActivityChart(this))
    , m_words(new QLabel(this))
{
    setObjectName(QStringLiteral("activityStrip"));
    m_words->setObjectName(QStringLiteral("activityWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    setLabelTone(m_words, LabelTone::Muted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 16, 4);
    column->setSpacing(2);
    column->addWidget(m_words);
    column->addWidget(m_chart);
    connect(m_chart, &ActivityChart::rangeChosen, this, &ActivityStrip::rangeChosen);
}

void ActivityStrip::show(const QList<ActivityBucket> &buckets, const TimeRange &span, const QTimeZone &zone)
{
    m_chart->show(buckets, span, zone);
    m_words->setText(words(buckets, span, zone));
}

QString ActivityStrip::words(const QList<ActivityBucket> &buckets, const TimeRange &span,
                             const QTimeZone &zone) const
{
    if (buckets.isEmpty())
        return tr("No messages in this span.");
    int all = 0;
    int failed = 0;
    for (const ActivityBucket &bucket : buckets) {
        all += totalOf(bucket);
        failed += bucket.failed;
    }
    const auto busiest = std::max_element(
        buckets.cbegin(), buckets.cend(),
        [](const ActivityBucket &a, const ActivityBucket &b) { return totalOf(a) < totalOf(b); });
    const bool hours = activityStep(span) < 86'400'000;
    const QString when = QDateTime::fromMSecsSinceEpoch(busiest->start, zone)
                             .toString(hours ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd"));
    const QString most = locale().toString(totalOf(*busiest));
    return (hours ? tr("%Ln message(s), %1 failed; the hour from %2 had most, %3.", nullptr, all)
                  : tr("%Ln message(s), %1 failed; %2 had most, %3.", nullptr, all))
        .arg(locale().toString(failed), when, most);
}

} // namespace trunkline

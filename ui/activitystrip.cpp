// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitystrip.h"

#include "activitychart.h"
#include "activitylegend.h"
#include "activitywords.h"
#include "labeltone.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int mostBars = 120; // each can be seen and hit in a small window; three months of days

} // namespace

ActivityStrip::ActivityStrip(QWidget *parent)
    : QWidget(parent)
    , m_chart(new ActivityChart(this))
    , m_legend(new ActivityLegend(this))
    , m_words(new QLabel(this))
    , m_whole(new QToolButton(this))
{
    setObjectName(u"activityStrip"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_words->setObjectName(u"activityWords"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_whole->setObjectName(u"activityWhole"_s);
    m_whole->setText(tr("Whole range"));
    m_whole->setToolTip(tr("Shows the range again in which this part was chosen"));
    m_whole->setFocusPolicy(Qt::TabFocus);
    m_whole->hide();

    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(m_words, 1);
    line->addWidget(m_whole);
    line->addWidget(m_legend);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 2);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(m_chart);

    connect(m_chart, &ActivityChart::marked, this, &ActivityStrip::showMarked);
    connect(m_chart, &ActivityChart::chosen, this, &ActivityStrip::choose);
    connect(m_chart, &ActivityChart::escaped, this, &ActivityStrip::wholeRangeWanted);
    connect(m_whole, &QToolButton::clicked, this, &ActivityStrip::wholeRangeWanted);
}

void ActivityStrip::showActivity(const QList<ActivityBucket> &buckets, const TimeRange &span,
                                 const QTimeZone &zone)
{
    m_zone = zone;
    m_step = activityStep(span);
    m_span = span.isEmpty() ? spanOf(buckets, zone) : span;
    m_empty = tr("No messages");
    fill(buckets);
}

void ActivityStrip::showNothing(const QString &words)
{
    m_span = {};
    m_empty = words;
    fill({});
}

void ActivityStrip::fill(const QList<ActivityBucket> &buckets)
{
    m_buckets = buckets;
    m_legend->setTotals(countOf(buckets));
    m_legend->setVisible(!buckets.isEmpty());
    m_chart->setBars(barsOf(buckets, m_span, m_step, m_zone, mostBars), m_step, m_zone);
}

void ActivityStrip::showCounting()
{
    m_legend->setShown({});
    setWords(tr("Counting…"), tr("Counting…"), tr("Counting…"));
}

void ActivityStrip::setNarrowed(bool narrowed)
{
    m_whole->setVisible(narrowed);
    m_chart->setEscapable(narrowed);
    fitWords();
}

void ActivityStrip::showTotals()
{
    if (m_buckets.isEmpty())
        return setWords(m_empty, m_empty, m_empty);
    const ActivityWords words(m_zone, locale());
    const ActivityCount count = countOf(m_buckets);
    m_legend->setShown(count);
    const QString total = words.total(count);
    const QString busiest = words.busiest(m_buckets, m_step);
    setWords(tr("%1. %2", "48,210 messages. Most on …").arg(total, busiest), total,
             tr("%1: %2. %3", "messages, outcomes, most on …").arg(total, words.outcomes(count), busiest));
}

void ActivityStrip::showMarked(int first, int last)
{
    if (first < 0)
        return showTotals();
    const ActivityWords words(m_zone, locale());
    ActivityCount count;
    for (int bar = first; bar <= last; ++bar)
        count += m_chart->bars().at(bar).count;
    const QString when =
        words.range({m_chart->bars().at(first).range.from, m_chart->bars().at(last).range.to});
    m_legend->setShown(count);
    setWords(
        tr("%1: %2", "time, messages").arg(when, words.total(count)), when,
        tr("%1: %2: %3", "time, messages, outcomes").arg(when, words.total(count), words.outcomes(count)));
}

void ActivityStrip::choose(int first, int last)
{
    const TimeRange range{m_chart->bars().at(first).range.from, m_chart->bars().at(last).range.to};
    if (range != m_span)
        Q_EMIT rangeChosen(range);
}

void ActivityStrip::setWords(const QString &words, const QString &shorter, const QString &spoken)
{
    m_long = words;
    m_short = shorter;
    m_words->setAccessibleName(words);
    m_chart->setAccessibleDescription(spoken);
    fitWords();
}

void ActivityStrip::fitWords()
{
    layout()->activate();
    const QFontMetrics metrics = m_words->fontMetrics();
    const int width = m_words->width();
    m_words->setText(metrics.horizontalAdvance(m_long) <= width
                         ? m_long
                         : metrics.elidedText(m_short, Qt::ElideRight, width));
}

void ActivityStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitWords();
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesactivity.h"

#include "activitybars.h"
#include "activitystrip.h"
#include "messagefilterbar.h"
#include "rangebar.h"

namespace trunkline {
namespace {

constexpr int quietMs = 150; ///< the rows come first

} // namespace

MessagesActivity::MessagesActivity(ArchiveReader &reader, ActivityStrip &strip, RangeBar &range,
                                   MessageFilterBar &filter, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_strip(strip)
    , m_range(range)
    , m_filter(filter)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(quietMs);
    connect(&m_soon, &QTimer::timeout, this,
            [this] { m_reader.histogram(m_query, activityStep(m_span), m_zone, ++m_generation); });
    connect(&reader, &ArchiveReader::counted, this,
            [this](int generation, const QList<ActivityBucket> &buckets) {
                if (generation == m_generation && !m_soon.isActive())
                    m_strip.showActivity(buckets, m_span, m_zone);
            });
    connect(&reader, &ArchiveReader::failed, this, [this](int generation) {
        if (generation == m_generation && !m_soon.isActive())
            m_strip.showNothing(tr("The messages could not be counted."));
    });
    connect(&strip, &ActivityStrip::rangeChosen, this, &MessagesActivity::narrow);
    connect(&strip, &ActivityStrip::wholeRangeWanted, this, &MessagesActivity::widen);
    connect(&range, &RangeBar::rangeChanged, this, &MessagesActivity::rangeChanged);
    connect(&filter, &MessageFilterBar::queryChanged, this, [this] {
        if (m_textBefore)
            rangeChanged();
    });
}

void MessagesActivity::count(const MessageQuery &query, const TimeRange &span, const QTimeZone &zone)
{
    const TimeRange shown = span.from == QueryTerm::earliest ? TimeRange() : span;
    if (shown != m_span)
        m_strip.showCounting();
    m_query = query;
    m_query.sort = {};
    m_span = shown;
    m_zone = zone;
    m_soon.start();
}

void MessagesActivity::narrow(const TimeRange &span)
{
    if (!m_isNarrowed) {
        m_presetBefore = m_range.preset();
        m_spanBefore = m_range.range();
        if (m_filter.query().range())
            m_textBefore = m_filter.text();
    }
    m_isNarrowed = true;
    m_strip.setNarrowed(true);
    m_isOurs = true;
    if (m_textBefore)
        m_filter.setDays(span);
    else
        m_range.choose(span);
    m_isOurs = false;
}

void MessagesActivity::widen()
{
    m_isNarrowed = false;
    m_strip.setNarrowed(false);
    m_isOurs = true;
    if (m_textBefore)
        m_filter.setText(*std::exchange(m_textBefore, {}));
    else if (m_presetBefore)
        m_range.choose(*m_presetBefore);
    else
        m_range.choose(m_spanBefore);
    m_isOurs = false;
}

/// By a person: that is the whole range now.
void MessagesActivity::rangeChanged()
{
    if (m_isOurs)
        return;
    m_isNarrowed = false;
    m_textBefore.reset();
    m_strip.setNarrowed(false);
}

} // namespace trunkline

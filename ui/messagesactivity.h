// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivereader.h"
#include "domain/timerange.h"

#include <optional>
#include <QObject>
#include <QTimer>

namespace trunkline {

class ActivityStrip;
class MessageFilterBar;
class RangeBar;

/// Counts the messages shown for the strip above them, and lets the strip narrow the range: the range before
/// comes back with one click. Must not outlive any of the three.
class MessagesActivity : public QObject {
    Q_OBJECT
public:
    MessagesActivity(ArchiveReader &reader, ActivityStrip &strip, RangeBar &range, MessageFilterBar &filter,
                     QObject *parent = nullptr);

    /// Counts once things are quiet.
    void count(const MessageQuery &query, const TimeRange &span, const QTimeZone &zone);

private:
    void narrow(const TimeRange &span);
    void widen();
    void rangeChanged();

    ArchiveReader &m_reader;
    ActivityStrip &m_strip;
    RangeBar &m_range;
    MessageFilterBar &m_filter;
    MessageQuery m_query;
    TimeRange m_span;
    QTimeZone m_zone;
    int m_generation = 1 << 29; ///< rows and totals have other numbers
    QTimer m_soon;
    bool m_isOurs = false; ///< the range is changed from here
    bool m_isNarrowed = false;
    std::optional<RangePreset> m_presetBefore;
    TimeRange m_spanBefore;
    std::optional<QString> m_textBefore; ///< where days were typed, which go before the range
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/messagehistogram.h"

#include <QTimeZone>
#include <QWidget>

class QLabel;

namespace trunkline {

class ActivityChart;

/// How many messages there are over time, as bars split by outcome, above the table of messages. A click on a
/// bar asks for its span, dragging over some for theirs; so do the arrow keys with Enter, Shift for several.
/// The line above it says the same in words. Widgets by name: activityChart, activityWords.
class ActivityStrip : public QWidget {
    Q_OBJECT
public:
    explicit ActivityStrip(QWidget *parent = nullptr);

    /// Buckets as ArchiveReader::histogram() gives them for that span and its activityStep().
    void show(const QList<ActivityBucket> &buckets, const TimeRange &span, const QTimeZone &zone);

Q_SIGNALS:
    /// UTC milliseconds, inside the span.
    void rangeChosen(const trunkline::TimeRange &range);

private:
    QString words(const QList<ActivityBucket> &buckets, const TimeRange &span, const QTimeZone &zone) const;

    ActivityChart *m_chart;
    QLabel *m_words;
};

} // namespace trunkline

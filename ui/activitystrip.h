// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activitybars.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace trunkline {

class ActivityChart;
class ActivityLegend;

/// How many messages there are over time, as bars split by outcome, above the table of messages. A click on a
/// bar asks for its span, dragging over some for theirs; so do the arrow keys with Enter. The line above says
/// the same in words: of all that is shown, or of the bars that are marked. Widgets by name: activityChart,
/// activityWords, activityLegend, activityWhole.
class ActivityStrip : public QWidget {
    Q_OBJECT
public:
    explicit ActivityStrip(QWidget *parent = nullptr);

    /// Buckets as ArchiveReader::histogram() counts them by the activityStep() of that span. An empty span is
    /// one that is not known: from the first of the buckets to the last.
    void showActivity(const QList<ActivityBucket> &buckets, const TimeRange &span, const QTimeZone &zone);
    /// Newer ones are being counted; the bars stay until then.
    void showCounting();
    /// No bars, and why.
    void showNothing(const QString &words);
    /// Whether what is shown is a part that was chosen here: offers to go back, by a button and by Escape.
    void setNarrowed(bool narrowed);

Q_SIGNALS:
    /// A part of the span, in UTC milliseconds; never all of it.
    void rangeChosen(const trunkline::TimeRange &range);
    void wholeRangeWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fill(const QList<ActivityBucket> &buckets);
    void showTotals();
    void showMarked(int first, int last);
    void choose(int first, int last);
    void setWords(const QString &words, const QString &shorter, const QString &spoken);
    void fitWords();

    ActivityChart *m_chart;
    ActivityLegend *m_legend;
    QLabel *m_words;
    QToolButton *m_whole;
    QList<ActivityBucket> m_buckets;
    TimeRange m_span;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    qint64 m_step = 0;
    QString m_empty; ///< words for no bars
    QString m_long; ///< shown when it fits
    QString m_short;
};

} // namespace trunkline

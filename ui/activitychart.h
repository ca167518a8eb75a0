// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/messagehistogram.h"

#include <array>
#include <QChartView>
#include <QTimeZone>

class QBarSet;
class QRubberBand;

namespace trunkline {

/// The bars of the activity strip, one for each step of the span, without a gap where there is no message.
class ActivityChart : public QChartView {
    Q_OBJECT
public:
    explicit ActivityChart(QWidget *parent = nullptr);

    void show(const QList<ActivityBucket> &buckets, const TimeRange &span, const QTimeZone &zone);

    QSize sizeHint() const override { return {400, 84}; }
    QSize minimumSizeHint() const override { return {200, 84}; }

Q_SIGNALS:
    void rangeChosen(const trunkline::TimeRange &range);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void dye();
    int barAt(const QPoint &at) const;
    QRect rectOf(int first, int last) const;
    TimeRange rangeOf(int first, int last) const;
    QString barText(int bar) const;
    void mark(int from, int to);
    void choose(int from, int to);

    QList<ActivityBucket> m_bars;
    TimeRange m_span;
    QTimeZone m_zone;
    std::array<QBarSet *, 4> m_sets{}; ///< failed, under way, arrived, received: from the bottom
    QRubberBand *m_band;
    int m_from = -1; ///< where a choice begins
    int m_to = -1;
};

} // namespace trunkline

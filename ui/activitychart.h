// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activitybars.h"

#include <QChartView>

class QBarSet;
class QCategoryAxis;
class QStackedBarSeries;
class QValueAxis;

namespace trunkline {

/// The bars of the activity strip with their axes. Some of them next to each other can be marked: by pointing
/// at one, by dragging, by the arrow keys, with Shift for several; a click, the end of a drag or Enter
/// chooses the marked ones, Escape lets go of them.
class ActivityChart : public QChartView {
    Q_OBJECT
public:
    explicit ActivityChart(QWidget *parent = nullptr);

    /// What is marked stays so when only the numbers are other ones.
    void setBars(const QList<ActivityBar> &bars, qint64 stepMs, const QTimeZone &zone);
    const QList<ActivityBar> &bars() const { return m_bars; }
    /// Whether Escape means to go back when nothing is marked.
    void setEscapable(bool escapable) { m_isEscapable = escapable; }

    QSize sizeHint() const override { return {400, 5 * fontMetrics().height()}; }
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

Q_SIGNALS:
    /// The bars from first to last, or -1 for none.
    void marked(int first, int last);
    void chosen(int first, int last);
    void escaped();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void setUpAxes();
    void dye();
    void label();
    void fitBars();
    int barAt(const QPointF &at) const;
    QRectF rectOf(int first, int last) const;
    void mark(int from, int to);
    void choose();
    bool moveByKey(const QKeyEvent &event);

    QList<ActivityBar> m_bars;
    QTimeZone m_zone;
    qint64 m_step = 0; ///< milliseconds
    QStackedBarSeries *m_series;
    QList<QBarSet *> m_sets; ///< one for each outcome, from the bottom
    QCategoryAxis *m_across;
    QValueAxis *m_up;
    int m_from = -1; ///< where marking began
    int m_to = -1;
    bool m_isDragging = false;
    bool m_isEscapable = false;
};

} // namespace trunkline

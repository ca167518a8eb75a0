// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitychart.h"

#include "activitybars.h"
#include "theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLegend>
#include <QRubberBand>
#include <QStackedBarSeries>
#include <QToolTip>
#include <QValueAxis>

namespace trunkline {

namespace {

constexpr qsizetype mostBars = 400; // a bar needs a pixel or two

} // namespace

ActivityChart::ActivityChart(QWidget *parent)
    : QChartView(parent)
    , m_band(new QRubberBand(QRubberBand::Rectangle, viewport()))
{
    setObjectName(QStringLiteral("activityChart"));
    setAccessibleName(tr("Messages over time"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setBackgroundBrush(Qt::NoBrush);
    auto *series = new QStackedBarSeries;
    series->setBarWidth(0.8);
    for (QBarSet *&set : m_sets) {
        set = new QBarSet(QString());
        set->setPen(Qt::NoPen);
        series->append(set);
    }
    chart()->addSeries(series);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    auto *across = new QBarCategoryAxis;
    auto *up = new QValueAxis;
    chart()->addAxis(across, Qt::AlignBottom);
    chart()->addAxis(up, Qt::AlignLeft);
    series->attachAxis(across);
    series->attachAxis(up);
    across->setVisible(false); // the words above name both ends
    up->setVisible(false);
    dye();
}

/// Every step of the span has a bar, and days are joined when there are more than can be seen.
void ActivityChart::show(const QList<ActivityBucket> &buckets, const TimeRange &span, const QTimeZone &zone)
{
    m_span = span;
    m_zone = zone;
    m_bars = barsOf(buckets, span, zone, mostBars);
    mark(-1, -1);
    QStringList names;
    int highest = 1;
    for (QBarSet *set : m_sets)
        set->remove(0, set->count());
    for (const ActivityBucket &bar : std::as_const(m_bars)) {
        names += QString::number(bar.start);
        *m_sets[0] << bar.failed;
        *m_sets[1] << bar.underway;
        *m_sets[2] << bar.arrived;
        *m_sets[3] << bar.received;
        highest = qMax(highest, totalOf(bar));
    }
    auto *across = static_cast<QBarCategoryAxis *>(chart()->axes(Qt::Horizontal).constFirst());
    across->setCategories(names);
    chart()->axes(Qt::Vertical).constFirst()->setRange(0, highest);
}

void ActivityChart::dye()
{
    const StateColors colors = StateColors::of(palette());
    m_sets[0]->setColor(colors.bad);
    m_sets[1]->setColor(colors.warning);
    m_sets[2]->setColor(colors.good);
    m_sets[3]->setColor(colors.accent);
}

int ActivityChart::barAt(const QPoint &at) const
{
    if (m_bars.isEmpty())
        return -1;
    const QPointF value = chart()->mapToValue(chart()->mapFromScene(mapToScene(at)));
    return qBound(0, qRound(value.x()), int(m_bars.size()) - 1);
}

QRect ActivityChart::rectOf(int first, int last) const
{
    const QRectF area = chart()->plotArea();
    const qreal width = area.width() / qreal(qMax<qsizetype>(m_bars.size(), 1));
    const QRectF bars(area.left() + first * width, area.top(), (last - first + 1) * width, area.height());
    return mapFromScene(chart()->mapToScene(bars)).boundingRect();
}

TimeRange ActivityChart::rangeOf(int first, int last) const
{
    const qint64 end = last + 1 < m_bars.size() ? m_bars.at(last + 1).start : m_span.to;
    return {qMax(m_bars.at(first).start, m_span.from), qMin(end, m_span.to)};
}

void ActivityChart::mark(int from, int to)
{
    m_from = from;
    m_to = to;
    m_band->setVisible(from >= 0);
    if (from < 0)
        return;
    m_band->setGeometry(rectOf(qMin(from, to), qMax(from, to)));
    setAccessibleDescription(barText(to));
}

void ActivityChart::choose(int from, int to)
{
    const TimeRange range = rangeOf(qMin(from, to), qMax(from, to));
    mark(-1, -1);
    Q_EMIT rangeChosen(range);
}

QString ActivityChart::barText(int bar) const
{
    const ActivityBucket &one = m_bars.at(bar);
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(one.start, m_zone);
    const QString when = activityStep(m_span) < 86'400'000
        ? start.toString(QStringLiteral("yyyy-MM-dd HH:mm"))
        : start.toString(QStringLiteral("yyyy-MM-dd"));
    return tr("%1: %2 received, %3 arrived, %4 under way, %5 failed")
        .arg(when, locale().toString(one.received), locale().toString(one.arrived),
             locale().toString(one.underway), locale().toString(one.failed));
}

void ActivityChart::mousePressEvent(QMouseEvent *event)
{
    const int bar = barAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && bar >= 0)
        mark(bar, bar);
}

void ActivityChart::mouseMoveEvent(QMouseEvent *event)
{
    if ((event->buttons() & Qt::LeftButton) && m_from >= 0)
        mark(m_from, barAt(event->position().toPoint()));
}

void ActivityChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_from >= 0)
        choose(m_from, barAt(event->position().toPoint()));
}

void ActivityChart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_bars.size()) - 1;
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (step != 0 && last >= 0) {
        const int to = m_to < 0 ? (step > 0 ? 0 : last) : qBound(0, m_to + step, last);
        mark(event->modifiers() & Qt::ShiftModifier && m_from >= 0 ? m_from : to, to);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_from >= 0) {
        choose(m_from, m_to);
    } else if (event->key() == Qt::Key_Escape && m_from >= 0) {
        mark(-1, -1);
    } else {
        QChartView::keyPressEvent(event);
    }
}

void ActivityChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dye();
    QChartView::changeEvent(event);
}

bool ActivityChart::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const int bar = barAt(help->pos()); bar >= 0)
            QToolTip::showText(help->globalPos(), barText(bar), this);
        return true;
    }
    return QChartView::viewportEvent(event);
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitychart.h"

#include "activitylegend.h"
#include "domain/timerange.h"
#include "theme.h"

#include <algorithm>
#include <cmath>
#include <QBarSet>
#include <QCategoryAxis>
#include <QEvent>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLegend>
#include <QStackedBarSeries>
#include <QValueAxis>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr qreal widestBar = 48; // pixels

/// The round number that the axis ends with.
qreal roundedUp(qint64 highest)
{
    const qreal power = std::pow(10.0, std::floor(std::log10(qreal(qMax<qint64>(highest, 1)))));
    for (const qreal step : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (const qreal top = step * power; top >= qreal(highest) && top == std::floor(top))
            return top;
    }
    return 10 * power;
}

} // namespace

ActivityChart::ActivityChart(QWidget *parent)
    : QChartView(parent)
    , m_series(new QStackedBarSeries)
    , m_across(new QCategoryAxis)
    , m_up(new QValueAxis)
{
    setObjectName(u"activityChart"_s);
    setAccessibleName(tr("Messages over time"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setRenderHint(QPainter::Antialiasing, false); // bars have upright edges
    viewport()->setMouseTracking(true);
    viewport()->setFocusPolicy(Qt::NoFocus); // the chart has the keys, and a name
    for (int outcome = 0; outcome < ActivityLegend::Outcomes; ++outcome) {
        m_sets += new QBarSet(QString());
        m_sets.constLast()->setPen(Qt::NoPen);
    }
    m_series->append(m_sets);
    chart()->addSeries(m_series);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setLocalizeNumbers(true);
    setUpAxes();
    dye();
}

void ActivityChart::setUpAxes()
{
    chart()->addAxis(m_across, Qt::AlignBottom);
    chart()->addAxis(m_up, Qt::AlignLeft);
    m_series->attachAxis(m_across);
    m_series->attachAxis(m_up);
    m_across->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_across->setGridLineVisible(false);
    m_across->setTruncateLabels(false);
    m_up->setTickCount(2);
    m_up->setLabelFormat(u"%.0f"_s);
    m_up->setLineVisible(false);
}

void ActivityChart::setBars(const QList<ActivityBar> &bars, qint64 stepMs, const QTimeZone &zone)
{
    const bool isSameSpan =
        std::equal(bars.cbegin(), bars.cend(), m_bars.cbegin(), m_bars.cend(),
                   [](const ActivityBar &a, const ActivityBar &b) { return a.range == b.range; });
    m_bars = bars;
    m_step = stepMs;
    m_zone = zone;
    qint64 highest = 0;
    std::array<QList<qreal>, ActivityLegend::Outcomes> heights;
    for (const ActivityBar &bar : bars) {
        const auto numbers = ActivityLegend::numbers(bar.count);
        for (size_t outcome = 0; outcome < numbers.size(); ++outcome)
            heights[outcome] += qreal(numbers[outcome]);
        highest = qMax(highest, bar.count.total());
    }
    for (QBarSet *set : std::as_const(m_sets)) {
        set->remove(0, set->count());
        set->append(heights[size_t(m_sets.indexOf(set))]);
    }
    m_across->setRange(-0.5, qreal(qMax<qsizetype>(bars.size(), 1)) - 0.5);
    m_up->setRange(0, roundedUp(highest));
    m_up->setVisible(highest > 0);
    label();
    fitBars();
    m_isDragging = m_isDragging && isSameSpan;
    mark(isSameSpan ? m_from : -1, isSameSpan ? m_to : -1);
}

void ActivityChart::dye()
{
    const StateColors colors = StateColors::of(palette());
    const auto dyes = ActivityLegend::colors(palette());
    for (int outcome = 0; outcome < ActivityLegend::Outcomes; ++outcome)
        m_sets.at(outcome)->setColor(dyes[size_t(outcome)]);
    setBackgroundBrush(Qt::NoBrush);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_across), static_cast<QAbstractAxis *>(m_up)}) {
        axis->setLabelsColor(colors.muted);
        axis->setLinePenColor(colors.hairline);
        axis->setGridLineColor(colors.hairline);
    }
}

/// As many labels as there is room for.
void ActivityChart::label()
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    m_across->setLabelsFont(small);
    m_up->setLabelsFont(small);
    for (const QString &known : m_across->categoriesLabels())
        m_across->remove(known);
    if (m_bars.isEmpty())
        return;
    const qint64 length = m_bars.constLast().range.to - m_bars.constFirst().range.from;
    const QString format = m_step < dayMs ? u"HH:mm"_s : length < 300 * dayMs ? u"d MMM"_s : u"MMM yyyy"_s;
    const qreal room = QFontMetricsF(small).horizontalAdvance(u"  Mmm 0000  "_s);
    const auto fitting = qsizetype(width() / room);
    const std::array strides{1, 2, 3, 6, 7, 12, 14, 28, 56};
    const auto *const stride = std::find_if(strides.begin(), strides.end() - 1,
                                            [&](int one) { return m_bars.size() <= fitting * one; });
    for (qsizetype i = 0; i < m_bars.size(); i += *stride) {
        const QDateTime start = QDateTime::fromMSecsSinceEpoch(m_bars.at(i).range.from, m_zone);
        m_across->append(locale().toString(start, format), qreal(i));
    }
}

/// A few bars need not fill the width.
void ActivityChart::fitBars()
{
    const qreal each = chart()->plotArea().width() / qreal(qMax<qsizetype>(m_bars.size(), 1));
    m_series->setBarWidth(each > 0 ? qMin(0.8, widestBar / each) : 0.8);
}

int ActivityChart::barAt(const QPointF &at) const
{
    if (m_bars.isEmpty())
        return -1;
    const QPointF value = chart()->mapToValue(chart()->mapFromScene(mapToScene(at.toPoint())), m_series);
    return qBound(0, qRound(value.x()), int(m_bars.size()) - 1);
}

/// In the coordinates of the scene.
QRectF ActivityChart::rectOf(int first, int last) const
{
    const QRectF area = chart()->plotArea();
    const qreal each = area.width() / qreal(qMax<qsizetype>(m_bars.size(), 1));
    const QRectF bars(area.left() + first * each, area.top(), (last - first + 1) * each, area.height());
    return chart()->mapRectToScene(bars);
}

void ActivityChart::mark(int from, int to)
{
    m_from = from;
    m_to = to;
    viewport()->update();
    Q_EMIT marked(qMin(from, to), qMax(from, to));
}

void ActivityChart::choose()
{
    m_isDragging = false; // Enter may come while the button is down
    const int first = qMin(m_from, m_to);
    const int last = qMax(m_from, m_to);
    mark(-1, -1);
    Q_EMIT chosen(first, last);
}

void ActivityChart::mousePressEvent(QMouseEvent *event)
{
    const int bar = barAt(event->position());
    m_isDragging = event->button() == Qt::LeftButton && bar >= 0;
    if (m_isDragging)
        mark(bar, bar);
}

void ActivityChart::mouseMoveEvent(QMouseEvent *event)
{
    const int bar = barAt(event->position());
    if (m_isDragging && bar != m_to)
        mark(m_from, bar);
    else if (!m_isDragging && event->buttons() == Qt::NoButton && (bar != m_to || bar != m_from))
        mark(bar, bar);
}

void ActivityChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && std::exchange(m_isDragging, false))
        choose();
}

bool ActivityChart::moveByKey(const QKeyEvent &event)
{
    const int last = int(m_bars.size()) - 1;
    int to = m_to;
    switch (event.key()) {
    case Qt::Key_Left:
        to = to < 0 ? last : qMax(0, to - 1);
        break;
    case Qt::Key_Right:
        to = qMin(to + 1, last);
        break;
    case Qt::Key_Home:
        to = 0;
        break;
    case Qt::Key_End:
        to = last;
        break;
    default:
        return false;
    }
    if (last >= 0)
        mark(event.modifiers().testFlag(Qt::ShiftModifier) && m_from >= 0 ? m_from : to, to);
    return true;
}

void ActivityChart::keyPressEvent(QKeyEvent *event)
{
    const bool isChoice =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (moveByKey(*event))
        return;
    if (isChoice && m_from >= 0) {
        choose();
    } else if (event->key() == Qt::Key_Escape && m_from >= 0) {
        m_isDragging = false;
        mark(-1, -1);
    } else if (event->key() == Qt::Key_Escape && m_isEscapable) {
        Q_EMIT escaped();
    } else {
        event->ignore();
    }
}

/// Escape is ours before it is the window's, as long as it means something here.
bool ActivityChart::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape
        && (m_from >= 0 || m_isEscapable)) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        viewport()->update(); // the frame
    return QChartView::event(event);
}

bool ActivityChart::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && !m_isDragging && m_from >= 0)
        mark(-1, -1);
    return QChartView::viewportEvent(event);
}

void ActivityChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    label();
    fitBars();
}

void ActivityChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dye();
    if (event->type() == QEvent::FontChange) {
        label();
        updateGeometry();
    }
    QChartView::changeEvent(event);
}

void ActivityChart::drawForeground(QPainter *painter, const QRectF &)
{
    const StateColors colors = StateColors::of(palette());
    if (m_from >= 0) {
        const QRectF area = rectOf(qMin(m_from, m_to), qMax(m_from, m_to));
        QColor fill = palette().color(QPalette::WindowText);
        fill.setAlphaF(0.1F);
        painter->fillRect(area, fill);
        painter->fillRect(QRectF(area.left(), area.bottom(), area.width(), 2), colors.accent);
    }
    if (hasFocus()) {
        painter->setPen(colors.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(mapToScene(viewport()->rect()).boundingRect().adjusted(0, 0, -1, -1));
    }
}

} // namespace trunkline

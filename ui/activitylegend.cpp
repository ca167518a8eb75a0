// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitylegend.h"

#include "theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace trunkline {

namespace {

constexpr int legendSide = 9; // of a sample of colour
constexpr int legendGap = 5; // behind it
constexpr int legendSpace = 14; // between two items
constexpr float strength = 0.8F;

/// The colours of states are made for words; of areas they would be too much.
QColor softened(const QColor &color, const QColor &ground)
{
    const auto mixed = [](float of, float with) { return strength * of + (1 - strength) * with; };
    return QColor::fromRgbF(mixed(color.redF(), ground.redF()), mixed(color.greenF(), ground.greenF()),
                            mixed(color.blueF(), ground.blueF()));
}

} // namespace

ActivityLegend::ActivityLegend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("activityLegend"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

/// Failures stand at the bottom, where heights can be compared.
std::array<QColor, ActivityLegend::Outcomes> ActivityLegend::colors(const QPalette &palette)
{
    const StateColors states = StateColors::of(palette);
    const QColor ground = palette.color(QPalette::Window);
    return {softened(states.bad, ground), softened(states.warning, ground), softened(states.good, ground),
            softened(states.accent, ground)};
}

std::array<qint64, ActivityLegend::Outcomes> ActivityLegend::numbers(const ActivityCount &count)
{
    return {count.failed, count.underway, count.arrived, count.received};
}

QString ActivityLegend::words(int outcome, const QString &number)
{
    switch (outcome) {
    case 0:
        return tr("%1 failed").arg(number);
    case 1:
        return tr("%1 under way").arg(number);
    case 2:
        return tr("%1 arrived").arg(number);
    default:
        return tr("%1 received").arg(number);
    }
}

void ActivityLegend::setTotals(const ActivityCount &totals)
{
    m_totals = totals;
    updateGeometry();
    setShown(totals);
}

void ActivityLegend::setShown(const std::optional<ActivityCount> &shown)
{
    m_shown = shown;
    update();
}

QString ActivityLegend::shownNumber(int outcome) const
{
    return m_shown ? locale().toString(numbers(*m_shown)[size_t(outcome)]) : QStringLiteral("…");
}

int ActivityLegend::itemWidth(int outcome) const
{
    const QString number = locale().toString(numbers(m_totals)[size_t(outcome)]);
    return legendSide + legendGap + fontMetrics().horizontalAdvance(words(outcome, number));
}

QSize ActivityLegend::sizeHint() const
{
    int width = (Outcomes - 1) * legendSpace;
    for (int outcome = 0; outcome < Outcomes; ++outcome)
        width += itemWidth(outcome);
    return {width, fontMetrics().height()};
}

void ActivityLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto dyes = colors(palette());
    int left = 0;
    for (int outcome = 0; outcome < Outcomes; ++outcome) {
        const int width = itemWidth(outcome);
        const QRect item = QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, width, height()));
        const QRect sample = QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter,
                                                 {legendSide, legendSide}, item);
        painter.fillRect(sample, dyes[size_t(outcome)]);
        const QRect text = QStyle::visualRect(
            layoutDirection(), item,
            QRect(item.left() + legendSide + legendGap, 0, width - legendSide - legendGap, height()));
        painter.setPen(StateColors::of(palette()).muted);
        painter.drawText(text, int(Qt::AlignLeading | Qt::AlignVCenter) | Qt::TextSingleLine,
                         words(outcome, shownNumber(outcome)));
        left += width + legendSpace;
    }
}

void ActivityLegend::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activitybars.h"

#include <array>
#include <optional>
#include <QWidget>

namespace trunkline {

/// What the colours of the activity strip mean, each with the number it stands for. As wide as its highest
/// numbers need, so that nothing moves while others are shown.
class ActivityLegend : public QWidget {
    Q_OBJECT
public:
    static constexpr int Outcomes = 4;

    explicit ActivityLegend(QWidget *parent = nullptr);

    /// In the order of the bars from the bottom: failed, under way, arrived, received.
    static std::array<QColor, Outcomes> colors(const QPalette &palette);
    static std::array<qint64, Outcomes> numbers(const ActivityCount &count);

    void setTotals(const ActivityCount &totals);
    /// Nothing while that is being counted.
    void setShown(const std::optional<ActivityCount> &shown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int itemWidth(int outcome) const;
    QString shownNumber(int outcome) const;
    static QString words(int outcome, const QString &number);

    ActivityCount m_totals;
    std::optional<ActivityCount> m_shown;
};

} // namespace trunkline

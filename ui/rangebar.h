// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/timerange.h"

#include <memory>
#include <optional>
#include <QWidget>

class QDateTimeEdit;

namespace Ui {
class RangeBar;
}

namespace trunkline {

/// Chooses a half-open span of time: by preset, or by two moments in the zone shown. Widgets by name:
/// rangePreset, rangeFrom, rangeTo, rangeZone, rangeHint.
class RangeBar : public QWidget {
    Q_OBJECT
public:
    explicit RangeBar(QWidget *parent = nullptr);
    ~RangeBar() override;

    /// The span as it stands now; of a preset, as the calendar says at this moment. Empty when the end is not
    /// after the start.
    TimeRange range();
    QTimeZone zone() const;
    /// The preset chosen; nothing while two moments are.
    std::optional<RangePreset> preset() const;
    /// Chooses a preset, as if by hand.
    void choose(RangePreset preset);
    /// Chooses two moments, as if by hand.
    void choose(const TimeRange &span);

Q_SIGNALS:
    /// A valid span was chosen. A change of zone emits this too, where it moves the span (Today).
    void rangeChanged();
    void zoneChanged(const QTimeZone &zone);

private:
    void fillChoices();
    void nameZones();
    void presetChosen();
    void momentEdited();
    void zoneChosen();
    void display(const TimeRange &range);
    qint64 momentOf(const QDateTimeEdit *edit) const;
    TimeRange edited() const;

    std::unique_ptr<Ui::RangeBar> m_ui;
    TimeRange m_last; ///< the span last shown, to follow through a change of zone
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "rangebar.h"

#include "ui_rangebar.h"
#include "visibletext.h"

#include <QDateTime>
#include <QSignalBlocker>

namespace trunkline {
namespace {

constexpr int customChoice = -1;

} // namespace

RangeBar::RangeBar(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::RangeBar>())
{
    m_ui->setupUi(this);
    m_ui->rangeHint->hide();
    fillChoices();
    nameZones();
    display(range());
    connect(m_ui->rangePreset, &QComboBox::activated, this, &RangeBar::presetChosen);
    connect(m_ui->rangeFrom, &QDateTimeEdit::dateTimeChanged, this, &RangeBar::momentEdited);
    connect(m_ui->rangeTo, &QDateTimeEdit::dateTimeChanged, this, &RangeBar::momentEdited);
    connect(m_ui->rangeZone, &QComboBox::currentIndexChanged, this, &RangeBar::zoneChosen);
}

RangeBar::~RangeBar() = default;

void RangeBar::fillChoices()
{
    QComboBox *choices = m_ui->rangePreset;
    choices->addItem(tr("Today"), int(RangePreset::Today));
    choices->addItem(tr("Yesterday"), int(RangePreset::Yesterday));
    choices->addItem(tr("7 days"), int(RangePreset::Last7Days));
    choices->addItem(tr("30 days"), int(RangePreset::Last30Days));
    choices->addItem(tr("This month"), int(RangePreset::ThisMonth));
    choices->addItem(tr("Last month"), int(RangePreset::LastMonth));
    choices->addItem(tr("90 days"), int(RangePreset::Last90Days));
    choices->addItem(tr("13 months"), int(RangePreset::Last13Months));
    choices->addItem(tr("Custom"), customChoice);
    choices->setCurrentIndex(choices->findData(int(RangePreset::Last7Days)));
}

void RangeBar::nameZones()
{
    const QTimeZone local = QTimeZone::systemTimeZone();
    const QString name = QString::fromLatin1(local.id());
    m_ui->rangeZone->addItem(tr("Local: %1").arg(name));
    m_ui->rangeZone->addItem(tr("UTC"));
    m_ui->rangeZone->setToolTip(
        plainToolTip(tr("Times are shown in this zone. Local is %1 (%2).")
                         .arg(name, local.displayName(QDateTime::currentDateTime(), QTimeZone::OffsetName))));
}

QTimeZone RangeBar::zone() const
{
    return m_ui->rangeZone->currentIndex() == 1 ? QTimeZone::utc() : QTimeZone::systemTimeZone();
}

std::optional<RangePreset> RangeBar::preset() const
{
    const int choice = m_ui->rangePreset->currentData().toInt();
    return choice == customChoice ? std::nullopt : std::optional(RangePreset(choice));
}

TimeRange RangeBar::range()
{
    const auto chosen = preset();
    if (!chosen)
        return edited();
    const TimeRange now = presetRange(*chosen, QDateTime::currentMSecsSinceEpoch(), zone());
    if (now != m_last)
        display(now);
    return now;
}

void RangeBar::choose(RangePreset preset)
{
    m_ui->rangePreset->setCurrentIndex(m_ui->rangePreset->findData(int(preset)));
    presetChosen();
}

void RangeBar::choose(const TimeRange &span)
{
    if (span.isEmpty())
        return;
    m_ui->rangePreset->setCurrentIndex(m_ui->rangePreset->findData(customChoice));
    m_ui->rangeHint->hide();
    display(span);
    Q_EMIT rangeChanged();
}

void RangeBar::presetChosen()
{
    m_ui->rangeHint->hide();
    if (preset())
        display(range());
    else
        m_ui->rangeFrom->setFocus();
    Q_EMIT rangeChanged();
}

void RangeBar::momentEdited()
{
    m_ui->rangePreset->setCurrentIndex(m_ui->rangePreset->findData(customChoice));
    m_last = edited();
    m_ui->rangeHint->setVisible(m_last.isEmpty());
    if (!m_last.isEmpty())
        Q_EMIT rangeChanged();
}

void RangeBar::zoneChosen()
{
    const TimeRange before = m_last;
    if (preset())
        range();
    else
        display(m_last); // the same moments, in the words of the other zone
    Q_EMIT zoneChanged(zone());
    if (m_last != before)
        Q_EMIT rangeChanged();
}

void RangeBar::display(const TimeRange &range)
{
    m_last = range;
    const auto set = [zone = zone()](QDateTimeEdit *edit, qint64 moment) {
        const QSignalBlocker quiet(edit);
        const QDateTime wall = QDateTime::fromMSecsSinceEpoch(moment, zone);
        // The editors hold wall clock readings without a zone; Qt::UTC keeps Qt from moving them.
        edit->setDateTime(QDateTime(wall.date(), wall.time(), Qt::UTC));
    };
    set(m_ui->rangeFrom, range.from);
    set(m_ui->rangeTo, range.to);
}

qint64 RangeBar::momentOf(const QDateTimeEdit *edit) const
{
    return QDateTime(edit->date(), edit->time(), zone()).toMSecsSinceEpoch();
}

TimeRange RangeBar::edited() const
{
    return {momentOf(m_ui->rangeFrom), momentOf(m_ui->rangeTo)};
}

} // namespace trunkline

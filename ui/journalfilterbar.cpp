// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalfilterbar.h"

#include "filterfield.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {
constexpr int anyTime = -1;
}

JournalFilterBar::JournalFilterBar(JournalFilter &filter, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
    , m_text(new QLineEdit(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_text->setObjectName(u"journalText"_s);
    m_text->setAccessibleName(tr("Filter"));
    m_text->setPlaceholderText(tr("Number, what was done, request id"));
    m_text->setMinimumWidth(220);
    makeFilterField(m_text);
    row->addWidget(m_text, 1);
    m_outcome = addChoice(row, tr("&Outcome"), u"journalOutcome"_s);
    m_kind = addChoice(row, tr("&Kind"), u"journalKind"_s);
    m_time = addChoice(row, tr("&Time"), u"journalTime"_s);
    m_zone = addChoice(row, tr("&Zone"), u"journalZone"_s);
    fillChoices();
    connect(m_text, &QLineEdit::textChanged, this, &JournalFilterBar::apply);
    for (QComboBox *choice : {m_outcome, m_kind, m_time})
        connect(choice, &QComboBox::currentIndexChanged, this, &JournalFilterBar::apply);
    connect(m_zone, &QComboBox::currentIndexChanged, this, [this] {
        apply(); // days begin at other moments
        Q_EMIT zoneChanged();
    });
}

QComboBox *JournalFilterBar::addChoice(QHBoxLayout *row, const QString &label, const QString &name)
{
    auto *choice = new QComboBox(this);
    choice->setObjectName(name);
    auto *buddy = new QLabel(label, this);
    buddy->setTextFormat(Qt::PlainText);
    buddy->setBuddy(choice);
    row->addWidget(buddy);
    row->addWidget(choice);
    return choice;
}

void JournalFilterBar::fillChoices()
{
    using Standing = JournalFilter::Standing;
    m_outcome->addItem(tr("Any outcome"), int(Standing::Any));
    m_outcome->addItem(tr("Waiting, under way"), int(Standing::UnderWay));
    m_outcome->addItem(tr("Unclear"), int(Standing::Unclear));
    m_outcome->addItem(tr("Done"), int(Standing::Done));
    m_outcome->addItem(tr("Refused"), int(Standing::Refused));
    m_outcome->addItem(tr("Proven absent"), int(Standing::Absent));
    using Kind = JournalFilter::Kind;
    m_kind->addItem(tr("Everything"), int(Kind::Any));
    m_kind->addItem(tr("Purchases"), int(Kind::Purchases));
    m_kind->addItem(tr("Messages"), int(Kind::Messages));
    m_kind->addItem(tr("Routes of numbers"), int(Kind::Routing));
    m_kind->addItem(tr("Other changes of numbers"), int(Kind::Numbers));
    m_kind->addItem(tr("Routes"), int(Kind::Routes));
    m_kind->addItem(tr("Message callbacks"), int(Kind::Callbacks));
    m_time->addItem(tr("Any time"), anyTime);
    m_time->addItem(tr("Today"), int(RangePreset::Today));
    m_time->addItem(tr("Yesterday"), int(RangePreset::Yesterday));
    m_time->addItem(tr("7 days"), int(RangePreset::Last7Days));
    m_time->addItem(tr("30 days"), int(RangePreset::Last30Days));
    m_time->addItem(tr("This month"), int(RangePreset::ThisMonth));
    m_time->addItem(tr("Last month"), int(RangePreset::LastMonth));
    m_zone->addItem(tr("Local: %1").arg(QString::fromLatin1(QTimeZone::systemTimeZoneId())));
    m_zone->addItem(tr("UTC"));
}

void JournalFilterBar::apply()
{
    m_filter.setText(m_text->text());
    m_filter.setStanding(JournalFilter::Standing(m_outcome->currentData().toInt()));
    m_filter.setKind(JournalFilter::Kind(m_kind->currentData().toInt()));
    const int preset = m_time->currentData().toInt();
    m_filter.setRange(
        preset == anyTime
            ? std::nullopt
            : std::optional(presetRange(RangePreset(preset), QDateTime::currentMSecsSinceEpoch(), zone())));
}

QTimeZone JournalFilterBar::zone() const
{
    return m_zone->currentIndex() == 1 ? QTimeZone::utc() : QTimeZone::systemTimeZone();
}

void JournalFilterBar::focusText()
{
    m_text->setFocus();
    m_text->selectAll();
}

void JournalFilterBar::clear()
{
    m_text->clear();
    for (QComboBox *choice : {m_outcome, m_kind, m_time})
        choice->setCurrentIndex(0);
}

} // namespace trunkline

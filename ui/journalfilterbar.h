// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journalfilter.h"

#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLineEdit;

namespace trunkline {

/// The filter row of the journal: text, outcome, kind, time, and the zone that times are shown in. Widgets by
/// name: journalText, journalOutcome, journalKind, journalTime, journalZone.
class JournalFilterBar : public QWidget {
    Q_OBJECT
public:
    explicit JournalFilterBar(JournalFilter &filter, QWidget *parent = nullptr);

    void focusText();
    void clear();
    QTimeZone zone() const;

Q_SIGNALS:
    void zoneChanged();

private:
    QComboBox *addChoice(QHBoxLayout *row, const QString &label, const QString &name);
    void fillChoices();
    void apply();

    JournalFilter &m_filter;
    QLineEdit *m_text;
    QComboBox *m_outcome = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_time = nullptr;
    QComboBox *m_zone = nullptr;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageswords.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLocale>

namespace trunkline {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(trunkline::MessagesPage)
};

QString partsText(int parts)
{
    return Words::tr("%n part(s)", nullptr, parts);
}

} // namespace

QString loadedText(const ListStatus &list, int loaded, int shown)
{
    const QString count = QLocale().toString(loaded);
    switch (list.state()) {
    case ListStatus::State::Idle:
        return {};
    case ListStatus::State::Loading:
        return loaded == 0 ? Words::tr("Loading…") : Words::tr("%1 loaded…").arg(count);
    case ListStatus::State::Paused:
    case ListStatus::State::Failed:
        return Words::tr("%1 loaded, more on the server").arg(count);
    case ListStatus::State::Complete:
        break;
    }
    return Words::tr("%1 of %2", "shown, loaded").arg(QLocale().toString(shown), count);
}

QString shownTotalsText(const MessageTotals &totals)
{
    return Words::tr("%1 · %2 · %3", "messages, parts, cost")
        .arg(Words::tr("%Ln message(s)", nullptr, totals.rows), partsText(totals.parts),
             totals.cost.toString());
}

QString selectedTotalsText(const MessageTotals &totals)
{
    return Words::tr("%1 · %2 · %3", "messages, parts, cost")
        .arg(Words::tr("%Ln selected", nullptr, totals.rows), partsText(totals.parts),
             totals.cost.toString());
}

void fillMessageChoices(QComboBox *direction, QComboBox *status, QComboBox *type)
{
    using Filter = MessageFilter;
    direction->addItem(Words::tr("All"), int(Filter::Direction::Any));
    direction->addItem(Words::tr("Sent"), int(Filter::Direction::Sent));
    direction->addItem(Words::tr("Received"), int(Filter::Direction::Received));
    status->addItem(Words::tr("All"), int(Filter::Standing::Any));
    status->addItem(Words::tr("Received"), int(Filter::Standing::Received));
    status->addItem(Words::tr("Under way"), int(Filter::Standing::Underway));
    status->addItem(Words::tr("Arrived"), int(Filter::Standing::Arrived));
    status->addItem(Words::tr("Failed"), int(Filter::Standing::Failed));
    type->addItem(Words::tr("All"), int(Filter::Kind::Any));
    type->addItem(Words::tr("SMS"), int(Filter::Kind::Sms));
    type->addItem(Words::tr("MMS"), int(Filter::Kind::Mms));
}

} // namespace trunkline

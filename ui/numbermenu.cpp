// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbermenu.h"

#include "unclearline.h"
#include "visibletext.h"

namespace trunkline {

NumberMenu::NumberMenu(QMenu *menu, NumberBook &numbers, NumberActions &actions, Selected selected)
    : QObject(menu)
    , m_menu(menu)
    , m_numbers(numbers)
    , m_actions(actions)
    , m_selected(std::move(selected))
{
    menu->setToolTipsVisible(true);
    connect(menu->addAction(tr("Copy")), &QAction::triggered, this, &NumberMenu::copyRequested);
    menu->addSeparator();
    addRoutes();
    menu->addSeparator();
    addEdits();
    menu->addSeparator();
    add(tr("Release…"), WriteKind::Release,
        [this](const QList<PhoneNumber> &chosen) { m_actions.release(chosen); });
    connect(menu, &QMenu::aboutToShow, this, &NumberMenu::update);
}

void NumberMenu::add(const QString &text, WriteKind kind, Act act)
{
    QAction *action = m_menu->addAction(text);
    m_kinds.insert(action, kind);
    connect(action, &QAction::triggered, this, [this, act = std::move(act)] { act(m_selected()); });
}

void NumberMenu::addRoutes()
{
    using Numbers = QList<PhoneNumber>;
    add(tr("Set primary route…"), WriteKind::SetPrimaryRoute,
        [this](const Numbers &chosen) { m_actions.setRoute(chosen, api::RouteSlot::Primary); });
    add(tr("Set failover route…"), WriteKind::SetFailoverRoute,
        [this](const Numbers &chosen) { m_actions.setRoute(chosen, api::RouteSlot::Failover); });
    add(tr("Clear primary route"), WriteKind::ClearPrimaryRoute,
        [this](const Numbers &chosen) { m_actions.clearRoute(chosen, api::RouteSlot::Primary); });
    add(tr("Clear failover route"), WriteKind::ClearFailoverRoute,
        [this](const Numbers &chosen) { m_actions.clearRoute(chosen, api::RouteSlot::Failover); });
}

void NumberMenu::addEdits()
{
    using Numbers = QList<PhoneNumber>;
    add(tr("Edit alias…"), WriteKind::EditNumber,
        [this](const Numbers &chosen) { m_actions.editAlias(chosen); });
    m_menu->addSeparator();
    add(tr("Switch messaging on"), WriteKind::EditNumber,
        [this](const Numbers &chosen) { m_actions.setMessaging(chosen, true); });
    add(tr("Switch messaging off"), WriteKind::EditNumber,
        [this](const Numbers &chosen) { m_actions.setMessaging(chosen, false); });
    add(tr("Look up caller names"), WriteKind::EditNumber,
        [this](const Numbers &chosen) { m_actions.setCnam(chosen, true); });
    add(tr("Do not look up caller names"), WriteKind::EditNumber,
        [this](const Numbers &chosen) { m_actions.setCnam(chosen, false); });
}

void NumberMenu::update()
{
    const QList<PhoneNumber> selected = m_selected();
    for (auto entry = m_kinds.cbegin(); entry != m_kinds.cend(); ++entry) {
        const QString reason = blockedReason(m_numbers.unclearOnAll(entry.value(), selected));
        entry.key()->setEnabled(reason.isEmpty());
        entry.key()->setToolTip(plainToolTip(reason.isEmpty() ? entry.key()->text() : reason));
        entry.key()->setStatusTip(reason);
    }
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "numberactions.h"

#include <QMenu>

namespace trunkline {

/// Fills the menu of a row with what can be done with the selected numbers. Whenever it opens, actions that
/// an unclear change of the same kind blocks are off, and their tool tip says why.
class NumberMenu : public QObject {
    Q_OBJECT
public:
    using Selected = std::function<QList<PhoneNumber>()>;

    NumberMenu(QMenu *menu, NumberBook &numbers, NumberActions &actions, Selected selected);

Q_SIGNALS:
    void copyRequested();

private:
    using Act = std::function<void(const QList<PhoneNumber> &)>;
    void add(const QString &text, WriteKind kind, Act act);
    void addRoutes();
    void addEdits();
    void update();

    QMenu *m_menu;
    NumberBook &m_numbers;
    NumberActions &m_actions;
    Selected m_selected;
    QHash<QAction *, WriteKind> m_kinds;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callpath.h"
#include "workspace.h"

#include <memory>
#include <QWidget>

class QCheckBox;

namespace Ui {
class NumberDetailPane;
}

namespace trunkline {

class DetailsButton;
class UnclearLine;

/// The pane beside the table: everything about one selected number, or what can be done with several. What
/// is unclear of it shows, and the same action is off until it is settled. It shows and asks; NumberActions
/// does.
class NumberDetailPane : public QWidget {
    Q_OBJECT
public:
    explicit NumberDetailPane(Workspace &workspace, QWidget *parent = nullptr);
    ~NumberDetailPane() override;

    void showNumbers(const QList<PhoneNumber> &numbers);
    const QList<PhoneNumber> &shown() const { return m_shown; }
    /// Gives the keyboard to the first thing that can be done here.
    void focusFirst();

Q_SIGNALS:
    void setRouteRequested(bool failover);
    void clearRouteRequested(bool failover);
    void aliasRequested();
    void cnamRequested(bool on);
    void messagingRequested(bool on);
    void releaseRequested();
    void composeRequested();
    void messagesRequested();

private:
    void connectButtons();
    void refreshShown();
    void showOne(const PhoneNumber &number);
    void showMany();
    void showSwitch(QCheckBox *box, bool (*isOn)(const OwnedNumber &));
    void showBlocked();
    QHash<QWidget *, WriteKind> actions() const;
    void showPath(const NumberDetail *detail, bool failed);
    std::optional<CallStop> stop(const NumberDetail &detail, const QString &routeId) const;
    void copy();

    NumberBook &m_numbers;
    RouteBook &m_routes;
    std::unique_ptr<Ui::NumberDetailPane> m_ui;
    DetailsButton *m_details = nullptr;
    UnclearLine *m_unclear;
    QHash<QWidget *, QString> m_toolTips; ///< while nothing is blocked
    QList<PhoneNumber> m_shown;
};

} // namespace trunkline

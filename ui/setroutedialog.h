// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labeltone.h"
#include "routesmodel.h"
#include "workspace.h"

#include <memory>
#include <QDialog>
#include <QSortFilterProxyModel>

class QTableView;

namespace Ui {
class SetRouteDialog;
}

namespace trunkline {

class DetailsButton;
class UnlockLine;

/// Chooses the route for one or many numbers, or makes a new route first and chooses that. It writes nothing
/// but the new route; setting it is NumberActions' work after routeChosen. Deletes itself when closed.
class SetRouteDialog : public QDialog {
    Q_OBJECT
public:
    SetRouteDialog(Workspace &workspace, QList<PhoneNumber> numbers, api::RouteSlot slot, QWidget *parent);
    ~SetRouteDialog() override;

    /// Not while a new route is being made: what becomes of it must be told.
    void reject() override;

Q_SIGNALS:
    void routeChosen(const QString &routeId);

private:
    void setUpTable();
    void setUpForm();
    void showState();
    void showNewRoute(bool shown);
    void updateChoice();
    void accept() override;
    void createAndSet();
    void takeSettled(qint64 intent);
    void selectMade();
    QString selectedRouteId() const;
    /// Why the route cannot be used here, or empty.
    QString objection(const Route &route) const;
    QString currentRouteName() const;
    QString objectText() const;
    void say(const QString &problem, LabelTone tone = LabelTone::Bad);

    Workspace &m_workspace;
    QList<PhoneNumber> m_numbers;
    api::RouteSlot m_slot;
    RoutesModel m_model;
    QSortFilterProxyModel m_filter;
    std::unique_ptr<Ui::SetRouteDialog> m_ui;
    QTableView *m_table = nullptr;
    UnlockLine *m_unlock = nullptr;
    QString m_failure; ///< why the new route was not made; stands until something is changed
    QString m_failureDetails;
    DetailsButton *m_details = nullptr;
    LabelTone m_failureTone = LabelTone::Bad; ///< better when reading has found it after all
    bool m_creating = false;
    qint64 m_unclear = 0; ///< the journal's intent of a new route that may have been made
    QString m_made; ///< id of one that reading has found, until the list shows it
};

} // namespace trunkline

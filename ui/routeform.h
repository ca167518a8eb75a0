// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

#include <memory>
#include <QWidget>

namespace Ui {
class RouteForm;
}

namespace trunkline {

class RouteBook;

/// Alias, type and value of a route, checked while they are typed, with the rule in words under the value
/// (flowroute-api 5.2). Hosted by the dialogs that make or change a route.
class RouteForm : public QWidget {
    Q_OBJECT
public:
    explicit RouteForm(QWidget *parent = nullptr);
    ~RouteForm() override;

    /// Aliases that are taken, to be said before the service says it, and those whose making is unclear.
    /// `except` is the id of the route being changed.
    void setTaken(const RouteBook &routes, const QString &except = {});
    void setRoute(const Route &route);
    api::RouteDraft draft() const;
    bool isAcceptable() const { return m_acceptable; }
    void focusAlias();

Q_SIGNALS:
    void acceptableChanged(bool acceptable);
    void edited(); ///< something was typed or chosen

private:
    void check();
    QString problem() const;
    QString unclearProblem(const QString &alias) const;
    QString rule() const;
    RouteType type() const;

    std::unique_ptr<Ui::RouteForm> m_ui;
    const RouteBook *m_routes = nullptr;
    QString m_except;
    QStringList m_taken;
    bool m_acceptable = false;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labeltone.h"
#include "routesmodel.h"
#include "workspace.h"

#include <memory>
#include <QDialog>

class QTableView;

namespace Ui {
class RoutesDialog;
}

namespace trunkline {

class DetailsButton;
class UnlockLine;
struct ErrorText;

/// The routes of the account: list, new, edit, delete. The built-in route is fixed; a route in use is not
/// deleted, and the numbers that use it are named. Deletes itself when closed.
class RoutesDialog : public QDialog {
    Q_OBJECT
public:
    explicit RoutesDialog(Workspace &workspace, QWidget *parent = nullptr);
    ~RoutesDialog() override;

    /// Escape leaves an open form first; while a change is under way the dialog stays to tell of it.
    void reject() override;

private:
    const Route *selected() const;
    void connectWidgets();
    void updateButtons();
    void showState();
    void openForm(const Route *route);
    void closeForm();
    bool isEditable(const Route &route) const;
    void save();
    void takeSettled(qint64 intent);
    void saved(const QString &action, const WriteResult<Route> &result);
    void askDelete();
    void remove(const Route &route);
    QString usersText(const QList<PhoneNumber> &users) const;
    void say(const QString &text, bool bad);
    void say(const ErrorText &problem);
    void say(const QString &text, LabelTone tone);

    Workspace &m_workspace;
    RoutesModel m_model;
    std::unique_ptr<Ui::RoutesDialog> m_ui;
    QTableView *m_table = nullptr;
    DetailsButton *m_details = nullptr;
    UnlockLine *m_unlock = nullptr;
    bool m_writing = false;
    QString m_editing; ///< id of the route in the form, empty for a new one
};

} // namespace trunkline

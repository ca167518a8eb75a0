// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace trunkline {

class BudgetFields;

/// How much this program may spend on the account: per order, day and month, and what a message is taken to
/// cost. Shows what is spent. Saved ones count from the next purchase or message on. Deletes itself when
/// closed; must not outlive the session.
class LimitsDialog : public QDialog {
    Q_OBJECT
public:
    explicit LimitsDialog(Session &session, QWidget *parent = nullptr);

private:
    QLabel *addText(QVBoxLayout *layout, const QString &name);
    void addButtons(QVBoxLayout *layout);
    void showSpent();
    void check();
    void save();

    Session &m_session;
    QLabel *m_spent = nullptr;
    QLabel *m_problem = nullptr;
    BudgetFields *m_fields = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace trunkline

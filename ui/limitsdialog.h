// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace trunkline {

/// How much this program may spend on the account: per order, day and month, and what a message is taken to
/// cost. Shows what is spent. Saved ones count from the next purchase or message on. Deletes itself when
/// closed; must not outlive the session.
class LimitsDialog : public QDialog {
    Q_OBJECT
public:
    explicit LimitsDialog(Session &session, QWidget *parent = nullptr);

private:
    QLabel *addText(QVBoxLayout *layout, const QString &name);
    QLineEdit *addAmount(QFormLayout *form, const QString &label, const QString &name,
                         const std::optional<Money> &amount);
    void addButtons(QVBoxLayout *layout);
    void showSpent();
    void check();
    /// What is typed; nothing when a field cannot be read.
    std::optional<Budget> typed() const;
    void save();

    Session &m_session;
    QLabel *m_spent = nullptr;
    QLabel *m_problem = nullptr;
    QLineEdit *m_perOrder = nullptr;
    QLineEdit *m_perDay = nullptr;
    QLineEdit *m_perMonth = nullptr;
    QLineEdit *m_smsPart = nullptr;
    QLineEdit *m_mms = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace trunkline

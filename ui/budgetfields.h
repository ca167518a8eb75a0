// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/budget.h"

#include <QObject>
#include <QStringList>

class QFormLayout;
class QLineEdit;

namespace trunkline {

/// The spending limits of an account as rows of a form: at most per order, day and month, and what a message
/// is taken to cost.
class BudgetFields : public QObject {
    Q_OBJECT
public:
    /// Adds the rows at the end of the form; `parent` is the widget that the form lies in.
    BudgetFields(QFormLayout *form, QWidget *parent);

    void show(const Budget &budget);
    /// What the fields hold, as it is, to be shown again.
    QStringList texts() const;
    void showTexts(const QStringList &texts);
    /// What is typed; nothing when a field cannot be read.
    std::optional<Budget> typed() const;
    /// Why there is nothing, as a sentence; empty when all can be read.
    QString problem() const;
    QLineEdit *first() const { return m_perOrder; }

Q_SIGNALS:
    void edited();

private:
    QList<QLineEdit *> fields() const { return {m_perOrder, m_perDay, m_perMonth, m_smsPart, m_mms}; }
    QLineEdit *addAmount(QFormLayout *form, const QString &label, const QString &name, QWidget *parent);

    QLineEdit *m_perOrder;
    QLineEdit *m_perDay;
    QLineEdit *m_perMonth;
    QLineEdit *m_smsPart;
    QLineEdit *m_mms;
};

} // namespace trunkline

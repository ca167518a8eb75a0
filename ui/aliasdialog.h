// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"

#include <QDialog>

class QLineEdit;

namespace trunkline {

/// Asks for the alias of one or many numbers; empty takes it away. Deletes itself when closed.
class AliasDialog : public QDialog {
    Q_OBJECT
public:
    /// `object` names what the alias is for: a number, or how many.
    AliasDialog(Session &session, const QString &object, const QString &alias, QWidget *parent);

Q_SIGNALS:
    void chosen(const QString &alias);

private:
    QLineEdit *m_field;
};

} // namespace trunkline

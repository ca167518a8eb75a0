// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountopening.h"

#include <memory>
#include <QDialog>
#include <QPointer>

namespace Ui {
class OpeningDialog;
}

namespace trunkline {

/// Shows an AccountOpening that takes a while or needs a person: waiting for the key ring with a way around
/// it, or asking for the secret key with the reason. Comes into sight only then, closes itself when the key
/// is there or the opening is gone, and deletes itself. Rejected means that a person gave up.
class OpeningDialog : public QDialog {
    Q_OBJECT
public:
    /// A key ring that answers within this is not shown waiting. Tests shorten it.
    static constexpr int patienceMs = 300;

    OpeningDialog(AccountOpening &opening, QWidget *parent);
    ~OpeningDialog() override;

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void showState();
    void showAsking();
    void give();

    QPointer<AccountOpening> m_opening;
    std::unique_ptr<Ui::OpeningDialog> m_ui;
};

} // namespace trunkline

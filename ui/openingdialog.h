// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountopening.h"
#include "secretcheck.h"

#include <memory>
#include <QDialog>
#include <QPointer>

namespace Ui {
class OpeningDialog;
}

namespace trunkline {

/// Shows an AccountOpening that takes a while or needs a person: waiting for the key ring with a way around
/// it, or asking for the secret key with the reason. A key that is typed is tried on the service first: one
/// that it refuses opens nothing and is not kept; where it cannot be asked, a person may go on all the same.
/// Comes into sight only then, closes itself when the key is there or the opening is gone, and deletes
/// itself. Rejected means that a person gave up.
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
    void showAnswer(const SecretCheck::Answer &answer);
    void handOver();
    void offerAnyway(bool offered);
    void setAskingService(bool asking);

    QPointer<AccountOpening> m_opening;
    std::unique_ptr<Ui::OpeningDialog> m_ui;
    SecretCheck m_check;
    QString m_details; ///< of what is said
    bool m_mayGoOn = false; ///< with what is typed, though the service could not say whether it is right
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accounts.h"
#include "labeltone.h"
#include "profileform.h"

#include <functional>
#include <memory>
#include <QDialog>
#include <QHash>

namespace Ui {
class AccountsDialog;
}

namespace trunkline {

/// The saved accounts: every setting of each, their secret keys, files to take along, and forgetting. What is
/// typed and not saved yet stays when another account is looked at. Deletes itself when closed.
class AccountsDialog : public QDialog {
    Q_OBJECT
public:
    explicit AccountsDialog(Accounts accounts, QWidget *parent = nullptr);
    ~AccountsDialog() override;

    void select(const QString &profileId);

Q_SIGNALS:
    void connectRequested();
    void openRequested(const QString &profileId);

public Q_SLOTS:
    /// Asks first when something is not saved.
    void reject() override;

private:
    struct Draft {
        Profile profile; ///< with what can be read
        ProfileTexts texts;
    };

    void connectWidgets();
    /// Closes, having asked where something is not saved; then does that.
    void leave(std::function<void()> then);
    void closeThen(const std::function<void()> &then);
    QString problem(const Profile &before, const Profile &typed) const;
    void fillList();
    void fillEntry(const Profile &profile);
    void showSelected();
    void showWhetherOpen();
    void openSelected();
    void takeDraft();
    void updateButtons();
    void say(const QString &text, LabelTone tone);
    const Profile *selected() const;
    void save();
    QString whatSavingMeant(const Profile &before, const Profile &saved) const;
    void discard();
    void changeSecret();
    void keepSecret(const Profile &profile, const QString &secretKey);
    void dropSecret(const Profile &profile);
    void askToForget();
    void forget(const Profile &profile);
    void askForExport();
    void exportTo(const QString &file);
    void askForImport();
    void importFrom(const QString &file);

    Accounts m_accounts;
    std::unique_ptr<Ui::AccountsDialog> m_ui;
    QHash<QString, Draft> m_drafts; ///< typed and not saved, by id
    QString m_shown; ///< id of the profile in the form
    bool m_isFilling = false;
    bool m_isForgetting = false;
};

} // namespace trunkline

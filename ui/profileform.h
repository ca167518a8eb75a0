// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/profile.h"

#include <memory>
#include <QWidget>

namespace Ui {
class ProfileForm;
}

namespace trunkline {

class BudgetFields;
class Session;

/// What is typed where it may be that it cannot be read: a name, an address, amounts.
struct ProfileTexts {
    QString label;
    QString url;
    QStringList budget;
};

/// Everything about one saved account, in tabs. Holds what a person types; who shows it saves it.
class ProfileForm : public QWidget {
    Q_OBJECT
public:
    explicit ProfileForm(QWidget *parent = nullptr);
    ~ProfileForm() override;

    /// Shows `profile`, which may be a draft; `saved` is what the same account is now.
    void edit(const Profile &profile, const Profile &saved);
    /// What is shown. A field that cannot be read is as it was saved.
    Profile typed() const;
    /// The same as it is typed, to be shown again over edit().
    ProfileTexts texts() const;
    void showTexts(const ProfileTexts &texts);
    /// Why it cannot be saved, as a sentence; empty when it can.
    QString problem() const;
    /// The session of the account, for what the service keeps of it; nullptr while it is not open.
    void setSession(Session *session);
    /// See CallbacksTab.
    bool isWaiting();
    /// Where the secret key is kept; changed apart from the rest.
    void showHistoryFile(const Profile &profile);
    void showSecretPlace(SecretPlace place);

Q_SIGNALS:
    void edited();
    void changeSecretRequested();
    void openRequested();

private:
    void connectFields();
    void showIdentity();
    void showMinutes(int minutes);

    std::unique_ptr<Ui::ProfileForm> m_ui;
    BudgetFields *m_budget;
    Profile m_saved;
    bool m_isFilling = false;
};

} // namespace trunkline

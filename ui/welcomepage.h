// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/profilestore.h"

#include <memory>
#include <QWidget>

namespace Ui {
class WelcomePage;
}

namespace trunkline {

/// First start, and whenever no account is connected: two large choices, the saved accounts, and what is
/// happening while one is starting. Follows the store.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(const ProfileStore &profiles, QWidget *parent = nullptr);
    ~WelcomePage() override;

    /// The sandbox is starting: the choices are off until it has answered.
    void showStarting();
    /// Back to the choices, with what went wrong (may be empty).
    void showChoices(const QString &problem = {});

Q_SIGNALS:
    void sandboxChosen();
    void connectChosen();
    void profileChosen(const QString &profileId, bool inNewWindow);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showProfiles();

    const ProfileStore &m_profiles;
    std::unique_ptr<Ui::WelcomePage> m_ui;
};

} // namespace trunkline

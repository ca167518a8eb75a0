// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accounts.h"
#include "connectioncheck.h"
#include "connectionrequest.h"

#include <memory>
#include <optional>
#include <QPointer>
#include <QWidget>

namespace Ui {
class ConnectForm;
}

namespace trunkline {

/// Name, colour, base URL, keys, and whether and where all that is kept. Check makes a real read and says in
/// words what failed; Connect does the same read first, so a window never opens on keys that do not work. The
/// secret field is emptied when the form is hidden, and nothing hands the secret out but the signal.
class ConnectForm : public QWidget {
    Q_OBJECT
public:
    explicit ConnectForm(Accounts accounts, QWidget *parent = nullptr);
    ~ConnectForm() override;

    /// Fills in what the command line said, and says why a person is asked; the person completes the rest.
    void preset(const QString &label, const QUrl &baseUrl, const QString &why = {});

Q_SIGNALS:
    void accepted(const trunkline::ConnectionRequest &request);
    void cancelled();

protected:
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectButtons();
    QString labelFor(const Profile &profile) const;
    void probeKeyRing();
    void check(bool connectAfterwards);
    void showResult(const ApiError &error, bool connectAfterwards);
    void say(const QString &text, const QString &details = {});
    void setBusy(bool busy);
    void abandonCheck();
    void showPlace();
    void showCertificates(bool shown);
    bool keepsInRing() const;
    /// Of what is typed, without judging it: the saved profile of that account, or a new one.
    Profile typedProfile() const;
    /// Nothing, and said why, when something is missing or cannot be used.
    std::optional<ConnectionRequest> typed();

    Accounts m_accounts;
    std::unique_ptr<Ui::ConnectForm> m_ui;
    ConnectionCheck m_check;
    QString m_details;
    std::optional<bool> m_ringAnswers; ///< nothing until it is known
    bool m_isBusy = false;
    bool m_isColorChosen = false;
    QPointer<QWidget> m_focusBefore; ///< the check
};

} // namespace trunkline

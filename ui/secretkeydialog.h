// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accounts.h"
#include "secretcheck.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace trunkline {

/// Changes the secret key of a saved account, or where it is kept: in the key ring, or nowhere. A key is
/// tried on the service first: one that it refuses is not kept; where it cannot be asked, a person may keep
/// it all the same. The field is emptied when the dialog is hidden. Keeping is the work of whoever listens.
/// Deletes itself when closed.
class SecretKeyDialog : public QDialog {
    Q_OBJECT
public:
    SecretKeyDialog(const Profile &profile, SecretStore &secrets, QWidget *parent);

Q_SIGNALS:
    void keepRequested(const QString &secretKey);
    void dropRequested();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void addFields(QVBoxLayout *layout);
    void addButtons(QVBoxLayout *layout);
    void showChoice();
    void save();
    void showAnswer(const SecretCheck::Answer &answer);
    void keep();
    void setAskingService(bool asking);
    bool keeps() const;

    QLineEdit *m_secret = nullptr;
    QComboBox *m_place = nullptr;
    QLabel *m_said = nullptr;
    QPushButton *m_save = nullptr;
    SecretCheck m_check;
    bool m_mayGoOn = false; ///< with what is typed, though the service could not say whether it is right
    bool m_ringAnswers = false;
    bool m_isProbed = false;
};

} // namespace trunkline

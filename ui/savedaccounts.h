// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/profilestore.h"

#include <QPushButton>
#include <QScrollArea>

class QVBoxLayout;

namespace trunkline {

/// One saved account as a wide button: dot, name, host, and in words when it is read-only.
class SavedAccountButton : public QPushButton {
    Q_OBJECT
public:
    explicit SavedAccountButton(const Profile &profile, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_label;
    QString m_host;
    QString m_color;
    bool m_readOnly;
};

/// The saved accounts of this person, one button each; scrolls when there are many. Follows the store.
class SavedAccounts : public QScrollArea {
    Q_OBJECT
public:
    explicit SavedAccounts(QWidget *parent = nullptr);

    void showProfiles(const QList<Profile> &profiles);

Q_SIGNALS:
    /// `inNewWindow`: clicked with Ctrl.
    void chosen(const QString &profileId, bool inNewWindow);

private:
    QWidget *m_content;
    QVBoxLayout *m_layout;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/profileformat.h"

#include <functional>
#include <QObject>

namespace trunkline {

/// The profiles of this person on this computer: one JSON file, mode 0600, read again before every change, so
/// that several windows and programs do not undo each other. Small, so it is read and written on the GUI
/// thread. What cannot be read is set aside, never written over; a file of a newer Trunkline is left alone.
class ProfileStore : public QObject {
    Q_OBJECT
public:
    /// `file`: where it is kept; defaultFile() for people, another one for tests.
    explicit ProfileStore(QString file, QObject *parent = nullptr);

    /// $XDG_CONFIG_HOME/trunkline/profiles.json
    static QString defaultFile();

    const QList<Profile> &profiles() const { return m_profiles; }
    /// What keeps profiles from being kept, as a sentence that says what to do; empty when all is well.
    const QString &problem() const { return m_problem; }

    const Profile *find(const QString &id) const;
    /// The first whose label is this, upper and lower case alike.
    const Profile *findLabel(const QString &label) const;
    /// The one for this account (profilefolder.h), or nullptr.
    const Profile *findAccount(const QUrl &baseUrl, const QString &accessKey) const;

    /// Whether another profile than `exceptId` has this label, upper and lower case alike.
    bool isTaken(const QString &label, const QString &exceptId) const;

    /// Adds it, or changes the one with its id. False when it could not be written: then it holds for this
    /// run only, and problem() says why. Limits that Trunkline 0.1.0 kept for the account (BudgetSettings)
    /// are taken over when it has had none here, and are not kept there any more afterwards.
    bool save(const Profile &profile);
    bool remove(const QString &id);

    /// For a file to take along: without what is about this computer only.
    QList<Profile> toExport() const;
    /// Profiles of an exported file, given ids of their own; label and base URL as they are. Those of
    /// accounts that are here already are left out.
    QList<Profile> newOnes(const ProfileFile &imported) const;

    /// Takes in what other programs have written since. What could not be written here still holds.
    void reload();

Q_SIGNALS:
    void changed();

private:
    using Edit = std::function<void(QList<Profile> *)>;
    bool change(const Edit &edit);
    void readAndCatchUp();
    bool read();
    bool setAside(const QByteArray &bytes);
    bool write(const QList<Profile> &profiles);

    QString m_file;
    QList<Profile> m_profiles;
    QString m_problem;
    bool m_mayWrite = true;
    QList<Edit> m_unwritten; ///< what was changed and could not be written, in order
};

} // namespace trunkline

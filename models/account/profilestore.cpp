// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/profilestore.h"

#include "account/budgetsettings.h"
#include "account/profilefolder.h"
#include "storage/privatefiles.h"

#include <algorithm>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int lockMs = 2'000; // another program holds it for the time of one small file
constexpr qint64 largestFile = 4 * 1024 * 1024;

const Profile *first(const QList<Profile> &profiles, const std::function<bool(const Profile &)> &fits)
{
    const auto found = std::find_if(profiles.cbegin(), profiles.cend(), fits);
    return found == profiles.cend() ? nullptr : &*found;
}

/// What the profile is to be when it takes the place of `before` (nullptr: it is new).
Profile successor(const Profile *before, const Profile &profile)
{
    Profile kept = profile;
    const QString name = accountNameOf(profile);
    if (before) {
        kept.formerAccounts = before->formerAccounts;
        if (const QString old = accountNameOf(*before); old != name && !kept.formerAccounts.contains(old))
            kept.formerAccounts += old;
    }
    kept.formerAccounts.removeAll(name);
    if (kept.budget == Budget() && (!before || before->budget == Budget()))
        kept.budget = BudgetSettings(name).budget();
    return kept;
}

} // namespace

ProfileStore::ProfileStore(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
    read();
}

QString ProfileStore::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/trunkline/profiles.json"_s;
}

const Profile *ProfileStore::find(const QString &id) const
{
    return first(m_profiles, [&id](const Profile &profile) { return profile.id == id; });
}

const Profile *ProfileStore::findLabel(const QString &label) const
{
    return first(m_profiles, [&label](const Profile &profile) {
        return profile.label.compare(label, Qt::CaseInsensitive) == 0;
    });
}

const Profile *ProfileStore::findAccount(const QUrl &baseUrl, const QString &accessKey) const
{
    const QString name = profileNameOf(baseUrl, accessKey);
    return first(m_profiles, [&name](const Profile &profile) { return accountNameOf(profile) == name; });
}

bool ProfileStore::isTaken(const QString &label, const QString &exceptId) const
{
    return first(m_profiles, [&](const Profile &profile) {
        return profile.id != exceptId && profile.label.compare(label, Qt::CaseInsensitive) == 0;
    });
}

bool ProfileStore::save(const Profile &profile)
{
    const QString account =
        accountNameOf(profile); // it may be one of ours, and gone when they are read again
    const bool kept = change([profile](QList<Profile> *profiles) {
        const auto same = std::find_if(profiles->begin(), profiles->end(),
                                       [&profile](const Profile &one) { return one.id == profile.id; });
        if (same == profiles->end())
            profiles->append(successor(nullptr, profile));
        else
            *same = successor(&*same, profile);
    });
    if (kept)
        BudgetSettings(account).forget();
    return kept;
}

bool ProfileStore::remove(const QString &id)
{
    return change([id](QList<Profile> *profiles) {
        profiles->removeIf([&id](const Profile &profile) { return profile.id == id; });
    });
}

QList<Profile> ProfileStore::toExport() const
{
    QList<Profile> exported = m_profiles;
    for (Profile &profile : exported)
        profile.formerAccounts.clear();
    return exported;
}

QList<Profile> ProfileStore::newOnes(const ProfileFile &imported) const
{
    QList<Profile> fresh;
    for (Profile profile : imported.profiles) {
        const QString account = accountNameOf(profile);
        const auto isIt = [&account](const Profile &one) { return accountNameOf(one) == account; };
        if (first(m_profiles, isIt) || first(fresh, isIt))
            continue;
        profile.id = newProfileId();
        profile.secretPlace = SecretPlace::Session; // the key itself never travels
        profile.formerAccounts.clear(); // nor do journals
        fresh.append(profile);
    }
    return fresh;
}

void ProfileStore::reload()
{
    const QList<Profile> before = m_profiles;
    const QString whyUnwritten = m_problem;
    readAndCatchUp();
    if (!m_unwritten.isEmpty() && m_problem.isEmpty())
        m_problem = whyUnwritten;
    if (before != m_profiles)
        Q_EMIT changed();
}

/// Changes that could not be written hold on top of whatever is in the file now.
void ProfileStore::readAndCatchUp()
{
    read();
    for (const Edit &edit : std::as_const(m_unwritten))
        edit(&m_profiles);
}

bool ProfileStore::change(const Edit &edit)
{
    const QString folder = QFileInfo(m_file).absolutePath();
    const QString noFolder = makePrivateFolder(folder, FolderUse::Shared);
    QLockFile lock(m_file + u".lock"_s);
    lock.setStaleLockTime(0); // one whose owner died is noticed by its process number
    const bool locked = noFolder.isEmpty() && lock.tryLock(lockMs);
    if (locked)
        readAndCatchUp();
    edit(&m_profiles);
    m_unwritten += edit;
    const bool kept = locked && m_mayWrite && write(m_profiles);
    if (kept)
        m_unwritten.clear();
    else if (!noFolder.isEmpty())
        m_problem = tr("Accounts cannot be kept, so they are gone when the program ends. %1").arg(noFolder);
    else if (!locked)
        m_problem = tr("Another program is changing the accounts. Try again in a moment.");
    Q_EMIT changed();
    return kept;
}

bool ProfileStore::read()
{
    QFile file(m_file);
    if (!file.exists()) {
        m_problem.clear();
        m_mayWrite = true;
        return true; // nothing kept yet: what was changed in vain stays for this run
    }
    if (!file.open(QIODevice::ReadOnly)) {
        m_mayWrite = false;
        m_problem = tr("The accounts could not be read: %1. See to the file %2 and start again.")
                        .arg(file.errorString(), QDir::toNativeSeparators(m_file));
        return false;
    }
    const QByteArray bytes = file.read(largestFile);
    file.close();
    const ProfileFile found = readProfiles(bytes);
    m_mayWrite = found.problem != ProfileFile::Problem::Newer;
    m_problem.clear();
    if (found.problem == ProfileFile::Problem::None)
        m_profiles = found.profiles;
    else if (found.problem == ProfileFile::Problem::Newer)
        m_problem = tr("The accounts in %1 were kept by a newer Trunkline. They are left alone: use that "
                       "version, or move the file away to begin anew.")
                        .arg(QDir::toNativeSeparators(m_file));
    else
        m_mayWrite = setAside(bytes);
    return found.problem == ProfileFile::Problem::None;
}

/// A damaged file is kept beside the new one: somebody may still read labels and keys out of it.
bool ProfileStore::setAside(const QByteArray &bytes)
{
    const QString aside = m_file + u".damaged-"_s + QString::number(QDateTime::currentSecsSinceEpoch());
    const bool moved = bytes.isEmpty() ? QFile::remove(m_file) : QFile::rename(m_file, aside);
    m_problem = moved ? tr("The kept accounts could not be read. The file was set aside as %1; connect the "
                           "accounts anew.")
                            .arg(QDir::toNativeSeparators(aside))
                      : tr("The kept accounts could not be read, nor set aside. See to the file %1.")
                            .arg(QDir::toNativeSeparators(m_file));
    return moved;
}

bool ProfileStore::write(const QList<Profile> &profiles)
{
    const QByteArray bytes = writeProfiles(profiles);
    QSaveFile file(m_file);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(bytes) == bytes.size()
        && file.commit();
    if (!written)
        m_problem = tr("Accounts cannot be kept, so they are gone when the program ends. %1: %2")
                        .arg(QDir::toNativeSeparators(m_file), file.errorString());
    return written;
}

} // namespace trunkline

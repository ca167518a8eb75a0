// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accounts.h"

#include "account/budgetsettings.h"
#include "account/profilefolder.h"
#include "domain/visiblecharacters.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr qint64 largestCaFile = 8 * 1024 * 1024;

struct AccountsTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::Accounts)
};

/// The profile says where its secret key is now; false when that could not be written.
bool saveSecretPlace(ProfileStore &profiles, const Profile &now, SecretPlace place)
{
    Profile changed = now;
    changed.secretPlace = place;
    return changed == now || profiles.save(changed);
}

} // namespace

QList<QSslCertificate> certificatesIn(const QString &pemFile, QString *problem)
{
    const QString name = QDir::toNativeSeparators(pemFile);
    QFile file(pemFile);
    if (!file.open(QIODevice::ReadOnly)) {
        *problem =
            AccountsTr::tr("The certificate file %1 could not be read: %2. Choose another one, or none.")
                .arg(name, file.errorString());
        return {};
    }
    const QList<QSslCertificate> certificates =
        QSslCertificate::fromData(file.read(largestCaFile), QSsl::Pem);
    if (certificates.isEmpty()) {
        *problem =
            AccountsTr::tr("The file %1 holds no certificate in PEM form (-----BEGIN CERTIFICATE-----). "
                           "Choose another one, or none.")
                .arg(name);
    }
    return certificates;
}

QList<QSslCertificate> certificatesOf(const Profile &profile, QString *problem)
{
    return profile.caFile.isEmpty() ? QList<QSslCertificate>() : certificatesIn(profile.caFile, problem);
}

AccountLabel labelOf(const Profile &profile)
{
    return {visibleLine(profile.label, longestLabel), profile.color, false, accountNameOf(profile)};
}

OpenedSession openSession(const Profile &profile, const QString &secretKey, JournalOptions journal)
{
    OpenedSession opened;
    TransportOptions transport;
    transport.deadlineMs = profile.answerSeconds * 1'000;
    transport.messagesVersion = profile.messagesApi;
    transport.extraCertificates = certificatesOf(profile, &opened.problem);
    if (!opened.problem.isEmpty())
        return opened;
    journal.place = journalPlaceOf(profile.baseUrl, profile.accessKey);
    Profile used = profile;
    if (used.budget == Budget())
        used.budget = BudgetSettings(accountNameOf(used)).budget();
    journal.budget = used.budget;
    opened.session = std::make_unique<Session>(labelOf(profile), profile.baseUrl,
                                               Credentials{profile.accessKey, secretKey}, transport, journal,
                                               lockSettingsOf(profile));
    opened.session->setProfile(used);
    return opened;
}

void keepSecretKey(Accounts accounts, const QString &profileId, const QString &secretKey, QObject *context,
                   SecretMoved moved)
{
    const auto written = [accounts, profileId, context = QPointer(context),
                          moved = std::move(moved)](const SecretTrouble &trouble) {
        const Profile *now = accounts.profiles.find(profileId);
        if (!now) {
            if (!trouble)
                accounts.secrets.remove(profileId, &accounts.profiles, [](const SecretTrouble &) {});
            return;
        }
        const bool saved = !trouble && saveSecretPlace(accounts.profiles, *now, SecretPlace::KeyChain);
        if (context)
            moved(trouble, saved);
    };
    accounts.secrets.write(profileId, secretKey, &accounts.profiles, written);
}

void dropSecretKey(Accounts accounts, const QString &profileId, QObject *context, SecretMoved moved)
{
    const auto removed = [accounts, profileId, context = QPointer(context),
                          moved = std::move(moved)](const SecretTrouble &trouble) {
        const Profile *now = accounts.profiles.find(profileId);
        if (!now)
            return;
        // Where no key chain is said to have it, there is nothing that could go wrong.
        const bool isKept = trouble && now->secretPlace == SecretPlace::KeyChain;
        const bool saved = !isKept && saveSecretPlace(accounts.profiles, *now, SecretPlace::Session);
        if (context)
            moved(isKept ? trouble : SecretTrouble(), saved);
    };
    accounts.secrets.remove(profileId, &accounts.profiles, removed);
}

} // namespace trunkline

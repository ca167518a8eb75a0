// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accounts.h"

#include "account/budgetsettings.h"
#include "account/profilefolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr qint64 largestCaFile = 8 * 1024 * 1024;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(trunkline::Accounts)
};

} // namespace

QList<QSslCertificate> certificatesIn(const QString &pemFile, QString *problem)
{
    const QString name = QDir::toNativeSeparators(pemFile);
    QFile file(pemFile);
    if (!file.open(QIODevice::ReadOnly)) {
        *problem = Words::tr("The certificate file %1 could not be read: %2. Choose another one, or none.")
                       .arg(name, file.errorString());
        return {};
    }
    const QList<QSslCertificate> certificates =
        QSslCertificate::fromData(file.read(largestCaFile), QSsl::Pem);
    if (certificates.isEmpty()) {
        *problem = Words::tr("The file %1 holds no certificate in PEM form (-----BEGIN CERTIFICATE-----). "
                             "Choose another one, or none.")
                       .arg(name);
    }
    return certificates;
}

AccountLabel labelOf(const Profile &profile)
{
    return {profile.label, profile.color, false, accountNameOf(profile)};
}

OpenedSession openSession(const Profile &profile, const QString &secretKey, JournalOptions journal)
{
    OpenedSession opened;
    TransportOptions transport;
    transport.deadlineMs = profile.answerSeconds * 1'000;
    transport.messagesVersion = profile.messagesApi;
    if (!profile.caFile.isEmpty())
        transport.extraCertificates = certificatesIn(profile.caFile, &opened.problem);
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

} // namespace trunkline

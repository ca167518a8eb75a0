// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/profilefolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

/// One spelling for all ways to write the same address.
QByteArray normalised(QUrl url)
{
    if (url.port() == (url.scheme() == "https"_L1 ? 443 : 80))
        url.setPort(-1);
    url = url.adjusted(QUrl::StripTrailingSlash | QUrl::NormalizePathSegments);
    if (url.path() == "/"_L1)
        url.setPath({}); // a lone slash is not stripped
    return url.toEncoded();
}

} // namespace

QString profileNameOf(const QUrl &baseUrl, const QString &accessKey)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(normalised(baseUrl));
    hash.addData("\n");
    hash.addData(accessKey.toUtf8());
    return QString::fromLatin1(hash.result().toHex().left(32));
}

JournalPlace journalPlaceOf(const QUrl &baseUrl, const QString &accessKey)
{
    return journalPlaceNamed(profileNameOf(baseUrl, accessKey));
}

JournalPlace journalPlaceNamed(const QString &profileName)
{
    const auto base = [](QStandardPaths::StandardLocation location) -> QString {
        return QStandardPaths::writableLocation(location) + u"/trunkline"_s;
    };
    return {base(QStandardPaths::GenericDataLocation) + u"/profiles/"_s + profileName,
            base(QStandardPaths::GenericConfigLocation) + u"/heads/"_s + profileName};
}

QString archivePathNamed(const QString &profileName)
{
    return journalPlaceNamed(profileName).folder + u"/messages.db"_s;
}

QStringList removeArchiveNamed(const QString &profileName)
{
    const QDir folder(journalPlaceNamed(profileName).folder);
    QStringList left;
    for (const QString &name : folder.entryList({u"messages.db*"_s}, QDir::Files | QDir::Hidden)) {
        if (!QFile::remove(folder.filePath(name)))
            left += folder.filePath(name);
    }
    return left;
}

void removeFolderNamed(const QString &profileName)
{
    const QDir folder(journalPlaceNamed(profileName).folder);
    if (folder.exists())
        folder.rmdir(folder.path()); // says no where something is in it
}

} // namespace trunkline

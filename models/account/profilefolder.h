// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journalfile.h"

#include <QUrl>

namespace trunkline {

/// Names what is kept of an account: a hash of base URL (one spelling for all ways to write it) and access
/// key, so that the same account always finds it again.
QString profileNameOf(const QUrl &baseUrl, const QString &accessKey);

/// Where the journal of an account is kept: below XDG data, in a folder of that name; the copy of the
/// chain's head lies below XDG config.
JournalPlace journalPlaceOf(const QUrl &baseUrl, const QString &accessKey);
/// The same, by a name that profileNameOf() has given.
JournalPlace journalPlaceNamed(const QString &profileName);

/// Where the messages of an account are kept, in the same folder.
QString archivePathNamed(const QString &profileName);
/// Deletes that file with all that lies beside it (write-ahead log, backups, damaged ones set aside). Of what
/// could not be deleted, the paths. The folder stays, since a journal may be about to be made in it.
QStringList removeArchiveNamed(const QString &profileName);
/// Deletes the folder if nothing is in it, once nobody has anything of the account open.
void removeFolderNamed(const QString &profileName);

} // namespace trunkline

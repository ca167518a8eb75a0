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

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journalfile.h"

#include <QUrl>

namespace trunkline {

/// Where the journal of an account is kept: below XDG data, in a folder named by a hash of base URL and
/// access key, so that the same account always finds it again; the copy of the chain's head lies below XDG
/// config.
JournalPlace journalPlaceOf(const QUrl &baseUrl, const QString &accessKey);

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/profile.h"

#include <QByteArray>
#include <QList>

namespace trunkline {

/// Version of the file that this program writes. A change that an older program would misread raises it, adds
/// a step to readProfiles() and a file of the old version to tests/data/settings. Fields may be added without
/// that: who does not know them leaves them out.
inline constexpr int profileFormatVersion = 1;

/// Profiles as read from a file.
struct ProfileFile {
    enum class Problem {
        None,
        Unreadable, ///< not JSON, or not ours
        Newer, ///< written by a newer Trunkline: must not be written over
    };
    Problem problem = Problem::None;
    int version = 0; ///< the file's own
    QList<Profile> profiles;
    int leftOut = 0; ///< for want of a base URL that can be used
};

/// Reads any version up to ours. A profile's field that is missing, of a wrong type or out of range has its
/// default; a profile without a base URL that can be used (Transport::isAcceptable) is left out; ids are
/// unique afterwards. Words that this program does not know become the careful choice (read-only, session).
ProfileFile readProfiles(const QByteArray &bytes);

/// Indented JSON, fields always in the same order; never a secret, since a Profile has none.
QByteArray writeProfiles(const QList<Profile> &profiles);

} // namespace trunkline

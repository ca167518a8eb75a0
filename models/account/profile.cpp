// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/profile.h"

#include "account/profilefolder.h"

#include <QUuid>

namespace trunkline {

QString newProfileId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString accountNameOf(const Profile &profile)
{
    return profileNameOf(profile.baseUrl, profile.accessKey);
}

} // namespace trunkline

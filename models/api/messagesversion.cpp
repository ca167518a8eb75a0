// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/messagesversion.h"

using namespace Qt::StringLiterals;

namespace trunkline {

QString versionWord(MessagesVersion version)
{
    return version == MessagesVersion::V22 ? u"v2.2"_s : u"v2.1"_s;
}

QString messagesPath(MessagesVersion version)
{
    return u'/' + versionWord(version) + u"/messages"_s;
}

} // namespace trunkline

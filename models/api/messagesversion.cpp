// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/messagesversion.h"

using namespace Qt::StringLiterals;

namespace trunkline {

QString messagesPath(MessagesVersion version)
{
    return version == MessagesVersion::V2_2 ? u"/v2.2/messages"_s : u"/v2.1/messages"_s;
}

} // namespace trunkline

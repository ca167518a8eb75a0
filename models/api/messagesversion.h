// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trunkline {

/// Which version of the message calls an account is asked by (flowroute-api 1.1, 2.4). Records, receipts and
/// errors are the same in both; they differ in the path, in how numbers are written in requests, and V2_2
/// tells the price of each message.
enum class MessagesVersion {
    V2_1, ///< "12065550100"
    V2_2, ///< "+12065550100"
};

/// "/v2.1/messages" or "/v2.2/messages": messages and the account's callbacks live below it.
QString messagesPath(MessagesVersion version);

} // namespace trunkline

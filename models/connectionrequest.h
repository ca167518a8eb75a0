// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"

#include <QUrl>

namespace trunkline {

/// What the connect form hands over: where, as whom, and what the account is called here. Kept in memory
/// only.
struct ConnectionRequest {
    AccountLabel label;
    QUrl baseUrl;
    Credentials credentials;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/transport.h"

#include <optional>

namespace trunkline {

/// Reads TRUNKLINE_ACCESS_KEY and TRUNKLINE_SECRET_KEY, then removes every TRUNKLINE_* variable from the
/// environment, so that no child process inherits one. Nothing when either is missing. To be called first
/// thing, before any thread runs.
std::optional<Credentials> takeStartCredentials();

} // namespace trunkline

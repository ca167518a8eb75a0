// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/messagecallback.h"

namespace trunkline {

/// What a callback tells of, for the middle of a sentence: "incoming SMS", "MMS delivery receipts".
QString callbackName(CallbackType type);

} // namespace trunkline

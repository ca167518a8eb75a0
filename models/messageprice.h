// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"

namespace trunkline {

/// How the price of a message comes about, as far as its record states it (flowroute-api 2.4): "$0.0140
/// charged; 2 parts; each $0.0040 and $0.0030 carrier surcharge". Empty when it states nothing of that.
QString priceWords(const Message &message);

} // namespace trunkline

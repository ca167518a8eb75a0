// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/result.h"
#include "domain/availablenumber.h"
#include "domain/page.h"

namespace trunkline {
struct Answer;
}

/// What the jobs of inventoryapi.h make of a whole answer, without the wire: for them and for the fuzzer. The
/// keys live in inventoryapi.cpp. Any thread; an answer that cannot be read is a BadAnswer.
namespace trunkline::api {

Result<Page<AvailableNumber>> decodeAvailable(const Answer &answer);
Result<Page<AreaCode>> decodeAreaCodes(const Answer &answer);
Result<Page<Exchange>> decodeExchanges(const Answer &answer);

} // namespace trunkline::api

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/numbersapi.h"
#include "api/result.h"

namespace trunkline {
struct Answer;
}

/// What the jobs of numbersapi.h make of a whole answer, without the wire: for them and for the fuzzer. The
/// keys live in numbersapi.cpp. Any thread; an answer that cannot be read is a BadAnswer.
namespace trunkline::api {

Result<Page<OwnedNumber>> decodeNumbers(const Answer &answer);
/// The answer must be about the number that was asked for.
Result<NumberDetail> decodeNumber(const Answer &answer, const PhoneNumber &number);
/// Those of `asked` that the answer tells of. Others in it, and second ones of a number, are passed over.
Result<QList<NumberDetail>> decodeNumberDetails(const Answer &answer, const QList<PhoneNumber> &asked);
/// As decodeNumber; 207: done, but messaging could not be started (flowroute-api 3.3).
Result<Purchase> decodePurchase(const Answer &answer, const PhoneNumber &number);

} // namespace trunkline::api

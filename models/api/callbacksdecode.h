// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/result.h"

#include <QString>

namespace trunkline {
struct Answer;
}

/// What the jobs of callbacksapi.h make of a whole answer, without the wire: for them and for the fuzzer. The
/// keys live in callbacksapi.cpp. Any thread; an answer that cannot be read is a BadAnswer.
namespace trunkline::api {

/// The address that is set, empty when the answer says that none is (getCallback()).
Result<QString> decodeCallback(const Answer &answer);

} // namespace trunkline::api

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/result.h"
#include "domain/page.h"
#include "domain/route.h"

namespace trunkline {
struct Answer;
}

/// What the jobs of routesapi.h make of a whole answer, without the wire: for them and for the fuzzer. The
/// keys live in routesapi.cpp. Any thread; an answer that cannot be read is a BadAnswer.
namespace trunkline::api {

Result<Page<Route>> decodeRoutes(const Answer &answer);
/// The answer must be about what was asked: same id where there was one (empty: none), same alias.
Result<Route> decodeWrittenRoute(const Answer &answer, const QString &id, const QString &alias);

} // namespace trunkline::api

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jsonreader.h"
#include "domain/route.h"

namespace trunkline::api {

/// A route resource, also as it comes `included` with a number. Its keys live in routesapi.cpp.
Route readRoute(const JsonField &resource);

} // namespace trunkline::api

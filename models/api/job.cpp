// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/job.h"

namespace trunkline {

JobBase::~JobBase() = default;

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour.h"

namespace trunkline {

/// The main job, once, from the welcome page to a message looked up by its id. What one step sees (a bought
/// number, an id) the later ones use.
QList<TourStep> tourSteps();

} // namespace trunkline

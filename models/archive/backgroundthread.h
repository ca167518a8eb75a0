// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace trunkline {

/// The calling thread lets others of the program go first when there are more than processors: what it does
/// is long, and nobody sees when each piece of it is over. Linux; elsewhere nothing.
void standBehindWindows();

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace trunkline {

/// Gives freed blocks of 64 KiB and more back to the system at once; to be called before threads are started.
/// glibc keeps them for the thread once it has seen some go, and every network thread of Qt has a store of
/// its own: after some answers at the cap the program would hold on to a hundred megabytes. Nothing with
/// other C libraries.
void giveLargeBlocksBack();

} // namespace trunkline

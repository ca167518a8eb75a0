// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace trunkline {

/// What threads do that nobody sees the pieces of. The windows' thread goes first when there are more than
/// processors, then these in their order: what is decoded and read keeps the wire busy, while storing can
/// wait. The values are Linux's nice.
enum class BackgroundWork { Decoding = 5, Reading = 10, Storing = 15 };

/// Says so of the calling thread, and of those that it starts from then on. It only ever steps back: nobody
/// but root may come forward again. Linux; elsewhere nothing.
void standBehindWindows(BackgroundWork work);

} // namespace trunkline

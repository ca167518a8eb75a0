// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace trunkline {

/// What threads do that nobody sees the pieces of. The windows' thread goes first when there are more than
/// processors, then these in their order: what is decoded and read keeps the wire busy, while storing can
/// wait. The values are Linux's nice, and small: a program that takes every processor for itself must not
/// bring reading to a halt (the last gets a fifth beside it; with 15 it would be a thirtieth).
enum class BackgroundWork { Decoding = 2, Reading = 4, Storing = 6 };

/// Says so of the calling thread, and of those that it starts from then on. It only ever steps back: nobody
/// but root may come forward again. Linux; elsewhere nothing.
void standBehindWindows(BackgroundWork work);

} // namespace trunkline

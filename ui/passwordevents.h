// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace trunkline {

/// Keeps what is typed into password fields off the accessibility bus. Their text interface shows dots, but
/// Qt tells of every change of a line edit with the characters themselves, whatever its echo mode. From the
/// first call on, stars go out in their place; everything else goes out as it is. May be called again.
void hidePasswordEvents();

} // namespace trunkline

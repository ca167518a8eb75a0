// SPDX-License-Identifier: GPL-3.0-or-later
#include "largeblocks.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace trunkline {

void giveLargeBlocksBack()
{
#ifdef __GLIBC__
    ::mallopt(M_MMAP_THRESHOLD, 65'536); // and set by hand it no longer grows by itself
#endif
}

} // namespace trunkline

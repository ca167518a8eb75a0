// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/backgroundthread.h"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace trunkline {

void standBehindWindows([[maybe_unused]] BackgroundWork work)
{
#ifdef __linux__
    // Each thread has its own there. Not QThread::setPriority(), which does nothing for usual threads.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), static_cast<int>(work));
#endif
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/shutdown.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace sandbox {

#ifdef Q_OS_UNIX

namespace {

int signalPipe[2] = {-1, -1};

// A signal handler may do little more than write.
void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalPipe[0], &byte, 1);
}

} // namespace

Shutdown::Shutdown(bool withStdin)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe) == 0) {
        auto *signal = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, this);
        connect(signal, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
        std::signal(SIGTERM, onSignal);
        std::signal(SIGINT, onSignal);
    }
    if (!withStdin)
        return;
    auto *input = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(input, &QSocketNotifier::activated, this, [] {
        char bytes[256];
        if (::read(STDIN_FILENO, bytes, sizeof bytes) <= 0)
            QCoreApplication::quit();
    });
}

#else

// Elsewhere a process is ended from outside, together with its job.
Shutdown::Shutdown(bool)
{
}

#endif

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace sandbox {

/// Ends the application's event loop on SIGTERM and SIGINT and, if asked, when standard input is closed: a
/// test that dies leaves no server behind. One at a time.
class Shutdown : public QObject {
public:
    explicit Shutdown(bool withStdin);
};

} // namespace sandbox

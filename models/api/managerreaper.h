// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QNetworkAccessManager>

namespace trunkline {

/// Deletes a manager off the caller's path, on a thread for all of them. Its destructor waits up to five
/// seconds for Qt's network thread, which does not listen as long as a server pours headers at it
/// (ownconnections.h); here that is waited for, and what has poured more than `most` bytes is cut. Replies
/// must be gone before. At the end of the program nothing is waited for: a thread that still listens to
/// nobody ends with the process. From any thread, the manager's own.
void reapManager(std::unique_ptr<QNetworkAccessManager> manager, quint64 most);

} // namespace trunkline

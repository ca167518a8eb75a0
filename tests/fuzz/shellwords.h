// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QStringList>

namespace trunkline::fuzz {

/// The words that a POSIX shell makes of a line (XCU 2.2, 2.3), with variables left as they are: "$NAME".
/// Nothing when the line is not one simple command: an open quote, or any unquoted character that a shell
/// acts on.
std::optional<QStringList> shellWords(const QString &line);

} // namespace trunkline::fuzz

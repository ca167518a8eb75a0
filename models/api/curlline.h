// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trunkline {

struct Request;

/// A POSIX shell command that repeats the request with the keys taken from TRUNKLINE_ACCESS_KEY and
/// TRUNKLINE_SECRET_KEY. Everything else is single-quoted, so no text of a body is ever run by the shell.
QString curlLine(const Request &request, const QString &url);

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sandbox {

/// "2024-03-05T18:22:07" in UTC, of seconds since 1970. A page of messages needs thousands of these, and
/// QDateTime's formatting would take most of its time.
QString utcText(qint64 seconds);

} // namespace sandbox

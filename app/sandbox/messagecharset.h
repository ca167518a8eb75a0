// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sandbox {

/// 0 when GSM 03.38 with its extension table can say it, 8 (UCS-2) otherwise (flowroute-api 2.5).
int messageEncoding(const QString &body);
/// The parts that are charged: 160 characters or 153 a part in encoding 0, 70 or 67 UTF-16 units in 8; at
/// least 1.
int segmentCount(const QString &body);

} // namespace sandbox

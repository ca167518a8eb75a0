// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trunkline {

/// The words under the body field.
struct ComposeCounter {
    QString count; ///< "GSM 03.38 · 1 part · 120 characters left in it"
    QString published; ///< what Flowroute's own rule says, where it differs; else empty
    QString forced; ///< which character forces UCS-2; empty for plain text
    bool plainHelps = false; ///< whether replacing typographic characters changes the body
};

ComposeCounter countBody(const QString &body);

} // namespace trunkline

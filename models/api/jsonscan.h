// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace trunkline {

/// How much structure a document may have. The largest page we ask for (250 messages, each with receipts and
/// media) has some 20,000 values, nested nine deep.
struct JsonLimits {
    int depth = 64; ///< lists and objects inside each other
    int values = 200'000; ///< of any kind, members and elements alike
};

/// What a document is too much of, in the words of JsonReader ("document: nested more than 64 deep"), or
/// empty. One pass over the bytes, before any parser sees them: a parsed value costs 16 bytes and more
/// however short it is, so 32 MiB of "[],[],[]" would take a gigabyte. Judges no syntax; what is no JSON is
/// left to the parser. Any thread.
QString exceededJsonLimit(QByteArrayView json, const JsonLimits &limits = {});

} // namespace trunkline

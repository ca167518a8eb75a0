// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/intent.h"

#include <QByteArray>
#include <QList>
#include <QTimeZone>

namespace trunkline {

/// Lines of the journal for other programs, in the order given. Fixed English names and words (kindWord,
/// stateWord), times as ISO 8601 with the offset of that zone, money as dollars in plain digits, and of a
/// message the SHA-256 of its text, never the text.

/// RFC 4180, UTF-8, with a line of names. Text that a spreadsheet would run as a formula gets an apostrophe
/// in front.
QByteArray journalAsCsv(const QList<Intent> &intents, const QTimeZone &zone);
/// An array of objects with the same names; what is not known is left out. `wish` is what was asked for, see
/// journal/wish.h.
QByteArray journalAsJson(const QList<Intent> &intents, const QTimeZone &zone);

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"

namespace trunkline {

/// What a Message has beside the columns of its row: type, status words, encoding, amount, price, receipts,
/// media. CBOR, an array whose places never change their meaning; new ones go to its end. Words
/// that the service uses all the time are numbers. The same for the same message, byte by byte.
QByteArray encodedMore(const Message &message);

/// Fills in these fields of a message whose `at` is known already. False for what cannot be read.
bool decodeMore(const QByteArray &bytes, Message *message);

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/result.h"
#include "domain/message.h"
#include "domain/page.h"

namespace trunkline {
struct Answer;
}

/// What the jobs of messagesapi.h make of a whole answer, without the wire: for them and for the fuzzer. The
/// keys live in messagesapi.cpp. Any thread; an answer that cannot be read is a BadAnswer.
namespace trunkline::api {

Result<Page<Message>> decodeMessages(const Answer &answer);
/// The answer must be about the message that was asked for; the case of the id does not matter.
Result<Message> decodeMessage(const Answer &answer, const QString &id);
/// The id of a message that was accepted.
Result<QString> decodeSentId(const Answer &answer);

} // namespace trunkline::api

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/messagehash.h"
#include <QString>

namespace sandbox {

/// What a message is about. The texts are plain placeholders in many languages and scripts, with emoji,
/// right-to-left text, line breaks and more than one segment among them.
enum class Talk { Business, Reply, OptOut, OptIn, PictureCaption };

QString messageText(Talk talk, Dice &dice);

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/messageparts.h"

#include "domain/segments.h"

namespace trunkline {

int messageParts(const Message &message)
{
    if (message.price && message.price->segments > 0)
        return message.price->segments;
    return message.isMms ? 0 : partsOfReceived(message.body);
}

} // namespace trunkline

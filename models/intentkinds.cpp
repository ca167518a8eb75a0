// SPDX-License-Identifier: GPL-3.0-or-later
#include "intentkinds.h"

using namespace Qt::StringLiterals;

namespace trunkline {

bool actsOnNumber(WriteKind kind)
{
    return !actsOnRoute(kind) && !actsOnCallback(kind) && kind != WriteKind::SendMessage;
}

bool actsOnRoute(WriteKind kind)
{
    return kind == WriteKind::CreateRoute || kind == WriteKind::UpdateRoute || kind == WriteKind::DeleteRoute;
}

bool actsOnCallback(WriteKind kind)
{
    return kind == WriteKind::SetCallback || kind == WriteKind::ClearCallback;
}

bool wasSettledLater(const Intent &intent)
{
    return intent.settledBy == "read"_L1 || intent.settledBy == "person"_L1;
}

} // namespace trunkline

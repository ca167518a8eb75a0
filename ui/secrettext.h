// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/secretstore.h"

#include <QString>

namespace trunkline {

/// Where the secret key is kept, in one sentence: in the key ring, or nowhere, because none answers or by
/// choice.
QString secretPlaceText(bool ringAnswers, bool inRing);

/// Why a person is asked for a secret key, and what else can be done. `fromKeyRing`: the account keeps it
/// there.
QString secretAskedText(const SecretTrouble &trouble, bool fromKeyRing);

/// A secret key could not be kept: what that means and what to do.
QString secretNotKeptText(const SecretTrouble &trouble);

} // namespace trunkline

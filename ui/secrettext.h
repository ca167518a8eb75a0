// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/profile.h"
#include "account/secretstore.h"

#include <QString>

namespace trunkline {

/// Where the secret key is kept, in one sentence: in the key ring, or nowhere, because none answers or by
/// choice.
QString secretPlaceText(bool ringAnswers, bool inRing);

/// Why a person is asked for a secret key, and what else can be done. `fromKeyRing`: the account keeps it
/// there.
QString secretAskedText(const SecretTrouble &trouble, bool fromKeyRing);

/// The secret key of the account of that name could not be kept: what that means and what to do.
QString secretNotKeptText(const SecretTrouble &trouble, const QString &account);

/// What keeps the key ring from keeping a secret key or from letting go of it, and what to do.
QString ringTroubleText(const SecretTrouble &trouble);

/// Where a secret key that is typed goes, on one line.
QString baseUrlLine(const Profile &profile);

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/delivery.h"

namespace sandbox {

/// One nasty thing that a service could answer with.
struct Nasty {
    const char *name;
    const char *meaning; ///< for --help
    void (*spoil)(Delivery &delivery);
};

/// All of them, in the order of the rota.
const QList<Nasty> &nasties();

/// Makes a delivery nasty in that way. The account has done by then what was asked. What has no body to spoil
/// (204) stays as it is, unless the nasty thing is in the way it is sent.
void spoil(Delivery &delivery, const QString &name);

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/resource.h"

namespace sandbox {

/// Whether `kind` is one of the body kinds of FaultRule.
bool isFaultBody(const QString &kind);
/// An answer with that status and a body of that kind; the standard one when `kind` is empty.
Answer faultAnswer(int status, const QString &kind);
/// A JSON document without the key `missing`, and with values of a wrong type under `wrongType` (* for every
/// attribute); either may be empty. A body that is no JSON comes back as it was.
QByteArray distorted(const QByteArray &body, const QString &missing, const QString &wrongType);
/// A document about one object, as if it were about another: with `id`, which is also the value of a number.
/// A body without such an object comes back as it was.
QByteArray aboutAnother(const QByteArray &body, const QString &id);

} // namespace sandbox

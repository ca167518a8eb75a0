// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"

#include <QString>

namespace trunkline {

/// What a person is told of an ApiError: a sentence that says what happened and what to do now, and the
/// details for support (status, the service's words, request id). Both are plain text; the service's words
/// are only in `details` and, shortened, in `sentence` where they are the point (a refused value).
struct ErrorText {
    QString sentence;
    QString details;
};

/// The only place where an error becomes words for a read.
ErrorText describeError(const ApiError &error);
/// The same for a write that was refused or is unclear. `action` is a noun phrase in the person's words,
/// already translated ("Buying (206) 555-0100"). An unclear one says that it may have happened and
/// is being checked.
ErrorText describeWriteError(const QString &action, const ApiError &error, bool unclear);

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/outcome.h"

#include <algorithm>
#include <iterator>

namespace trunkline {

namespace {

/// Statuses by which the service says that it did not do it. Any other answer may hide a deed.
bool refuses(int httpStatus)
{
    static constexpr int statuses[] = {400, 401, 403, 404, 405, 415, 422, 429};
    return std::find(std::begin(statuses), std::end(statuses), httpStatus) != std::end(statuses);
}

} // namespace

Outcome outcomeOf(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::None:
        return Outcome::Done;
    case ApiError::Kind::Offline:
    case ApiError::Kind::TlsFailed:
    case ApiError::Kind::Blocked:
        return Outcome::Refused;
    case ApiError::Kind::BadCredentials:
    case ApiError::Kind::NotAllowed:
    case ApiError::Kind::NotFound:
    case ApiError::Kind::Rejected:
    case ApiError::Kind::TooMany:
        return refuses(error.httpStatus) ? Outcome::Refused : Outcome::Unknown;
    case ApiError::Kind::ConnectionLost:
    case ApiError::Kind::Timeout:
    case ApiError::Kind::Cancelled:
    case ApiError::Kind::ServerFault:
    case ApiError::Kind::Redirected:
    case ApiError::Kind::BadAnswer:
    case ApiError::Kind::TooLarge:
        return Outcome::Unknown;
    }
    return Outcome::Unknown;
}

} // namespace trunkline

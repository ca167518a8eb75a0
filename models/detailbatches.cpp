// SPDX-License-Identifier: GPL-3.0-or-later
#include "detailbatches.h"

namespace trunkline {

namespace {

/// As a service answers that has no such call, or another one at that address.
bool isNoSuchCall(const ApiError &error)
{
    switch (error.httpStatus) {
    case 400:
    case 404:
    case 405:
    case 415:
    case 501:
        return true;
    default:
        return false;
    }
}

} // namespace

DetailBatches::Then DetailBatches::failed(const ApiError &error)
{
    using Kind = ApiError::Kind;
    if (m_standing == Standing::Unknown && isNoSuchCall(error))
        m_standing = Standing::Absent;
    switch (error.kind) {
    case Kind::Offline:
    case Kind::TlsFailed:
    case Kind::BadCredentials:
    case Kind::TooMany:
    case Kind::Cancelled:
    case Kind::Blocked:
        return Then::Failed;
    default: // perhaps because of one of the numbers, of their count, or of the verb
        return Then::ReadSingly;
    }
}

} // namespace trunkline

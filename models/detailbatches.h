// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"

namespace trunkline {

/// Whether details can be read many at a time. That the service has a call for it is not proved
/// (flowroute-api 3.6), so one that refuses at the first time of asking is not asked again as long as this
/// lives; one that has answered before keeps its good name.
class DetailBatches {
public:
    enum class Then {
        ReadSingly, ///< reading one by one may do better
        Failed, ///< that would end the same way, and only ask more of the service
    };

    bool mayAsk() const { return m_standing != Standing::Absent; }
    void answered() { m_standing = Standing::Answers; }
    Then failed(const ApiError &error);

private:
    enum class Standing { Unknown, Answers, Absent };
    Standing m_standing = Standing::Unknown;
};

} // namespace trunkline

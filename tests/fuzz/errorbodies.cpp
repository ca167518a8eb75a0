// SPDX-License-Identifier: GPL-3.0-or-later
#include "oracle.h"
#include "targets.h"

namespace trunkline::fuzz {

void errorBody(const QByteArray &body)
{
    for (const int status : {404, 422}) {
        const ApiError error = errorFromBody(status, body);
        expect(error == errorFromBody(status, body), "the same body means the same twice");
        expect(error.kind == kindForStatus(status) && error.httpStatus == status,
               "the status decides the kind");
        expect(error.isError() && error.block == ApiError::Block::None, "an error stays one");
        expect(status == 404 || !isMissingResource(error), "only 404 says that there is none");
        expectHarmless(error);
        const bool says = !error.title.isEmpty() || !error.detail.isEmpty();
        expect(!says || error.excerpt.isEmpty(), "an excerpt is for bodies that say nothing else");
    }
    expectPrintable(safeExcerpt(body), 500, "an excerpt is a short line");
}

} // namespace trunkline::fuzz

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
        const bool missing = isMissingResource(error);
        expect(status == 404 || !missing, "only 404 says that there is none");
        expectHarmless(error);
        const bool says = !error.title.isEmpty() || !error.detail.isEmpty();
        expect(!says || error.excerpt.isEmpty(), "an excerpt is for bodies that say nothing else");
    }
    for (const int status : {0, 200, 302, 401, 403, 408, 429, 503})
        expect((kindForStatus(status) == ApiError::Kind::None) == (status == 200), "only 2xx is no error");
    expectPrintable(safeExcerpt(body), 500, "an excerpt is a short line");
    expectPrintable(safeText(QString::fromUtf8(body)), 1000, "a text is a short line");
}

} // namespace trunkline::fuzz

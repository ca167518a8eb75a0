// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace trunkline {

/// What a person typed as media of an MMS, one address a line.
struct MediaUrls {
    QStringList urls; ///< checked, encoded, in order
    QStringList wrong; ///< lines that are no http or https address
};

/// Blank lines are skipped. The service fetches the files, so only absolute http and https addresses with a
/// host can work (flowroute-api 2.2).
MediaUrls parseMediaUrls(const QString &typed);

} // namespace trunkline

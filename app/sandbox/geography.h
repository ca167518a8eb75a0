// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sandbox {

/// One area code of North America with its rate centers (resources/sandbox/ratecenters.txt).
struct AreaEntry {
    QString state; ///< lower case; empty for toll-free
    QString areaCode;
    QStringList rateCenters; ///< lower case; none for toll-free
};

QList<AreaEntry> readGeography();

} // namespace sandbox

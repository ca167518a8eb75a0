// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

namespace trunkline {

/// How a file comes from one version of the schema to the next. Carried out as one transaction.
struct SchemaStep {
    QByteArrayList statements;
};

/// Marks the file as ours: "TRKA" in SQLite's application_id.
inline constexpr int ArchiveApplicationId = 0x54524b41;

/// All the steps; the first makes version 1 of an empty file, and so on. Steps that were released never
/// change.
const QList<SchemaStep> &archiveSchema();

} // namespace trunkline

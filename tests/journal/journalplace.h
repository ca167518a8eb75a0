// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journalfile.h"

#include <QTemporaryDir>

/// A place for a journal that goes with the test, and lines to put there.
struct TemporaryPlace {
    QTemporaryDir root;
    trunkline::JournalPlace place{root.filePath(QStringLiteral("data/profile")),
                                  root.filePath(QStringLiteral("settings/head"))};
};

inline trunkline::JournalEvent line(qint64 intent, trunkline::IntentEvent event, const QString &body = {})
{
    return {0,
            1'700'000'000'000 + intent,
            intent,
            event,
            QJsonObject{{QStringLiteral("object"), QStringLiteral("12065550%1").arg(100 + intent)}},
            body};
}

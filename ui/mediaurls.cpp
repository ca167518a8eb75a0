// SPDX-License-Identifier: GPL-3.0-or-later
#include "mediaurls.h"

#include <QUrl>

namespace trunkline {

MediaUrls parseMediaUrls(const QString &typed)
{
    MediaUrls media;
    const QStringList lines = typed.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QString text = line.trimmed();
        if (text.isEmpty())
            continue;
        const QUrl url(text, QUrl::TolerantMode);
        const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
        if (url.isValid() && web && !url.host().isEmpty())
            media.urls += url.toString(QUrl::FullyEncoded);
        else
            media.wrong += text;
    }
    return media;
}

} // namespace trunkline

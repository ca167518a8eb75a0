// SPDX-License-Identifier: GPL-3.0-or-later
#include "visibletext.h"

namespace trunkline {

QString visibleText(const QString &text, qsizetype longest)
{
    const VisiblePart part = visiblePart(text, 0, longest);
    return part.end < text.size() ? QString(part.text + QChar(char16_t(0x2026))) : part.text;
}

QString plainToolTip(const QString &text)
{
    const QString shown = visibleText(text, longestToolTip);
    if (!shown.contains(QLatin1Char('<')) && !shown.contains(QLatin1String("&lt;")))
        return shown;
    return QStringLiteral("<qt>%1</qt>").arg(shown.toHtmlEscaped());
}

} // namespace trunkline

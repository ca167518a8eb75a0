// SPDX-License-Identifier: GPL-3.0-or-later
#include "englishplurals.h"

namespace trunkline {

QString EnglishPlurals::translate(const char *, const char *sourceText, const char *, int n) const
{
    if (n < 0)
        return {}; // not a plural form: the source text stands as it is
    QString text = QString::fromUtf8(sourceText);
    text.replace(QLatin1String("(es)"), n == 1 ? QString() : QStringLiteral("es"));
    text.replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
    return text;
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/messagecharset.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

bool isBasic(QChar c)
{
    static const QString marks = u"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà"_s;
    const char16_t u = c.unicode();
    return (u >= u'0' && u <= u'9') || (u >= u'A' && u <= u'Z') || (u >= u'a' && u <= u'z')
        || marks.contains(c);
}

/// Behind an escape, so they count twice.
bool isExtended(QChar c)
{
    return u"\f^{}\\[~]|€"_s.contains(c);
}

} // namespace

int messageEncoding(const QString &body)
{
    return std::all_of(body.begin(), body.end(), [](QChar c) { return isBasic(c) || isExtended(c); }) ? 0 : 8;
}

int segmentCount(const QString &body)
{
    const bool plain = messageEncoding(body) == 0;
    const qsizetype units = body.size() + (plain ? std::count_if(body.begin(), body.end(), isExtended) : 0);
    if (units <= (plain ? 160 : 70))
        return 1;
    const int part = plain ? 153 : 67;
    return int((units + part - 1) / part);
}

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ratelimit.h"

using namespace Qt::StringLiterals;

namespace sandbox {

bool RateLimit::admits(Kind kind, const QString &accessKey, const QString &endpoint, qint64 now)
{
    if (!m_on)
        return true;
    const bool mms = kind == Kind::Mms;
    Window &window = m_windows[accessKey % u' ' % endpoint % (mms ? " mms"_L1 : " sms"_L1)];
    const qint64 second = now / 1000;
    if (window.second != second)
        window = {second, 0};
    return ++window.attempts <= (mms ? 1 : 5);
}

} // namespace sandbox

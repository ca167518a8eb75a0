// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrywatch.h"

#include <QLocale>

namespace trunkline {

QString retryText(int attempt, int waitMs)
{
    return RetryWatch::tr("Trying again in %1 s, attempt %2…")
        .arg(QLocale().toString(waitMs / 1000.0, 'f', 1))
        .arg(attempt);
}

void RetryWatch::tell(const void *reader, int attempt, int waitMs)
{
    m_reader = reader;
    m_text = retryText(attempt, waitMs);
    Q_EMIT changed();
}

void RetryWatch::forget(const void *reader)
{
    if (reader != m_reader)
        return;
    m_reader = nullptr;
    m_text.clear();
    Q_EMIT changed();
}

} // namespace trunkline

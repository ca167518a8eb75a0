// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/messagetime.h"

#include <QDate>

namespace sandbox {

namespace {

void put(QChar *at, int digits, int value)
{
    for (int place = digits - 1; place >= 0; --place, value /= 10)
        at[place] = QChar(u'0' + value % 10);
}

} // namespace

QString utcText(qint64 seconds)
{
    constexpr qint64 day = 86'400;
    const int time = int((seconds % day + day) % day);
    const QDate date = QDate(1970, 1, 1).addDays((seconds - time) / day);
    QString text = QStringLiteral("0000-00-00T00:00:00");
    QChar *begin = text.data();
    put(begin, 4, date.year());
    put(begin + 5, 2, date.month());
    put(begin + 8, 2, date.day());
    put(begin + 11, 2, time / 3600);
    put(begin + 14, 2, time / 60 % 60);
    put(begin + 17, 2, time % 60);
    return text;
}

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <QTime>

namespace testsupport {

/// A range of days begins at midnight of the local zone, and is another one for a test that crosses it: waits
/// until that is over, if it is near.
inline bool keepAwayFromMidnight()
{
    constexpr int longestTestMs = 90'000;
    const auto isNear = [] {
        const int passed = QTime::currentTime().msecsSinceStartOfDay();
        return passed < 2'000 || passed > 24 * 3'600'000 - longestTestMs;
    };
    return QTest::qWaitFor([&isNear] { return !isNear(); }, longestTestMs + 10'000);
}

} // namespace testsupport

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// In front of every test (tests/CMakeLists.txt includes it by itself), so that none can forget: QTRY_ macros
/// wait long.

/// Milliseconds. Qt's own 5 s are over too soon under sanitizers on a busy machine; a test that passes never
/// waits so long.
constexpr int testWaitMs = 20'000;

namespace testsupport {

/// QTest::qWaitFor() with that patience.
template <typename Condition> bool waitFor(Condition condition)
{
    return QTest::qWaitFor(condition, testWaitMs);
}

} // namespace testsupport

#undef QTRY_VERIFY
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, testWaitMs)
#undef QTRY_VERIFY2
#define QTRY_VERIFY2(expr, message) QTRY_VERIFY2_WITH_TIMEOUT(expr, message, testWaitMs)
#undef QTRY_COMPARE
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT(expr, expected, testWaitMs)

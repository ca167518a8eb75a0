// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// In front of every test (tests/CMakeLists.txt includes it by itself), so that none can forget:
/// a warning of Qt's or of ours fails the test function in which it comes, and QTRY_ macros wait long.

/// Milliseconds. Qt's own 5 s are over too soon under sanitizers on a busy machine; a test that passes never
/// waits so long.
constexpr int testWaitMs = 20'000;

namespace testsupport {

/// QTest::qExec() with warnings as failures. QTest::ignoreMessage() still expects one. Warnings that are not
/// ours to mend are listed in testmain.cpp.
int runTest(QObject *test, int argc, char **argv);

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

#undef QTEST_MAIN_WRAPPER
#define QTEST_MAIN_WRAPPER(TestObject, ...)                                                                  \
    int main(int argc, char *argv[])                                                                         \
    {                                                                                                        \
        QTest::Internal::callInitMain<TestObject>();                                                         \
        __VA_ARGS__                                                                                          \
        TestObject tc;                                                                                       \
        QTEST_SET_MAIN_SOURCE_PATH                                                                           \
        return testsupport::runTest(&tc, argc, argv);                                                        \
    }

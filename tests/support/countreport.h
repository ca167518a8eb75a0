// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QStringList>

namespace testsupport {

/// Prints what a test has counted and how long that took. A passing test's output is not shown, so the same
/// goes into the folder TRUNKLINE_COUNTS, from where ./check prints it in front of ctest's summary.
class CountReport {
public:
    CountReport() { m_clock.start(); }

    /// One line each; the first begins with the test's name and the seconds since this was made.
    void print(const QStringList &lines) const;

private:
    QElapsedTimer m_clock;
};

} // namespace testsupport

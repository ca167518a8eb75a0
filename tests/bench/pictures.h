// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trunkline::bench {

/// Opens the program without a connection on an account that has a copy of that archive, searches it by mouse
/// and keys, and saves the window after each step, light and dark. Needs a QApplication. 0, or the number of
/// the step that failed.
int takePictures(const QString &archive, const QString &folder);

} // namespace trunkline::bench

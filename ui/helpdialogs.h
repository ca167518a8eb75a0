// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace trunkline {

/// All keys of the window, read from its own actions, so that the list cannot drift.
void showShortcuts(QWidget *window);
/// Name, version, licence, and what the program never does.
void showAbout(QWidget *window);

} // namespace trunkline

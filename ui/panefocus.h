// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace trunkline {

/// F6: moves the focus to the next pane of the page, since tables and text fields keep Tab or have many
/// stops. A pane is a visible widget whose dynamic property "pane" is true; panes go in reading order.
void focusNextPane(QWidget *page);

} // namespace trunkline

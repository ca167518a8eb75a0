// SPDX-License-Identifier: GPL-3.0-or-later
#include "cellwidth.h"

#include <QFontMetrics>
#include <QStyle>
#include <QWidget>

namespace trunkline {

int cellWidth(const QWidget &view, const QString &sample)
{
    const int margin = view.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &view) + 1;
    return view.fontMetrics().horizontalAdvance(sample) + 2 * margin + 4;
}

} // namespace trunkline

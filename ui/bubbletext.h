// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextLayout>

namespace trunkline {

/// A plain text broken into lines of at most that width, right to left where its first letter is.
class BubbleText {
public:
    BubbleText(const QString &text, const QFont &font, int width);

    /// The least rectangle that it fills.
    QSize size() const { return {qCeil(m_bounds.width()), qCeil(m_bounds.height())}; }
    /// The left upper corner of that rectangle is put there.
    void draw(QPainter *painter, const QPoint &at) const { m_layout.draw(painter, at - m_bounds.topLeft()); }

private:
    QTextLayout m_layout;
    QRectF m_bounds;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStyledItemDelegate>

namespace trunkline {

/// Paints a message of a Conversation as a bubble: the account's own at the trailing side, the other's at the
/// leading one, with time and status in words under the text, and the day above the first of each.
///
/// Breaking a text into lines takes some 50 µs, too long for thousands at once: sizeHint() tells what was
/// measured last, maybe for another width, or a guess; whoever shows an index has it measured before.
class BubbleDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool isMeasured(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// Returns whether sizeHint() is another one now.
    bool measure(const QStyleOptionViewItem &option, const QModelIndex &index);
    /// Its text may be another one.
    void outdate(const QModelIndex &index);
    /// The font is another one.
    void outdateAll();
    /// They are other messages.
    void forget() { m_measures.clear(); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Measure {
        int width = 0; ///< of the view, for which it is; 0: out of date
        int textHeight = 0;
    };
    int guess(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    int smallHeight(const QFont &font) const;

    QHash<qint64, Measure> m_measures; ///< by seq
    mutable QFont m_font; ///< for which it is
    mutable int m_smallHeight = 0; ///< of the lines beside the text
};

} // namespace trunkline

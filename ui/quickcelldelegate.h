// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lineshaper.h"
#include "quickelision.h"

#include <QCache>
#include <QStyledItemDelegate>

namespace trunkline {

/// Paints cells of words alone: DisplayRole on one line, elided, in the palette's colours; fonts, colours,
/// alignments and signs of the model are not asked for. Looks like QStyledItemDelegate, which shapes the text
/// of a cell three times whenever it paints it; here it is shaped when it is new, and kept. For tables that
/// are scrolled through and searched.
class QuickCellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// Qt::AlignRight: for numbers and amounts.
    explicit QuickCellDelegate(Qt::AlignmentFlag side = Qt::AlignLeading, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    /// The three parts of a cell, for those who paint something between its words and its edge.
    static void paintPanel(QPainter *painter, const QStyleOptionViewItem &cell);
    void paintWords(QPainter *painter, const QStyleOptionViewItem &cell, const QRect &room,
                    const QString &words, const QColor &color) const;
    static void paintFocus(QPainter *painter, const QStyleOptionViewItem &cell);
    static QColor wordsColor(const QStyleOptionViewItem &cell);
    static const QStyle *styleOf(const QStyleOptionViewItem &cell);

private:
    struct Key {
        QString text;
        int width = 0;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed) { return qHashMulti(seed, key.text, key.width); }
    };
    const ShapedLine *shaped(const QString &text, int width, const QStyleOptionViewItem &option) const;
    ShapedLine shapedToFit(const QString &text, int width, const QStyleOptionViewItem &option) const;
    void beginWith(const QStyleOptionViewItem &option) const;

    Qt::AlignmentFlag m_side;
    mutable QFont m_font; ///< that of what is kept here; so is the direction
    mutable QuickElision m_elision;
    mutable LineShaper m_shaper;
    mutable Qt::LayoutDirection m_direction = Qt::LeftToRight;
    mutable QCache<Key, ShapedLine> m_shaped;
};

} // namespace trunkline

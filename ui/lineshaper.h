// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QList>
#include <QStaticText>

namespace trunkline {

/// One line of plain text, shaped and ready to be painted any number of times.
class ShapedLine {
public:
    QSizeF size() const { return m_size; }
    void paint(QPainter *painter, QPointF topLeft) const;

private:
    friend class LineShaper;
    struct Piece {
        QPointF at;
        QStaticText text;
    };
    QList<Piece> m_pieces;
    QSizeF m_size;
};

/// Shapes lines in one font. Qt decodes the picture of an emoji whenever it shapes a text with one, ten times
/// as long as it takes for the words; here each is shaped once, and words and pictures are put side by side
/// where neither depends on the other (plainsign.h).
class LineShaper {
public:
    void setFont(const QFont &font, Qt::LayoutDirection direction);
    ShapedLine shaped(const QString &text);

private:
    struct Picture {
        QStaticText text;
        qreal above = 0; ///< its base line is so much lower than that of words
    };
    QStaticText piece(const QString &text) const;
    qreal ascentOf(const QString &text) const;
    const Picture &picture(const QString &sign);

    QFont m_font;
    Qt::LayoutDirection m_direction = Qt::LeftToRight;
    QHash<QString, Picture> m_pictures;
};

} // namespace trunkline

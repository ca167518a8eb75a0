// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineshaper.h"

#include "plainsign.h"

#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

/// All words are as high as these.
QString words()
{
    return u"x"_s;
}

/// Words and pictures by turns; nothing if it has anything else.
QList<QStringView> piecesOf(QStringView text)
{
    QList<QStringView> pieces;
    qsizetype wordsAt = 0;
    for (qsizetype place = 0; place < text.size();) {
        const qsizetype size = plainSignAt(text, place);
        if (size == 0)
            return {};
        const QStringView sign = text.sliced(place, size);
        if (isPicture(sign)) {
            if (place > wordsAt)
                pieces += text.sliced(wordsAt, place - wordsAt);
            pieces += sign;
            wordsAt = place + size;
        }
        place += size;
    }
    if (wordsAt < text.size())
        pieces += text.sliced(wordsAt);
    return pieces;
}

} // namespace

void ShapedLine::paint(QPainter *painter, QPointF topLeft) const
{
    for (const Piece &piece : m_pieces)
        painter->drawStaticText(topLeft + piece.at, piece.text);
}

void LineShaper::setFont(const QFont &font, Qt::LayoutDirection direction)
{
    m_font = font;
    m_direction = direction;
    m_pictures.clear();
}

ShapedLine LineShaper::shaped(const QString &text)
{
    ShapedLine line;
    const QList<QStringView> pieces = m_direction == Qt::LeftToRight ? piecesOf(text) : QList<QStringView>();
    if (pieces.size() < 2) {
        line.m_pieces.append({{}, piece(text)});
        line.m_size = line.m_pieces.constFirst().text.size();
        return line;
    }
    qreal width = 0;
    for (const QStringView part : pieces) {
        const Picture shape = isPicture(part) ? picture(part.toString()) : Picture{piece(part.toString())};
        line.m_pieces.append({{width, -shape.above}, shape.text});
        width += shape.text.size().width();
    }
    line.m_size = {width, piece(words()).size().height()};
    return line;
}

QStaticText LineShaper::piece(const QString &text) const
{
    QStaticText shape(text);
    shape.setTextFormat(Qt::PlainText);
    QTextOption line;
    line.setWrapMode(QTextOption::NoWrap);
    line.setFlags(QTextOption::IncludeTrailingSpaces); // a picture may follow
    line.setTextDirection(m_direction);
    shape.setTextOption(line);
    shape.prepare({}, m_font);
    return shape;
}

qreal LineShaper::ascentOf(const QString &text) const
{
    QTextLayout layout(text, m_font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    return layout.lineAt(0).ascent();
}

const LineShaper::Picture &LineShaper::picture(const QString &sign)
{
    const auto known = m_pictures.constFind(sign);
    if (known != m_pictures.cend())
        return *known;
    return *m_pictures.insert(sign, {piece(sign), ascentOf(sign) - ascentOf(words())});
}

} // namespace trunkline

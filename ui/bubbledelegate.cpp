// SPDX-License-Identifier: GPL-3.0-or-later
#include "bubbledelegate.h"

#include "bubbletext.h"
#include "conversation.h"
#include "theme.h"
#include "tonecolor.h"

#include <QPainter>
#include <QStyle>

namespace trunkline {

namespace {

constexpr int margin = 12; // beside bubbles
constexpr int bubbleSpace = 6; // between them
constexpr int bubblePadding = 10; // inside, beside the text
constexpr int bubbleInset = 7; // and above it
constexpr int whenGap = 2;
constexpr qreal share = 0.82; // of the width, at most
constexpr int radius = 12;

QFont smallFont(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.85);
    return small;
}

int textWidth(const QStyleOptionViewItem &option)
{
    return qMax(60, int(option.rect.width() * share) - 2 * bubblePadding);
}

int dayHeight(int smallHeight)
{
    return smallHeight + 3 * bubbleSpace;
}

void paintDay(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place, const QString &day)
{
    const StateColors colors = StateColors::of(option.palette);
    const int width = QFontMetrics(smallFont(option.font)).horizontalAdvance(day) + 2 * bubblePadding;
    const QRect words =
        QStyle::alignedRect(option.direction, Qt::AlignCenter, {width, place.height()}, place);
    const int middle = words.center().y();
    painter->setPen(colors.hairline);
    painter->drawLine(place.left() + margin, middle, words.left(), middle);
    painter->drawLine(words.right(), middle, place.right() - margin, middle);
    painter->setFont(smallFont(option.font));
    painter->setPen(colors.muted);
    painter->drawText(words, Qt::AlignCenter | Qt::TextSingleLine, day);
}

QColor fillOf(const QPalette &palette, bool own)
{
    const StateColors colors = StateColors::of(palette);
    QColor fill = own ? colors.accent : colors.muted;
    fill.setAlphaF(isDark(palette) ? 0.24F : 0.13F);
    return fill;
}

} // namespace

bool BubbleDelegate::isMeasured(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto known = m_measures.constFind(index.data(Conversation::SeqRole).toLongLong());
    return known != m_measures.cend() && known->width == option.rect.width();
}

bool BubbleDelegate::measure(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const int before = sizeHint(option, index).height();
    const BubbleText text(index.data().toString(), option.font, textWidth(option));
    m_measures.insert(index.data(Conversation::SeqRole).toLongLong(),
                      {option.rect.width(), text.size().height()});
    return sizeHint(option, index).height() != before;
}

void BubbleDelegate::outdate(const QModelIndex &index)
{
    if (const auto known = m_measures.find(index.data(Conversation::SeqRole).toLongLong());
        known != m_measures.end())
        known->width = 0;
}

void BubbleDelegate::outdateAll()
{
    for (Measure &known : m_measures)
        known.width = 0;
}

int BubbleDelegate::guess(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data().toString();
    const int width = int(text.size()) * option.fontMetrics.averageCharWidth();
    return (width / textWidth(option) + 1 + int(text.count(QLatin1Char('\n')))) * option.fontMetrics.height();
}

/// Asked for of every row at every layout, and a font takes as long as the rest.
int BubbleDelegate::smallHeight(const QFont &font) const
{
    if (m_smallHeight == 0 || font != m_font) {
        m_font = font;
        m_smallHeight = QFontMetrics(smallFont(font)).height();
    }
    return m_smallHeight;
}

QSize BubbleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto known = m_measures.constFind(index.data(Conversation::SeqRole).toLongLong());
    const int textHeight = known == m_measures.cend() ? guess(option, index) : known->textHeight;
    const int small = smallHeight(option.font);
    const int day = index.data(Conversation::StartsDayRole).toBool() ? dayHeight(small) : 0;
    return {option.rect.width(),
            day + bubbleInset + textHeight + whenGap + small + bubbleInset + bubbleSpace};
}

void BubbleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const bool own = index.data(Conversation::OwnRole).toBool();
    const QString when = index.data(Conversation::WhenRole).toString();
    const bool startsDay = index.data(Conversation::StartsDayRole).toBool();
    const int dayRoom = startsDay ? dayHeight(smallHeight(option.font)) : 0;
    const QFont small = smallFont(option.font);
    const BubbleText text(index.data().toString(), option.font, textWidth(option));
    const int wide = qMax(text.size().width(), QFontMetrics(small).horizontalAdvance(when) + 1);
    const QRect body = option.rect.adjusted(margin, dayRoom, -margin, -bubbleSpace);
    const QRect bubble =
        QStyle::alignedRect(option.direction, own ? Qt::AlignRight : Qt::AlignLeft,
                            {qMin(wide + 2 * bubblePadding, body.width()), body.height()}, body);
    const QRect inside = bubble.adjusted(bubblePadding, bubbleInset, -bubblePadding, -bubbleInset);

    painter->save();
    if (startsDay)
        paintDay(painter, option, {option.rect.topLeft(), QSize(option.rect.width(), dayRoom)},
                 index.data(Conversation::DayRole).toString());
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isChosen =
        option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_HasFocus);
    painter->setPen(isChosen ? QPen(StateColors::of(option.palette).accent, 2) : QPen(Qt::NoPen));
    painter->setBrush(fillOf(option.palette, own));
    painter->drawRoundedRect(isChosen ? bubble.adjusted(1, 1, -1, -1) : bubble, radius, radius);
    painter->setPen(option.palette.color(QPalette::Text));
    text.draw(
        painter,
        QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignTop, text.size(), inside).topLeft());
    painter->setFont(small);
    const Tone tone = Tone(index.data(Conversation::ToneRole).toInt());
    painter->setPen(toneColor(own && tone == Tone::Bad ? tone : Tone::Neutral, option.palette));
    painter->drawText(inside, int(Qt::AlignBottom) | (own ? Qt::AlignTrailing : Qt::AlignLeading), when);
    painter->restore();
}

} // namespace trunkline

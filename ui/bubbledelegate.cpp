// SPDX-License-Identifier: GPL-3.0-or-later
#include "bubbledelegate.h"

#include "conversation.h"
#include "statuswords.h"
#include "theme.h"
#include "tonecolor.h"

#include <QListView>
#include <QPainter>
#include <QTextLayout>

namespace trunkline {

namespace {

constexpr int margin = 12; // beside and between bubbles, half of it above and below
constexpr int padding = 8;
constexpr qreal share = 0.8; // of the width, at most

QFont smallFont(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.88);
    return small;
}

/// The text of a bubble, broken into lines.
class BubbleText {
public:
    BubbleText(const QString &text, const QFont &font, int width)
        : m_layout(QString(text).replace(QLatin1Char('\n'), QChar(QChar::LineSeparator)), font)
    {
        QTextOption breaks;
        breaks.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_layout.setTextOption(breaks);
        m_layout.beginLayout();
        for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition(QPointF(0, m_size.height()));
            m_size.setHeight(m_size.height() + line.height());
            m_size.setWidth(qMax(m_size.width(), line.naturalTextWidth()));
        }
        m_layout.endLayout();
    }

    QSize size() const { return {qCeil(m_size.width()), qCeil(m_size.height())}; }
    void draw(QPainter *painter, const QPoint &at) const { m_layout.draw(painter, at); }

private:
    QTextLayout m_layout;
    QSizeF m_size;
};

int textWidth(int width)
{
    return qMax(60, int(width * share) - 2 * padding);
}

int viewWidth(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

} // namespace

QSize BubbleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = viewWidth(option);
    const BubbleText text(index.data().toString(), option.font, textWidth(width));
    const int when = QFontMetrics(smallFont(option.font)).height();
    return {width - 2, text.size().height() + when + 2 * padding + margin + 2};
}

void BubbleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const bool own = index.data(Conversation::OwnRole).toBool();
    const QString when = index.data(Conversation::WhenRole).toString();
    const QFont small = smallFont(option.font);
    const QFontMetrics smallMetrics(small);
    const BubbleText text(index.data().toString(), option.font, textWidth(option.rect.width()));
    const int width = qMax(text.size().width(), smallMetrics.horizontalAdvance(when) + 4) + 2 * padding;
    const int left = own ? option.rect.right() - margin - width : option.rect.left() + margin;
    const QRect bubble(left, option.rect.top() + margin / 2, width, option.rect.height() - margin);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const StateColors colors = StateColors::of(option.palette);
    QColor fill = own ? colors.accent : colors.muted;
    fill.setAlphaF(0.16F);
    const bool isCurrent = option.state & QStyle::State_HasFocus || option.state & QStyle::State_Selected;
    painter->setPen(isCurrent ? QPen(option.palette.color(QPalette::Highlight), 2) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    painter->drawRoundedRect(bubble, 10, 10);
    painter->setPen(option.palette.color(QPalette::Text));
    text.draw(painter, bubble.topLeft() + QPoint(padding, padding));
    painter->setFont(small);
    const Tone tone = Tone(index.data(Conversation::ToneRole).toInt());
    painter->setPen(own && tone == Tone::Bad ? toneColor(tone, option.palette) : colors.muted);
    painter->drawText(bubble.adjusted(padding, 0, -padding, -padding), Qt::AlignBottom | Qt::AlignLeft, when);
    painter->restore();
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversationview.h"

#include "bubbledelegate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {
constexpr int nearTop = 200; // pixels, in which older ones are asked for
} // namespace

ConversationView::ConversationView(Conversation &conversation, QWidget *parent)
    : QWidget(parent)
    , m_conversation(conversation)
    , m_title(new QLabel(this))
    , m_list(new QListView(this))
    , m_reply(new QLineEdit(this))
    , m_send(new QPushButton(tr("&Reply…"), this))
{
    setObjectName(u"conversationView"_s);
    m_title->setObjectName(u"conversationTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setContentsMargins(12, 8, 12, 8);
    m_list->setObjectName(u"conversationList"_s);
    m_list->setAccessibleName(tr("Conversation"));
    m_list->setItemDelegate(new BubbleDelegate(m_list));
    m_list->setModel(&conversation);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_reply->setObjectName(u"conversationReply"_s);
    m_reply->setAccessibleName(tr("Reply"));
    m_reply->setPlaceholderText(tr("Write a reply"));
    m_send->setObjectName(u"conversationSend"_s);
    m_send->setToolTip(tr("Puts the reply into the form, which shows what it costs and asks"));

    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_reply, 1);
    row->addWidget(m_send);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_list, 1);
    column->addLayout(row);

    connect(&conversation, &Conversation::came, this, &ConversationView::keepPlace);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &ConversationView::loadAbove);
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT openRequested(m_conversation.message(index.row())); });
    connect(m_send, &QPushButton::clicked, this, &ConversationView::reply);
    connect(m_reply, &QLineEdit::returnPressed, this, &ConversationView::reply);
    showTitle();
}

void ConversationView::open(const Message &message)
{
    const PhoneNumber &own = message.outbound ? message.from : message.to;
    const PhoneNumber &other = message.outbound ? message.to : message.from;
    m_atEnd = true;
    if (own == m_conversation.own() && other == m_conversation.other())
        m_conversation.refresh();
    else
        m_conversation.open(own, other);
    showTitle();
}

void ConversationView::showTitle()
{
    const bool isOpen = !m_conversation.own().isEmpty();
    m_title->setText(
        isOpen ? tr("%1 and %2").arg(m_conversation.own().national(), m_conversation.other().national())
               : tr("Choose a message, then Conversation."));
    m_reply->setEnabled(isOpen);
    m_send->setEnabled(isOpen);
}

/// Rows that are put in front must not move those that are being read.
void ConversationView::keepPlace(int older)
{
    if (older == 0) {
        if (m_atEnd)
            m_list->scrollToBottom();
        return;
    }
    m_list->scrollTo(m_conversation.index(older), QAbstractItemView::PositionAtTop);
}

void ConversationView::loadAbove()
{
    const QScrollBar *bar = m_list->verticalScrollBar();
    m_atEnd = bar->value() >= bar->maximum() - 4;
    if (bar->value() < nearTop && m_conversation.canFetchMore({}))
        m_conversation.fetchMore({});
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_list->doItemsLayout(); // lines break elsewhere
}

void ConversationView::reply()
{
    Q_EMIT replyRequested(m_conversation.own(), m_conversation.other(), m_reply->text());
    m_reply->clear(); // it stands in the form now
}

} // namespace trunkline

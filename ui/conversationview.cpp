// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversationview.h"

#include "bubblelist.h"
#include "labeltone.h"
#include "statestack.h"
#include "visibletext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {

ConversationView::ConversationView(Conversation &conversation, QWidget *parent)
    : QWidget(parent)
    , m_conversation(conversation)
    , m_title(new QLabel(this))
    , m_trouble(new QLabel(this))
    , m_states(new StateStack(this))
    , m_list(new BubbleList(conversation))
    , m_reply(new QLineEdit(this))
    , m_send(new QPushButton(tr("&Reply…"), this))
{
    setUp();
    connect(&conversation, &Conversation::stateChanged, this, &ConversationView::showState);
    connect(m_states, &StateStack::emptyActionRequested, &conversation, &Conversation::refresh);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const Message message = m_conversation.message(index.row()); // opening it may replace the lines
        Q_EMIT openRequested(message);
    });
    connect(m_send, &QPushButton::clicked, this, &ConversationView::reply);
    connect(m_reply, &QLineEdit::returnPressed, this, &ConversationView::reply);
    connect(m_reply, &QLineEdit::textEdited, this,
            [this](const QString &text) { m_drafts.insert(draftKey(), text); });
    showState();
}

void ConversationView::setUp()
{
    setObjectName(u"conversationView"_s);
    setMinimumWidth(240);
    m_title->setObjectName(u"conversationTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setContentsMargins(12, 8, 12, 8);
    m_trouble->setObjectName(u"conversationTrouble"_s);
    m_trouble->setTextFormat(Qt::PlainText);
    m_trouble->setWordWrap(true);
    m_trouble->setContentsMargins(12, 0, 12, 8);
    setLabelTone(m_trouble, LabelTone::Warning);
    m_states->setContent(m_list);
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
    column->addWidget(m_trouble);
    column->addWidget(m_states, 1);
    column->addLayout(row);
}

void ConversationView::open(const Message &message)
{
    const PhoneNumber &own = message.outbound ? message.from : message.to;
    const PhoneNumber &other = message.outbound ? message.to : message.from;
    if (own == m_conversation.own() && other == m_conversation.other())
        m_conversation.refresh();
    else
        m_conversation.open(own, other);
    m_list->showEnd();
}

void ConversationView::showState()
{
    const bool isOpen = m_conversation.isOpen();
    const ArchiveTrouble &trouble = m_conversation.trouble();
    const bool hasRows = m_conversation.rowCount() > 0;
    m_title->setVisible(isOpen);
    m_title->setText(tr("%1 and %2").arg(m_conversation.own().national(), m_conversation.other().national()));
    m_reply->setEnabled(isOpen);
    m_send->setEnabled(isOpen);
    if (const QString draft = m_drafts.value(draftKey()); m_reply->text() != draft)
        m_reply->setText(draft);
    m_trouble->setVisible(trouble && hasRows);
    m_trouble->setText(tr("Not everything could be read: %1").arg(visibleLine(trouble.words)));
    if (hasRows)
        m_states->showRows();
    else
        showEmptyState();
}

/// Why there is nothing.
void ConversationView::showEmptyState()
{
    const ArchiveTrouble &trouble = m_conversation.trouble();
    if (!m_conversation.isOpen())
        m_states->showEmpty(tr("No conversation chosen"),
                            tr("Choose a message to see what its two numbers wrote each other."));
    else if (m_conversation.isReading())
        m_states->showLoading(tr("Reading the conversation…"));
    else if (trouble)
        m_states->showEmpty(tr("This could not be read"), visibleLine(trouble.words), tr("Try again"));
    else
        m_states->showEmpty(tr("No messages"), tr("Nothing between these two numbers is kept here."));
}

void ConversationView::reply()
{
    const QString text = m_reply->text();
    m_drafts.remove(draftKey());
    m_reply->clear(); // it stands in the form now
    Q_EMIT replyRequested(m_conversation.own(), m_conversation.other(), text);
}

QString ConversationView::draftKey() const
{
    return m_conversation.own().digits() + u' ' + m_conversation.other().digits();
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesside.h"

#include "composepanel.h"
#include "conversationview.h"
#include "messagedetail.h"

#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

/// A pane that scrolls where the window is low.
QScrollArea *scrolling(QWidget *content, const QString &name)
{
    auto *area = new QScrollArea;
    area->setObjectName(name);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    return area;
}

} // namespace

MessagesSide::MessagesSide(Workspace &workspace, Outbox &outbox, ArchiveReader &reader, QWidget *parent)
    : QTabWidget(parent)
    , m_conversation(reader)
    , m_detail(new MessageDetail)
    , m_talk(new ConversationView(m_conversation))
    , m_compose(new ComposePanel(workspace, outbox))
{
    setObjectName(u"messagesSide"_s);
    setAccessibleName(tr("Message, conversation and compose"));
    setDocumentMode(true);
    setMinimumWidth(300);
    m_talk->setObjectName(u"conversationView"_s);
    addTab(scrolling(m_detail, u"messageDetailArea"_s), tr("Message"));
    addTab(m_talk, tr("Conversation"));
    addTab(scrolling(m_compose, u"composeArea"_s), tr("Compose"));
    connect(this, &QTabWidget::currentChanged, this, &MessagesSide::openTalk);
    connect(m_detail, &MessageDetail::replyRequested, this, &MessagesSide::reply);
    connect(m_talk, &ConversationView::replyRequested, this, &MessagesSide::composeRequested);
    connect(m_talk, &ConversationView::openRequested, this, &MessagesSide::openRequested);
}

void MessagesSide::showMessage(const Message &message)
{
    const std::optional<Message> &shown = m_detail->message();
    const bool isOther = !shown || shown->id != message.id;
    if (isOther || *shown != message)
        m_detail->showMessage(message);
    m_isTalkDue = m_isTalkDue || isOther; // it may have been scrolled up since
    openTalk();
}

void MessagesSide::reply(const Message &message)
{
    showMessage(message);
    const bool isOwn = message.outbound;
    Q_EMIT composeRequested(isOwn ? message.from : message.to, isOwn ? message.to : message.from, {});
}

void MessagesSide::openTalk()
{
    if (currentIndex() == Talk && m_detail->message() && std::exchange(m_isTalkDue, false))
        m_talk->open(*m_detail->message());
}

void MessagesSide::setZone(const QTimeZone &zone)
{
    m_detail->setZone(zone);
    m_conversation.setZone(zone);
    m_compose->setZone(zone);
}

void MessagesSide::refreshTalk()
{
    m_isTalkBehind = true;
    m_conversation.refresh();
}

void MessagesSide::catchUpTalk(bool hasEnded)
{
    if (hasEnded && std::exchange(m_isTalkBehind, false))
        m_conversation.refresh();
}

void MessagesSide::forgetTalk()
{
    m_isTalkDue = true;
    m_conversation.open({}, {});
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conversation.h"

#include <QTabWidget>

namespace trunkline {

class ComposePanel;
class ConversationView;
class MessageDetail;
class Outbox;
struct Workspace;

/// Beside the table of messages: the chosen message, what its two numbers wrote each other, and the form for
/// a new one. Widgets by name: messageDetailArea, conversationView, composeArea; see MessageDetail,
/// ConversationView and ComposePanel for theirs.
class MessagesSide : public QTabWidget {
    Q_OBJECT
public:
    enum Tab { Detail, Talk, Compose };

    /// All of them must outlive it.
    MessagesSide(Workspace &workspace, Outbox &outbox, ArchiveReader &reader, QWidget *parent = nullptr);

    /// Chosen in the table. The conversation is read only once somebody looks at it.
    void showMessage(const Message &message);
    /// Asks for a form addressed to whom the message came from or went to.
    void reply(const Message &message);
    MessageDetail &detail() { return *m_detail; }
    ComposePanel &compose() { return *m_compose; }
    void setZone(const QTimeZone &zone);
    /// The archive has new or changed messages. What is read beside a search of the reader is of the moment
    /// when that began, so it is read again once somebody says that it has ended.
    void refreshTalk();
    void catchUpTalk(bool hasEnded);
    /// Nothing is kept any more.
    void forgetTalk();

Q_SIGNALS:
    /// A message to be written, with that much of it.
    void composeRequested(const trunkline::PhoneNumber &from, const trunkline::PhoneNumber &to,
                          const QString &text);
    /// Of the conversation.
    void openRequested(const trunkline::Message &message);

private:
    void openTalk();

    Conversation m_conversation;
    MessageDetail *m_detail;
    ConversationView *m_talk;
    ComposePanel *m_compose;
    bool m_isTalkDue = false;
    bool m_isTalkBehind = false;
};

} // namespace trunkline

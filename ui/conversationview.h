// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conversation.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace trunkline {

class BubbleList;
class StateStack;

/// Both directions between two numbers as bubbles, oldest at the top, older ones read while one scrolls up,
/// and a field to reply. Scrolls by itself. Widgets by name: conversationTitle, conversationList,
/// conversationTrouble, conversationReply, conversationSend; see StateStack for its own.
class ConversationView : public QWidget {
    Q_OBJECT
public:
    /// The conversation must outlive it.
    explicit ConversationView(Conversation &conversation, QWidget *parent = nullptr);

    /// What passed between the number of the account and the other one of this message, at its end.
    void open(const Message &message);

Q_SIGNALS:
    /// To be written on in the form, which asks and sends; nothing is sent from here. The text is gone from
    /// the field then.
    void replyRequested(const trunkline::PhoneNumber &from, const trunkline::PhoneNumber &to,
                        const QString &text);
    /// Enter or a double click on a bubble.
    void openRequested(const trunkline::Message &message);

private:
    void setUp();
    void showState();
    void showEmptyState();
    void reply();
    QString draftKey() const;

    Conversation &m_conversation;
    QLabel *m_title;
    QLabel *m_trouble;
    StateStack *m_states;
    BubbleList *m_list;
    QLineEdit *m_reply;
    QPushButton *m_send;
    QHash<QString, QString> m_drafts; ///< replies that were begun, by the numbers they are for
};

} // namespace trunkline

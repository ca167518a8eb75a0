// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conversation.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace trunkline {

/// Both directions between two numbers as bubbles, oldest at the top, older ones loaded while one scrolls up,
/// and a field to reply. Widgets by name: conversationTitle, conversationList, conversationReply,
/// conversationSend.
class ConversationView : public QWidget {
    Q_OBJECT
public:
    explicit ConversationView(Conversation &conversation, QWidget *parent = nullptr);

    /// What passed between the number of the account and the other one of this message.
    void open(const Message &message);

Q_SIGNALS:
    /// To be written on in the form, which asks and sends; nothing is sent from here.
    void replyRequested(const trunkline::PhoneNumber &from, const trunkline::PhoneNumber &to,
                        const QString &text);
    void openRequested(const trunkline::Message &message);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showTitle();
    void keepPlace(int older);
    void loadAbove();
    void reply();

    Conversation &m_conversation;
    QLabel *m_title;
    QListView *m_list;
    QLineEdit *m_reply;
    QPushButton *m_send;
    bool m_atEnd = true; ///< new messages are followed while the end is in sight
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notice.h"
#include "outbox.h"
#include "senderlist.h"
#include "workspace.h"

#include <memory>
#include <QWidget>

class QLabel;

namespace Ui {
class ComposePanel;
}

namespace trunkline {

class DetailsButton;
class OutboxPanel;

/// Writes a message, asks once, sends it through the outbox, and shows what became of it. What was typed is
/// thrown away only when the service took it. The same content to the same number is not even asked for while
/// one is open. Widgets by name: composeFrom, composeTo, composeToHint, composeBody, composeCounter,
/// composePublished, composeForced, composeEstimate, composePlain, composeMedia, composeMediaHint,
/// composeSend, composeClear, composeResult; see OutboxPanel for the list below.
class ComposePanel : public QWidget {
    Q_OBJECT
public:
    ComposePanel(Workspace &workspace, Outbox &outbox, QWidget *parent = nullptr);
    ~ComposePanel() override;

    /// Fills in what is not empty and puts the focus where typing goes on.
    void begin(const PhoneNumber &from, const PhoneNumber &to = {}, const QString &text = {});
    void setZone(const QTimeZone &zone);

Q_SIGNALS:
    void notice(const trunkline::Notice &notice);
    /// An unclear send: show the records with that number.
    void lookInList(const trunkline::PhoneNumber &number);
    /// An entry of the outbox was opened.
    void openRequested(const QString &id);

private:
    void connectFields();
    void connectOutbox();
    void showFrom();
    void showTo();
    void showCounter();
    void showMedia();
    void showEstimate();
    void showSendable();
    void selectSender();
    void replaceDraft(const QString &text);
    PhoneNumber chosenSender() const;
    OutgoingMessage draft() const;
    /// What still keeps it from being sent, as a sentence; empty when nothing does.
    QString missing() const;
    void ask();
    /// Says what keeps a message from being sent, and keeps what is known of that fresh.
    void object(const QString &sentence, const OutgoingMessage &message);
    void showObjection();
    void watch(int key);
    void settled(int key);
    void cleared(int key);
    void tell(const OutboxEntry &entry);
    void taken(const OutboxEntry &entry, const QString &words);
    void clear();

    Workspace &m_workspace;
    Outbox &m_outbox;
    SenderList m_senders;
    OutboxPanel *m_sentList;
    std::unique_ptr<Ui::ComposePanel> m_ui;
    DetailsButton *m_fromDetails = nullptr;
    PhoneNumber m_wantedSender; ///< asked for before its row was here
    int m_shown = 0; ///< key of the entry that composeResult is about, 0 for none
    qint64 m_blockedBy = 0; ///< the open intent that composeResult is about, 0 for none
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notice.h"
#include "outbox.h"
#include "outboxmodel.h"
#include "senderlist.h"
#include "workspace.h"

#include <memory>
#include <QWidget>

class QLabel;

namespace Ui {
class ComposePanel;
}

namespace trunkline {

/// Writes a message, asks once, sends it through the outbox, and shows what became of it. What was typed is
/// thrown away only when the service took it. Widgets by name: composeFrom, composeTo, composeToHint,
/// composeBody, composeCounter, composePublished, composeForced, composePlain, composeMedia,
/// composeMediaHint, composeSend, composeClear, composeResult, composeOutbox.
class ComposePanel : public QWidget {
    Q_OBJECT
public:
    ComposePanel(Workspace &workspace, Outbox &outbox, QWidget *parent = nullptr);
    ~ComposePanel() override;

    /// Fills in what is not empty and puts the focus where typing goes on.
    void begin(const PhoneNumber &from, const PhoneNumber &to = {});
    void setZone(const QTimeZone &zone) { m_outboxModel.setZone(zone); }

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
    void showSendable();
    void selectSender();
    PhoneNumber chosenSender() const;
    OutgoingMessage draft() const;
    /// What still keeps it from being sent, as a sentence; empty when nothing does.
    QString missing() const;
    void ask();
    void send(const OutgoingMessage &message);
    void settled(int key);
    void taken(const OutboxEntry &entry);
    void refused(const OutboxEntry &entry);
    void unclear(const OutboxEntry &entry);
    void clear();

    Workspace &m_workspace;
    Outbox &m_outbox;
    SenderList m_senders;
    OutboxModel m_outboxModel;
    std::unique_ptr<Ui::ComposePanel> m_ui;
    PhoneNumber m_wantedSender; ///< asked for before its row was here
    int m_sending = 0; ///< key of the entry under way, 0 for none
};

} // namespace trunkline

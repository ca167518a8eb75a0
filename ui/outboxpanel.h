// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outboxmodel.h"

#include <memory>
#include <QWidget>

namespace Ui {
class OutboxPanel;
}

namespace trunkline {

class Outbox;
class Session;

/// The outbox as a list, what became of the chosen message in full, and what a person may do about it now.
/// Widgets by name: composeOutbox, outboxState, outboxAgain, outboxTakeBack, outboxCheck, outboxWentOut,
/// outboxDidNot.
class OutboxPanel : public QWidget {
    Q_OBJECT
public:
    OutboxPanel(Session &session, Outbox &outbox, QWidget *parent = nullptr);
    ~OutboxPanel() override;

    void setZone(const QTimeZone &zone) { m_model.setZone(zone); }
    /// Chooses the entry of that key.
    void select(int key);
    /// Asks, as before every send, and sends the message of that entry once more; says why when it may not.
    void askAgain(int key);

Q_SIGNALS:
    /// An entry was opened.
    void openRequested(const QString &id);
    /// Why a message may not be sent again, as a sentence.
    void objected(const QString &sentence);
    void sentAgain(int key);

private:
    void connectButtons();
    int chosen() const;
    void showChosen();

    Session &m_session;
    Outbox &m_outbox;
    OutboxModel m_model;
    std::unique_ptr<Ui::OutboxPanel> m_ui;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagefilter.h"
#include "messagelist.h"
#include "messagesmodel.h"
#include "outbox.h"
#include "tabpage.h"
#include "workspace.h"

#include <memory>
#include <QTimer>

namespace Ui {
class MessagesPage;
}

namespace trunkline {

class ComposePanel;
class MessageDetail;
class MessageLookup;
class MessagesTable;

/// The tab Messages: range, filter, table with totals; at the right the chosen message or the form for a new
/// one. Widgets by name: messagesFilter, messagesDirection, messagesStatus, messagesType, messagesTable,
/// messagesTotals, messagesProgress, messagesCancel, messagesResume, messagesCompose, messagesLookUp,
/// messagesSide; see RangeBar, MessageDetail, ComposePanel and LookupDialog for theirs.
class MessagesPage : public TabPage {
    Q_OBJECT
public:
    explicit MessagesPage(Workspace &workspace, QWidget *parent = nullptr, FollowPace pace = {});
    ~MessagesPage() override;

    QString countText() const override;
    qint64 updatedAt() const override { return m_list.completedAt(); }
    bool isBusy() const override { return m_list.isLoading(); }
    int tabCount() const override;
    QString zoneText() const override;
    void refresh() override;
    void focusFilter() override;
    void clearFilter() override;
    void toggleDetail() override;
    void cancel() override { m_list.cancel(); }

public Q_SLOTS:
    /// Opens the form; an empty number leaves the sender as it is.
    void compose(const trunkline::PhoneNumber &from);
    /// The records with that number, of the last 30 days.
    void showMessagesOf(const trunkline::PhoneNumber &number);
    void lookUp();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setUpList();
    void setUpSide();
    void connectBars();
    void connectList();
    void load();
    void showState();
    void showLoaded();
    void reportFailure();
    void showTotals();
    void showSelected();
    void open(const QModelIndex &index);
    void openById(const QString &id);
    /// Starts to read a message; the object deletes itself when it is done.
    MessageLookup *readById(const QString &id);
    void showMessage(const Message &message);
    void takeOver(const Message &message);
    void emptyAction();

    Workspace &m_workspace;
    MessageList m_list;
    MessagesModel m_model;
    MessageFilter m_filter;
    Outbox m_outbox;
    std::unique_ptr<Ui::MessagesPage> m_ui;
    MessagesTable *m_table = nullptr;
    MessageDetail *m_detail = nullptr;
    ComposePanel *m_compose = nullptr;
    QTimer m_totalsSoon; ///< totals of many rows are counted once per burst of changes
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archiverows.h"
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

class MessageLookup;
class MessagesActivity;
class MessagesFooter;
class MessagesSide;
class MessagesTable;

/// The tab Messages: range, filter, messages over time, table with totals, and at the right what belongs to
/// the chosen message. What is shown comes from the archive; what of the range is not there yet is read by
/// its sync. Widgets by name: messagesTable, messagesActivity, messagesCompose, messagesLookUp; see RangeBar,
/// MessageFilterBar, MessagesFooter, MessagesSide and LookupDialog for theirs.
class MessagesPage : public TabPage {
    Q_OBJECT
public:
    explicit MessagesPage(Workspace &workspace, QWidget *parent = nullptr, FollowPace pace = {});
    ~MessagesPage() override;

    QString countText() const override;
    qint64 updatedAt() const override;
    bool isBusy() const override { return m_sync.state() == MessageSync::State::Reading; }
    int tabCount() const override;
    QString zoneText() const override;
    void refresh() override;
    void focusFilter() override;
    void clearFilter() override;
    void toggleDetail() override;
    void cancel() override { m_sync.cancel(); }

    /// Asks first, then deletes what is kept of the messages on this computer.
    void deleteHistory();

public Q_SLOTS:
    /// Opens the form; an empty number leaves the sender as it is.
    void compose(const trunkline::PhoneNumber &from);
    /// The records with that number, of the last 30 days.
    void showMessagesOf(const trunkline::PhoneNumber &number);
    void lookUp();

protected:
    void showEvent(QShowEvent *event) override;

private:
    static constexpr int TypingPauseMs = 400; ///< after which what is typed is read

    void setUpTable();
    void setUpSide();
    void connectBars();
    void connectArchive();
    void connectTable();
    bool isFiltered() const;
    TimeRange span() const;
    void queryChanged();
    void load();
    void archiveOpened();
    void syncChanged();
    void showState();
    void showSelected();
    void openById(const QString &id);
    /// Starts to read a message; the object deletes itself when it is done.
    MessageLookup *readById(const QString &id);
    void showMessage(const Message &message);
    void takeOver(const Message &message);
    void emptyAction();

    Workspace &m_workspace;
    MessageArchive &m_archive;
    MessageSync &m_sync;
    ArchiveReader m_reader;
    ArchiveRows m_rows;
    MessagesModel m_model;
    Outbox m_outbox;
    MessageSort m_sort;
    std::unique_ptr<Ui::MessagesPage> m_ui;
    MessagesTable *m_table = nullptr;
    MessagesFooter *m_footer = nullptr;
    MessagesSide *m_side = nullptr;
    MessagesActivity *m_activity = nullptr;
    bool m_isForgotten = false; ///< the history was deleted: nothing is read before somebody asks
    qint64 m_completeAt = 0; ///< when the span shown was last read to its end, UTC milliseconds
    QTimer m_loadSoon; ///< a range that is typed is read when typing pauses
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"
#include "journalfilter.h"
#include "journalmodel.h"
#include "labeltone.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace trunkline {

class JournalFilterBar;
class StateStack;

/// Everything ever attempted on the account: filter, detail, export, and what a person can do about what is
/// unclear. Follows the journal while it is open. Deletes itself when closed; must not outlive the session.
class JournalDialog : public QDialog {
    Q_OBJECT
public:
    explicit JournalDialog(Session &session, QWidget *parent = nullptr);

    void select(qint64 intent);
    /// Escape takes the filter away first.
    void reject() override;

private:
    QWidget *makeTable();
    QWidget *makeDetail();
    void addButtons(QVBoxLayout *layout);
    QPushButton *addButton(const QString &text, const QString &name);
    void connectJournal();
    const Intent *selected() const;
    void showState();
    void showDetail();
    void updateButtons();
    void askToDecide(bool happened);
    void verify();
    void acceptMissingCopy();
    void askToForget();
    void forget();
    void askForFile();
    void exportTo(const QString &file);
    void say(const QString &text, LabelTone tone);

    Session &m_session;
    Journal &m_journal;
    JournalModel m_model;
    JournalFilter m_filter;
    JournalFilterBar *m_filterBar;
    StateStack *m_states;
    QLabel *m_count;
    QLabel *m_message;
    QTableView *m_table = nullptr;
    QPlainTextEdit *m_detail = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_happened = nullptr;
    QPushButton *m_didNotHappen = nullptr;
    QPushButton *m_verify = nullptr;
    QPushButton *m_accept = nullptr; ///< shown when Verify finds no copy of the head
    QPushButton *m_export = nullptr;
    QPushButton *m_forget = nullptr;
    QPushButton *m_close = nullptr;
    bool m_isVerifying = false;
};

} // namespace trunkline

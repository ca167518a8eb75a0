// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"
#include "callbackbook.h"
#include "labeltone.h"

#include <memory>
#include <QWidget>

namespace Ui {
class CallbackRow;
}

namespace trunkline {

/// One callback of the account: what is set, a field for another address, Save and Clear, and what became of
/// that. Widgets are named by what it is (smsCallback, mmsCallback, smsReceipts, mmsReceipts) and Now, Edit,
/// Save, Clear, Rule, Note, Details, Retry, CheckNow. Must not outlive the session and the book.
class CallbackRow : public QWidget {
    Q_OBJECT
public:
    CallbackRow(Session &session, CallbackBook &book, CallbackType type, QWidget *parent = nullptr);
    ~CallbackRow() override;

    /// A write that was asked for here has no answer yet.
    bool isWriting() const { return m_isWriting; }
    void focusEdit();

private:
    void nameWidgets();
    void connectWidgets();
    void refresh();
    void showNote();
    QString nowText() const;
    QString ruleText() const;
    QString typed() const;
    bool maySave() const;
    bool mayClear() const;
    void askToSave();
    void askToClear();
    void write(const QString &url); ///< empty clears
    void written(const QString &action, const WriteResult<Nothing> &result);
    void takeSettled(qint64 intent);
    void say(const QString &text, LabelTone tone, const QString &details = {});

    Session &m_session;
    CallbackBook &m_book;
    CallbackType m_type;
    QString m_name; ///< of the callback, for sentences
    std::unique_ptr<Ui::CallbackRow> m_ui;
    bool m_isWriting = false;
    QString m_said; ///< what became of the last write; empty before
    LabelTone m_saidTone = LabelTone::Plain;
    QString m_saidDetails;
    QString m_details; ///< of the note that is shown
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callbackbook.h"

#include <QList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace trunkline {

class CallbackRow;

/// The message callbacks of the connected account, shown and edited: four rows and a button that reads them
/// again. Reads them when made. For a dialog of its own or as a part of a page; must not outlive the session.
class CallbacksForm : public QWidget {
    Q_OBJECT
public:
    explicit CallbacksForm(Session &session, QWidget *parent = nullptr);

    /// A write that was asked for here has no answer yet: its result comes here.
    bool isWriting() const;
    /// Says that leaving waits for that.
    void sayWaiting();

private:
    void addHead(QVBoxLayout *layout);
    void showState();

    CallbackBook m_book;
    QList<CallbackRow *> m_rows;
    QLabel *m_state = nullptr;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "requestlogmodel.h"

#include <QWidget>

class QTableView;
class QToolButton;

namespace trunkline {

/// Every request of the session, newest first, with "Copy as curl" (keys as variables, never values).
class ActivityPanel : public QWidget {
    Q_OBJECT
public:
    explicit ActivityPanel(const RequestLog &log, QWidget *parent = nullptr);

    void setTimeZone(const QTimeZone &zone) { m_model.setTimeZone(zone); }

Q_SIGNALS:
    void closeRequested();

private:
    void copyCurl();
    QWidget *makeHeading();
    void makeTable();

    RequestLogModel m_model;
    QTableView *m_table = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_close = nullptr;
};

} // namespace trunkline

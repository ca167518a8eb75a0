// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notice.h"
#include "requestlogmodel.h"

#include <QWidget>

class QTableView;
class QToolButton;

namespace trunkline {

/// Every request of the session, newest first, with "Copy as curl" (keys as variables, never values) and an
/// export of them all.
class ActivityPanel : public QWidget {
    Q_OBJECT
public:
    explicit ActivityPanel(const RequestLog &log, QWidget *parent = nullptr);

    void setTimeZone(const QTimeZone &zone) { m_model.setTimeZone(zone); }

Q_SIGNALS:
    void closeRequested();
    void notice(const trunkline::Notice &notice);

private:
    void copyCurl();
    void askForFile();
    void exportTo(const QString &file);
    QToolButton *makeButton(const QString &name, const QString &text, const QString &tip,
                            const QString &iconName);
    QWidget *makeHeading();
    void makeTable();

    const RequestLog &m_log;
    RequestLogModel m_model;
    QTableView *m_table = nullptr;
    QToolButton *m_copy = nullptr;
};

} // namespace trunkline

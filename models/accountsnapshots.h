// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivethread.h"

#include <QObject>
#include <QTimer>

namespace trunkline {

class MessageArchive;
class NumberBook;
class RouteBook;

/// Keeps the numbers and routes of an account beside its messages, so that the next start shows them at once,
/// with their age, also without a connection. What is kept is replaced whenever a list was read to its end,
/// and again when more details are known. Does nothing for an account whose history is not kept. GUI thread;
/// must not outlive the three.
class AccountSnapshots : public QObject {
    Q_OBJECT
public:
    AccountSnapshots(MessageArchive &archive, NumberBook &numbers, RouteBook &routes,
                     QObject *parent = nullptr);
    /// Keeps what was not kept yet.
    ~AccountSnapshots() override;

private:
    void show();
    void numbersChanged();
    void keepNumbers();
    void keepRoutes();

    MessageArchive &m_archive;
    NumberBook &m_numbers;
    RouteBook &m_routes;
    QTimer m_soon; ///< details come by the hundred
    qint64 m_routesAt = 0; ///< completedAt() of the list that is kept
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notice.h"
#include "workspace.h"

#include <QSet>

namespace trunkline {

/// Tells what reading found about unclear changes of numbers, routes and callbacks, also about those of an
/// earlier run. Purchases and messages are told where they are followed.
class SettledNews : public QObject {
    Q_OBJECT
public:
    explicit SettledNews(Workspace &workspace, QObject *parent = nullptr);

    /// Somebody else tells of that series of the journal, until take().
    void leaveOut(const QString &order) { m_leftOut.insert(order); }
    void take(const QString &order) { m_leftOut.remove(order); }

Q_SIGNALS:
    /// Takes the place of the notice that said that it is unclear.
    void notice(const trunkline::Notice &notice);

private:
    void tell(qint64 intent);

    Workspace &m_workspace;
    QSet<QString> m_leftOut;
};

/// What a change of a number, a route or a callback does, as the beginning of a sentence: "Setting the
/// primary route of (206) 555-0100". Empty for other writes.
QString changeAction(const Intent &intent, const RouteBook &routes);
/// What reading found about one that was unclear.
Notice settledNotice(const Intent &intent, const RouteBook &routes);
/// The id of notices about that kind of change: "route.12065550100", "alias.12065550100" ...
QString changeNoticeId(const Intent &intent);

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/route.h"
#include "journal/intent.h"
#include "listloader.h"

namespace trunkline {

class Session;

/// The routes of the account, shared by all pages. The built-in route "0" comes first. GUI thread; must not
/// outlive the session.
class RouteBook : public QObject {
    Q_OBJECT
public:
    explicit RouteBook(Session &session, QObject *parent = nullptr);
    ~RouteBook() override;

    MemoryRows<Route> &rows() { return m_rows; }
    const MemoryRows<Route> &rows() const { return m_rows; }
    ListStatus &status() { return m_loader; }
    void refresh();

    /// Shows what was kept of an earlier time, while the list has not been read to its end: routes that are
    /// here already stay as they are. The first list that is read to its end removes what it does not have.
    /// `at`: UTC milliseconds.
    void showSnapshot(const QList<Route> &routes, qint64 at);
    /// Of what time some of the rows are, UTC milliseconds; 0 once the list was read to its end, or when
    /// nothing was kept.
    qint64 snapshotAt() const { return m_snapshotAt; }

    /// The route with that id if it is known, else nullptr.
    const Route *find(const QString &id) const { return m_rows.find(id); }
    /// What a person reads for a route id: its alias, "SIP registration" for "0", the bare id while
    /// unknown or nameless.
    QString displayName(const QString &id) const;

    /// Takes over a route that was created, changed, or came along inside a number's detail.
    void adopt(const Route &route);
    /// After a delete.
    void forget(const QString &id);

    /// The write of that kind to the route (its alias for CreateRoute, else its id) that is neither done nor
    /// failed for certain, or nullptr; valid until the journal changes. When it is settled by reading, the
    /// list is read again by itself.
    const Intent *openWrite(WriteKind kind, const QString &object) const;

Q_SIGNALS:
    /// snapshotAt() has changed.
    void snapshotChanged();
    /// A write to a route began or ended, or more is known of an unclear one.
    void openWriteChanged();

private:
    void followWrite(qint64 intent);
    void takeSettled(qint64 intent);

    Session &m_session;
    MemoryRows<Route> m_rows;
    ListLoader<Route> m_loader;
    qint64 m_snapshotAt = 0;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "archive/archivetrouble.h"
#include "archive/syncoptions.h"
#include "domain/message.h"
#include "domain/timerange.h"

#include <atomic>
#include <memory>
#include <optional>
#include <QHash>
#include <QObject>

namespace trunkline {

class ArchiveThread;
class ArchiveWriter;
class SyncRun;
class Transport;

/// Reads sent messages of the last days again until their receipts are final: one by one, or the span they
/// lie in, whichever takes fewer calls, and never more than options.mostReceiptCalls at a time. A message is
/// looked at less often the older it is; many carriers never send a last receipt. Lives
/// on the thread of the transport.
class ReceiptRefresh : public QObject {
    Q_OBJECT
public:
    /// Transport and archive must outlive it.
    ReceiptRefresh(Transport &transport, ArchiveThread &archive, const SyncOptions &options,
                   QObject *parent = nullptr);
    ~ReceiptRefresh() override;

    bool isActive() const { return m_isActive; }
    /// `now`: UTC milliseconds by the service's clock. Once `isOver` is true nothing more is stored. Does
    /// nothing while it is active.
    void start(qint64 now, const std::shared_ptr<const std::atomic<bool>> &isOver);
    void cancel();

Q_SIGNALS:
    /// Records in that span were stored again.
    void stored(const trunkline::TimeRange &span);
    /// After each start() that was not cancelled. An error does not matter: the next time does better.
    void ended(const trunkline::ApiError &error, const trunkline::ArchiveTrouble &trouble);

private:
    struct Found;

    static Found find(ArchiveWriter &writer, qint64 since, int most);
    void choose(const Found &found);
    QList<Message> due(const QList<Message> &unsettled);
    bool readSpan(const QList<Message> &due, double perMs);
    void note(const QList<Message> &read);
    void readNext();
    void keep(const Message &message);
    void end(const ApiError &error, const ArchiveTrouble &trouble);

    Transport &m_transport;
    ArchiveThread &m_archive;
    SyncOptions m_options;
    std::shared_ptr<const std::atomic<bool>> m_isOver;
    QHash<QString, qint64> m_lookedAt; ///< when, by the id of what was due once
    QList<Message> m_left; ///< to be read by themselves
    qint64 m_now = 0;
    bool m_isActive = false;
    QObject *m_turn; ///< everything under way hangs on it
};

} // namespace trunkline

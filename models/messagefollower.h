// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/result.h"
#include "domain/message.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace trunkline {

class Session;

/// How often a sent message is looked at. Tests shorten these.
struct FollowPace {
    int firstMs = 2'000; ///< before the first read; doubled each time
    int longestMs = 60'000;
    int giveUpMs = 600'000; ///< from the start; one last read happens then

    /// Milliseconds before that read (1, 2 ...), unless time is up earlier.
    int waitMs(int read) const;
};

/// Reads a sent message again and again until its receipts are final or time is up. A record that is not
/// there yet, or a read that fails, is no end: the next read may do better; only refused credentials are.
/// Deleting it stops it. GUI thread.
class MessageFollower : public QObject {
    Q_OBJECT
public:
    enum class End {
        Delivered,
        Failed,
        AcceptedByCarrier, ///< time is up; many carriers send nothing more (flowroute-api 2.6)
        NoReceipt, ///< time is up and the carrier side said nothing of use
        Unreadable, ///< time is up and no read succeeded, or the credentials are refused
    };
    Q_ENUM(End)

    MessageFollower(Session &session, const QString &id, FollowPace pace, QObject *parent = nullptr);

    const QString &id() const { return m_id; }
    /// Of the last read that failed.
    const ApiError &error() const { return m_error; }

Q_SIGNALS:
    void read(const trunkline::Message &message);
    /// Once; nothing follows.
    void ended(trunkline::MessageFollower::End end);

private:
    void scheduleNext();
    void readNow();
    void take(const Result<Message> &result);
    void endForLackOfTime();

    Session &m_session;
    QString m_id;
    FollowPace m_pace;
    int m_next = 1; ///< the read that the timer waits for
    QElapsedTimer m_since;
    QTimer m_timer;
    ApiError m_error;
    bool m_wasRead = false;
    bool m_acceptedByCarrier = false;
};

} // namespace trunkline

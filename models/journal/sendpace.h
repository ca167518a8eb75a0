// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>

namespace trunkline {

/// Gives messages their turn, in order, so that sends stay below the service's 5 SMS and 1 MMS a second per
/// key (flowroute-api 1.8). It counts in fixed seconds of its clock, so no burst at a boundary may pass
/// either. The distance is kept from one that left to the next turn, whatever the disk took in between. GUI
/// thread.
class SendPace : public QObject {
    Q_OBJECT
public:
    struct Gaps {
        int smsMs = 250;
        int mmsMs = 1'100;
    };
    explicit SendPace(Gaps gaps, QObject *parent = nullptr);

    /// Its turn comes later, also when nobody waits.
    void add(qint64 intent, bool isMms);
    /// Takes one back; false when it does not wait any more.
    bool remove(qint64 intent);
    /// The one whose turn came has left, or never will: without this no other turn comes.
    void left(qint64 intent);

Q_SIGNALS:
    void turn(qint64 intent);

private:
    /// SMS and MMS do not wait for each other.
    struct Lane {
        QList<qint64> waiting;
        QTimer timer;
        qint64 nextAt = 0; ///< of the clock
        qint64 leaving = 0; ///< 0: none
    };
    void wake(Lane &lane);
    void call(Lane &lane);

    Gaps m_gaps;
    QElapsedTimer m_clock;
    Lane m_sms;
    Lane m_mms;
};

} // namespace trunkline

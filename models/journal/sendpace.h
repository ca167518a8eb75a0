// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>

namespace trunkline {

/// Gives messages their turn, in order, so that sends stay below the service's 5 SMS and 1 MMS a second per
/// key (flowroute-api 1.8). It counts in fixed seconds of its clock, so no burst at a boundary may pass
/// either. The distance is kept from one that left to the next turn, whatever the disk took in between. When
/// the service counts one is not known: at some moment from its leaving to the end of its connection. So no
/// more than it takes in a second are anywhere between their leaving and a second after their end. GUI
/// thread.
class SendPace : public QObject {
    Q_OBJECT
public:
    struct Gaps {
        int smsMs = 250; ///< five of them are more than a second
        int mmsMs = 1'100;
    };
    explicit SendPace(Gaps gaps, QObject *parent = nullptr);

    /// Its turn comes later, also when nobody waits.
    void add(qint64 intent, bool isMms);
    /// Takes one back; false when it does not wait any more.
    bool remove(qint64 intent);
    /// The one whose turn came has left, or never will: without this no other turn comes.
    void left(qint64 intent);
    /// The connection of one that left has ended, or it never left after all. Without this it counts as being
    /// on its way.
    void ended(qint64 intent);

Q_SIGNALS:
    void turn(qint64 intent);

private:
    /// SMS and MMS do not wait for each other.
    struct Lane {
        int gapMs = 0;
        int atOnce = 1; ///< that the service takes in a second
        QList<qint64> waiting;
        QList<qint64> onTheWay;
        QList<qint64> ends; ///< of the clock, oldest first: when the last ones ended
        QTimer timer;
        qint64 nextAt = 0; ///< of the clock
        qint64 leaving = 0; ///< 0: none
    };
    qint64 readyAt(Lane &lane) const;
    void wake(Lane &lane);
    void call(Lane &lane);

    QElapsedTimer m_clock;
    Lane m_sms;
    Lane m_mms;
};

} // namespace trunkline

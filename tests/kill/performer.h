// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/tour.h"

namespace killtest {

/// Performs steps on the running window like the tour, but without pictures and as fast as the window allows.
class Performer : public QObject {
    Q_OBJECT
public:
    explicit Performer(QList<trunkline::TourStep> steps, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void finished();
    /// A step could not be done, or its end state did not come.
    void failed(const QString &why);

private:
    void look();

    QList<trunkline::TourStep> m_steps;
    trunkline::Robot m_robot;
    QTimer m_timer;
    QElapsedTimer m_stepTime;
    int m_step = 0;
    bool m_acted = false;
};

} // namespace killtest

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "robot.h"

#include <functional>
#include <QDir>
#include <QElapsedTimer>
#include <QObject>
#include <QPalette>
#include <QTimer>

namespace trunkline {

/// One step: what is done (tried again until it could be done) and what must be seen afterwards.
struct TourStep {
    QString name; ///< file name of the pictures: "05-inspect-number"
    QString words; ///< the line that is printed
    std::function<bool(Robot &)> act;
    std::function<bool(const Robot &)> reached;
    int patienceMs = 15'000;
};

/// Performs steps one after the other on the running window, without a nested event loop: acts, looks until
/// the end state is there, saves a picture in light and dark, prints a line. Ends with the number of the
/// failed step, or 0.
class Tour : public QObject {
    Q_OBJECT
public:
    Tour(QList<TourStep> steps, const QString &folder, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void finished(int exitCode);

private:
    void look();
    void takePictures();
    void finishStep(bool saved);
    void fail(const QString &why);
    bool savePicture(const QString &name) const;

    QList<TourStep> m_steps;
    QDir m_folder;
    Robot m_robot;
    QTimer m_timer;
    QElapsedTimer m_stepTime;
    int m_step = 0;
    bool m_acted = false;
    QPalette m_palette; ///< the person's, put back after each pair of pictures
};

} // namespace trunkline

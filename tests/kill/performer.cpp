// SPDX-License-Identifier: GPL-3.0-or-later
#include "performer.h"

using namespace Qt::StringLiterals;

namespace killtest {

namespace {
constexpr int glanceMs = 5;
} // namespace

Performer::Performer(QList<trunkline::TourStep> steps, QObject *parent)
    : QObject(parent)
    , m_steps(std::move(steps))
{
    m_timer.setInterval(glanceMs);
    connect(&m_timer, &QTimer::timeout, this, &Performer::look);
}

void Performer::start()
{
    m_stepTime.start();
    m_timer.start();
}

void Performer::look()
{
    const trunkline::TourStep &step = m_steps.at(m_step);
    if (!m_acted)
        m_acted = step.act(m_robot);
    if (m_acted && step.reached(m_robot)) {
        m_acted = false;
        m_stepTime.restart();
        if (++m_step == m_steps.size()) {
            m_timer.stop();
            Q_EMIT finished();
        }
    } else if (m_stepTime.elapsed() > step.patienceMs) {
        m_timer.stop();
        Q_EMIT failed(
            u"%1: %2"_s.arg(step.words, m_acted ? u"its end state did not come"_s : u"it cannot be done"_s));
    }
}

} // namespace killtest

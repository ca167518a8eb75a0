// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkmodel.h"

using trunkline::IntentState;

const char *stepWord(Step step)
{
    static constexpr const char *words[] = {"answer",    "refusal",   "answer lost", "time-out",  "crash",
                                            "take back", "read: yes", "read: no",    "read fails"};
    static_assert(std::size(words) == StepCount);
    return words[int(step)];
}

WalkModel::WalkModel(Walker walker, bool settled)
    : m_state(walker == Walker::WaitingMessage ? IntentState::Waiting : IntentState::UnderWay)
    , m_settled(settled)
{
}

bool WalkModel::canHappen(Step step) const
{
    switch (step) {
    case Step::AnswerOk:
    case Step::AnswerRefuses:
    case Step::AnswerLost:
    case Step::TimeOut:
        return m_state == IntentState::UnderWay;
    case Step::Crash:
    case Step::Cancel:
        return true;
    case Step::ReadYes:
    case Step::ReadNo:
    case Step::ReadFails:
        return m_state == IntentState::Unknown;
    }
    return false;
}

void WalkModel::take(Step step)
{
    const bool neverLeft = m_state == IntentState::Waiting;
    switch (step) {
    case Step::AnswerOk:
    case Step::ReadYes:
        m_state = IntentState::Done;
        return;
    case Step::AnswerRefuses:
        m_state = IntentState::Refused;
        return;
    case Step::AnswerLost:
    case Step::TimeOut:
        m_state = IntentState::Unknown;
        return;
    case Step::Crash:
        m_no = 0; // looks are counted anew
        if (neverLeft || m_state == IntentState::UnderWay)
            m_state = neverLeft ? IntentState::Refused : IntentState::Unknown;
        return;
    case Step::Cancel:
        if (neverLeft)
            m_state = IntentState::Refused;
        return;
    case Step::ReadNo:
        if (++m_no == 2 && m_settled)
            m_state = IntentState::Absent;
        return;
    case Step::ReadFails:
        return;
    }
}

void WalkModel::extend(const WalkModel &model, const QList<Step> &begun, int depth, QList<QList<Step>> *found)
{
    if (begun.size() == depth) {
        found->append(begun);
        return;
    }
    for (int step = 0; step < StepCount; ++step) {
        if (!model.canHappen(Step(step)))
            continue;
        WalkModel next = model;
        next.take(Step(step));
        extend(next, begun + QList{Step(step)}, depth, found);
    }
}

QList<QList<Step>> WalkModel::walks(Walker walker, bool settled, int depth)
{
    QList<QList<Step>> found;
    extend(WalkModel(walker, settled), {}, depth, &found);
    return found;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What is recorded and has not left: whose turn comes, and what is taken back before that.
#include "journal/journal.h"

#include <algorithm>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace trunkline {

void Journal::queue(qint64 id, const std::function<void(qint64)> &go, const Refused &refused)
{
    m_waiting.insert(id, {go, refused});
    if (m_unwanted.remove(id))
        return withdraw(id);
    m_pace.add(id, m_view.find(id)->wish["mms"_L1].toBool());
}

void Journal::leave(qint64 id)
{
    const Waiting waiting = m_waiting.take(id);
    const int lockings = m_lockings;
    const JournalEvent event{0, QDateTime::currentMSecsSinceEpoch(), id, IntentEvent::Started, {}};
    m_writer->append({event}, [this, id, event, waiting, lockings](const JournalTrouble &trouble) {
        m_pace.left(id);
        if (!m_view.find(id))
            return;
        if (trouble) {
            takeTrouble(trouble);
            return drop(id, IntentEvent::Withdrawn, blocked(ApiError::Block::JournalFailed, trouble.detail),
                        waiting.refused);
        }
        m_view.apply(event);
        const bool isUnwanted = m_unwanted.remove(id);
        if (isUnwanted || lockings != m_lockings) { // taken back at the last moment
            const auto why = isUnwanted ? ApiError::Block::Withdrawn : ApiError::Block::ReadOnly;
            return drop(id, IntentEvent::Rejected, blocked(why), waiting.refused);
        }
        Q_EMIT changed(id);
        waiting.go(id);
    });
}

void Journal::withdraw(qint64 intent)
{
    const Intent *found = m_view.find(intent);
    if (!found || found->state != IntentState::Waiting)
        return;
    if (m_waiting.contains(intent))
        takeBack(intent, ApiError::Block::Withdrawn);
    else
        m_unwanted.insert(intent); // it is on its way to the disk
}

void Journal::takeBack(qint64 id, ApiError::Block why)
{
    m_pace.remove(id);
    drop(id, IntentEvent::Withdrawn, blocked(why), m_waiting.take(id).refused);
}

void Journal::setReadOnly(bool readOnly)
{
    m_options.readOnly = readOnly;
    if (!readOnly)
        return;
    ++m_lockings;
    QList<qint64> waiting = m_waiting.keys();
    std::sort(waiting.begin(), waiting.end());
    for (const qint64 intent : std::as_const(waiting))
        takeBack(intent, ApiError::Block::ReadOnly);
}

} // namespace trunkline

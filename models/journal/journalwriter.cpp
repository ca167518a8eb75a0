// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journalwriter.h"

#include <QMetaObject>

using namespace Qt::StringLiterals;

namespace trunkline {

JournalWriter::JournalWriter(Reached reached, int maxPages, QObject *parent)
    : QObject(parent)
    , m_file(new JournalFile)
    , m_worker(new QObject)
    , m_reached(std::move(reached))
{
    m_file->setMaxPages(maxPages);
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(u"journal"_s);
    m_thread.start();
}

JournalWriter::~JournalWriter()
{
    // Comes after everything that was asked for, since queued calls keep their order.
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            writeKept();
            delete m_file;
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
    delete m_worker;
}

void JournalWriter::open(const JournalPlace &place, std::function<void(OpenedJournal)> opened)
{
    answer<OpenedJournal>(std::move(opened), [this, place] {
        m_kept.clear(); // what it was about is found anew: under way, and settled by reading
        return openedFrom(m_file->open(place));
    });
}

/// Here and not in the window's thread: a journal may have hundreds of thousands of lines.
OpenedJournal JournalWriter::openedFrom(const JournalFile::Contents &contents)
{
    OpenedJournal opened;
    opened.trouble = contents.trouble;
    for (const JournalEvent &event : contents.events) {
        if (opened.view.apply(event))
            continue;
        return {{JournalTrouble::Kind::Damaged,
                 tr("Line %1 does not follow from the lines before it.").arg(event.seq)},
                {}};
    }
    return opened;
}

void JournalWriter::append(const QList<JournalEvent> &events,
                           std::function<void(const JournalTrouble &)> appended)
{
    answer<JournalTrouble>(std::move(appended), [this, events] {
        if (const JournalTrouble trouble = writeKept())
            return trouble;
        reach("before %1"_L1, events);
        const JournalTrouble trouble = m_file->append(events);
        reach("after %1"_L1, events);
        return trouble;
    });
}

void JournalWriter::keep(const QList<JournalEvent> &events, std::function<void(const JournalTrouble &)> kept)
{
    answer<JournalTrouble>(std::move(kept), [this, events] {
        m_kept += events;
        reach("before %1"_L1, events);
        const JournalTrouble trouble = writeKept();
        reach("after %1"_L1, events);
        return trouble;
    });
}

JournalTrouble JournalWriter::writeKept()
{
    if (m_kept.isEmpty())
        return {};
    const JournalTrouble trouble = m_file->append(m_kept);
    if (!trouble)
        m_kept.clear();
    return trouble;
}

void JournalWriter::verify(std::function<void(const Verification &)> verified)
{
    answer<Verification>(std::move(verified), [this] { return m_file->verify(); });
}

void JournalWriter::acceptMissingCopy(std::function<void(bool)> accepted)
{
    answer<bool>(std::move(accepted), [this] { return m_file->acceptMissingCopy(); });
}

void JournalWriter::remove(std::function<void(const JournalTrouble &)> removed)
{
    answer<JournalTrouble>(std::move(removed), [this] {
        m_kept.clear();
        return m_file->remove();
    });
}

template <typename T> void JournalWriter::answer(std::function<void(T)> reply, std::function<T()> ask)
{
    QMetaObject::invokeMethod(
        m_worker,
        [this, reply = std::move(reply), ask = std::move(ask)] {
            T result = ask();
            if (reply)
                QMetaObject::invokeMethod(
                    this, [reply, result = std::move(result)]() mutable { reply(std::move(result)); },
                    Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void JournalWriter::reach(QLatin1StringView point, const QList<JournalEvent> &events) const
{
    if (!m_reached)
        return;
    for (const JournalEvent &event : events)
        m_reached(QString(point).arg(eventWord(event.event)));
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "archivefill.h"

#include "archive/archivewriter.h"
#include "archive/syncoptions.h"

#include <ctime>
#include <QElapsedTimer>

namespace trunkline::bench {

namespace {

/// What a sync stores at once when it has to wait for the archive: half of the pages that may wait, while the
/// other half arrives.
qint64 recordsAtOnce()
{
    const SyncOptions options;
    return qint64(options.mostWaiting) / 2 * options.pageSize;
}

/// Adds what passes while it lives.
class Watch {
public:
    Watch(qint64 *elapsed, qint64 *processor)
        : m_elapsed(elapsed)
        , m_processor(processor)
        , m_began(std::clock())
    {
        m_timer.start();
    }
    ~Watch()
    {
        *m_elapsed += m_timer.nsecsElapsed();
        *m_processor += qint64(std::clock() - m_began) * (1'000'000'000 / CLOCKS_PER_SEC);
    }
    Q_DISABLE_COPY_MOVE(Watch)

private:
    qint64 *m_elapsed;
    qint64 *m_processor;
    std::clock_t m_began;
    QElapsedTimer m_timer;
};

void insist(const ArchiveTrouble &trouble)
{
    if (trouble)
        qFatal("%s", qPrintable(trouble.words));
}

void indexAll(ArchiveWriter &writer, int mostWaiting, FillTimes *times)
{
    const Watch watch(&times->index, &times->processor);
    while (writer.waiting() > mostWaiting)
        insist(writer.index(ArchiveWriter::TextsAtOnce));
}

/// Places [first, last), from the end.
void fill(ArchiveWriter &writer, const MessageFactory &factory, qint64 first, qint64 last, FillTimes *times)
{
    const qint64 most = recordsAtOnce();
    for (qint64 end = last; end > first; end -= most) {
        const qint64 begin = std::max(first, end - most);
        const QList<Message> messages = factory.some(begin, end - begin);
        {
            const Watch watch(&times->store, &times->processor);
            insist(writer.store(messages));
        }
        indexAll(writer, ArchiveWriter::TextsAtOnce - 1, times);
    }
    indexAll(writer, 0, times);
}

} // namespace

FillTimes fillArchive(const QString &path, const MessageFactory &factory)
{
    ArchiveWriter writer;
    insist(writer.open(path));
    const qint64 tenth = std::max<qint64>(1, factory.count() / 10);
    FillTimes times;
    fill(writer, factory, tenth, factory.count(), &times);
    const qint64 before = times.store + times.index;
    fill(writer, factory, 0, tenth, &times);
    times.tail = times.store + times.index - before;
    qint64 unused = 0;
    const Watch watch(&times.tidy, &unused);
    for (bool isDone = false; !isDone;)
        insist(writer.tidy(&isDone));
    writer.close(); // which writes the log into the file
    return times;
}

} // namespace trunkline::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivethread.h"

#include <QMetaObject>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int mostWaiting = 20'000; ///< texts; searching these takes some milliseconds more

} // namespace

ArchiveThread::ArchiveThread(QObject *parent)
    : QObject(parent)
    , m_worker(new QObject)
    , m_writer(new ArchiveWriter)
{
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(u"archive"_s);
    m_thread.start();
}

ArchiveThread::~ArchiveThread()
{
    // Comes after everything that was posted, since queued calls keep their order.
    m_closing = true;
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            delete m_writer;
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
    delete m_worker;
}

void ArchiveThread::open(const QString &path, QObject *context, std::function<void(const Opened &)> opened)
{
    post(
        [path](ArchiveWriter &writer) {
            Opened result;
            result.trouble = writer.open(path, &result.aside);
            return result;
        },
        context, std::move(opened));
}

void ArchiveThread::post(std::function<void(ArchiveWriter &)> work)
{
    ++m_waiting;
    QMetaObject::invokeMethod(
        m_worker, [this, work = std::move(work)] { carryOut(work); }, Qt::QueuedConnection);
}

void ArchiveThread::answer(std::function<void()> reply)
{
    QMetaObject::invokeMethod(this, std::move(reply), Qt::QueuedConnection);
}

void ArchiveThread::carryOut(const std::function<void(ArchiveWriter &)> &work)
{
    work(*m_writer);
    --m_waiting;
    keepIndex();
}

/// Later, so that what is posted meanwhile comes first; at once where too many wait.
void ArchiveThread::keepIndex()
{
    if (!m_writer->isOpen() || m_closing)
        return;
    if (m_writer->waiting() > mostWaiting) {
        indexSome();
        return;
    }
    if (m_indexQueued)
        return;
    m_indexQueued = true;
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            m_indexQueued = false;
            if (m_waiting == 0 && m_writer->isOpen() && !m_closing && indexSome())
                keepIndex();
        },
        Qt::QueuedConnection);
}

/// Whether there is more to do.
bool ArchiveThread::indexSome()
{
    int left = 0;
    bool tidied = true;
    ArchiveTrouble trouble;
    if (m_writer->waiting() > 0) {
        trouble = m_writer->index(ArchiveWriter::TextsAtOnce, &left);
        if (!trouble)
            Q_EMIT indexed(left);
        tidied = false;
    } else if (m_tidying) {
        trouble = m_writer->tidy(&tidied);
    }
    m_tidying = !tidied;
    if (trouble)
        Q_EMIT indexTrouble(trouble);
    return !trouble && m_tidying;
}

} // namespace trunkline

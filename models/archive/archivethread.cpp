// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivethread.h"

#include "api/backgroundthread.h"

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

/// A range that is read comes page by page, and an index that is made in between takes the processor from it.
constexpr int quietMs = 300;

} // namespace

ArchiveThread::ArchiveThread(QObject *parent)
    : QObject(parent)
    , m_worker(new QObject)
    , m_writer(new ArchiveWriter)
    , m_quiet(new QTimer(m_worker))
{
    m_writer->endEarlyWhen(m_closing);
    m_quiet->setSingleShot(true);
    connect(m_quiet, &QTimer::timeout, m_worker, [this] {
        if (m_writer->isOpen() && !m_closing && indexSome())
            m_quiet->start(0); // what is posted meanwhile comes first
    });
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker, [] { standBehindWindows(BackgroundWork::Storing); });
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
            m_quiet->stop();
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

/// Stays until this goes, unlike whoever asked and his thread: so it is there for an answer at any time.
QObject *ArchiveThread::answersHere()
{
    const QMutexLocker lock(&m_homesMutex);
    for (const std::unique_ptr<QObject> &home : m_homes) {
        if (home->thread() == QThread::currentThread())
            return home.get();
    }
    m_homes.push_back(std::make_unique<QObject>());
    return m_homes.back().get();
}

void ArchiveThread::carryOut(const std::function<void(ArchiveWriter &)> &work)
{
    work(*m_writer);
    --m_waiting;
    keepIndex();
}

void ArchiveThread::keepIndex()
{
    if (!m_writer->isOpen() || m_closing)
        return;
    if (m_writer->waiting() > MostWaiting)
        indexSome();
    m_quiet->start(quietMs);
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

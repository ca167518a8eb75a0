// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivereader.h"

#include "archive/archivereaderwork.h"

using namespace Qt::StringLiterals;

namespace trunkline {

ArchiveReader::ArchiveReader(QObject *parent)
    : QObject(parent)
    , m_work(new ArchiveReaderWork(*this))
{
    m_work->moveToThread(&m_thread);
    m_thread.setObjectName(u"archive reader"_s);
    m_thread.start();
}

ArchiveReader::~ArchiveReader()
{
    cancelSearch();
    post([this](ArchiveReaderWork &work) {
        work.close();
        m_thread.quit();
    });
    m_thread.wait();
    delete m_work;
}

void ArchiveReader::post(std::function<void(ArchiveReaderWork &)> work)
{
    QMetaObject::invokeMethod(
        m_work, [target = m_work, work = std::move(work)] { work(*target); }, Qt::QueuedConnection);
}

void ArchiveReader::answer(std::function<void()> reply)
{
    QMetaObject::invokeMethod(this, std::move(reply), Qt::QueuedConnection);
}

void ArchiveReader::open(const QString &path)
{
    post([path](ArchiveReaderWork &work) { work.open(path); });
}

void ArchiveReader::close()
{
    cancelSearch();
    post([](ArchiveReaderWork &work) { work.close(); });
}

void ArchiveReader::search(const MessageQuery &query, int generation)
{
    cancelSearch();
    post([query, generation, number = m_newestSearch.load()](ArchiveReaderWork &work) {
        work.search(query, generation, number);
    });
}

/// The number first: what is interrupted has to see that it is out of date.
void ArchiveReader::cancelSearch()
{
    ++m_newestSearch;
    m_work->interrupt();
}

void ArchiveReader::rows(const QList<qint64> &seqs, int generation)
{
    post([seqs, generation](ArchiveReaderWork &work) { work.rows(seqs, generation); });
}

void ArchiveReader::histogram(const MessageQuery &query, qint64 bucketMs, const QTimeZone &zone,
                              int generation)
{
    post([=](ArchiveReaderWork &work) { work.histogram({query, bucketMs, zone, generation}); });
}

void ArchiveReader::sum(const QList<qint64> &seqs, int generation)
{
    post([=](ArchiveReaderWork &work) { work.sum({seqs, generation}); });
}

void ArchiveReader::conversation(const PhoneNumber &a, const PhoneNumber &b, qint64 beforeSeq, int most,
                                 int generation)
{
    post([=](ArchiveReaderWork &work) { work.conversation(a, b, beforeSeq, most, generation); });
}

} // namespace trunkline

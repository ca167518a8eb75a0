// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/receiptrefresh.h"

#include "api/messagesapi.h"
#include "archive/archivethread.h"
#include "archive/syncrun.h"

#include <algorithm>
#include <cmath>

namespace trunkline {

namespace {

constexpr int mostUnsettled = 5'000; ///< beyond that the oldest are left as they are
constexpr qint64 shareOfAge = 4;

} // namespace

/// What the archive tells before anything is read.
struct ReceiptRefresh::Found {
    ArchiveTrouble trouble;
    QList<Message> unsettled; ///< newest first
    double perMs = 0; ///< messages in a millisecond, on average
};

ReceiptRefresh::ReceiptRefresh(Transport &transport, ArchiveThread &archive, const SyncOptions &options,
                               QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_archive(archive)
    , m_options(options)
    , m_turn(new QObject(this))
{
    m_options.inFlight = 1;
}

ReceiptRefresh::~ReceiptRefresh() = default;

ReceiptRefresh::Found ReceiptRefresh::find(ArchiveWriter &writer, qint64 since, int most)
{
    Found found;
    found.unsettled = writer.unsettled(since, most, &found.trouble);
    qint64 covered = 0;
    const Coverage coverage = writer.coverage();
    for (const TimeRange &range : coverage.ranges())
        covered += range.to - range.from;
    if (covered > 0)
        found.perMs = double(writer.count()) / double(covered);
    return found;
}

void ReceiptRefresh::start(qint64 now, const std::shared_ptr<const std::atomic<bool>> &isOver)
{
    if (m_isActive)
        return;
    m_isOver = isOver;
    m_isActive = true;
    m_now = now;
    m_archive.post([since = now - m_options.receiptsSinceMs](
                       ArchiveWriter &writer) { return find(writer, since, mostUnsettled); },
                   m_turn, [this](const Found &found) { choose(found); });
}

void ReceiptRefresh::cancel()
{
    delete m_turn;
    m_turn = new QObject(this);
    m_left.clear();
    m_isActive = false;
}

void ReceiptRefresh::choose(const Found &found)
{
    const QList<Message> wanted = due(found.unsettled);
    if (found.trouble || wanted.isEmpty())
        return end({}, found.trouble);
    if (readSpan(wanted, found.perMs))
        return note(wanted);
    m_left = wanted.mid(0, m_options.mostReceiptCalls);
    note(m_left);
    readNext();
}

QList<Message> ReceiptRefresh::due(const QList<Message> &unsettled)
{
    QHash<QString, qint64> looked;
    QList<Message> wanted;
    for (const Message &message : unsettled) {
        const qint64 before = m_lookedAt.value(message.id);
        looked[message.id] = before;
        const qint64 pause = qMax(m_options.receiptsEveryMs, (m_now - message.at) / shareOfAge);
        if (m_now - before >= pause)
            wanted.append(message);
    }
    m_lookedAt = looked; // what is final, or too old, is of no interest any more
    return wanted;
}

/// Reads the whole span again if that takes fewer calls. The list is read from a day later than the span, as
/// far as there is one.
bool ReceiptRefresh::readSpan(const QList<Message> &due, double perMs)
{
    const TimeRange span{due.last().at, due.first().at + 1};
    const double records = perMs * double(qMin(span.to + dayMs, qMax(m_now, span.to)) - span.from);
    const double calls = std::ceil(records / qMax(1, m_options.pageSize)) + 1;
    if (perMs == 0 || calls >= double(qMin(due.size(), qsizetype(m_options.mostReceiptCalls))))
        return false;
    auto *run = new SyncRun(m_transport, m_archive, m_options, m_isOver, m_turn);
    connect(run, &SyncRun::stored, this, &ReceiptRefresh::stored);
    connect(run, &SyncRun::ended, this, &ReceiptRefresh::end);
    run->start({span}, m_now);
    return true;
}

void ReceiptRefresh::note(const QList<Message> &read)
{
    for (const Message &message : read)
        m_lookedAt[message.id] = m_now;
}

void ReceiptRefresh::readNext()
{
    if (m_left.isEmpty())
        return end({}, {});
    Job<Message> *job = api::getMessage(m_transport, m_left.takeFirst().id, m_turn);
    job->onFinished(this, [this](const Result<Message> &result) {
        if (result.ok())
            keep(result.value());
        else if (result.error().kind == ApiError::Kind::NotFound)
            readNext();
        else
            end(result.error(), {});
    });
}

void ReceiptRefresh::keep(const Message &message)
{
    m_archive.post(
        [message, isOver = m_isOver](ArchiveWriter &writer) {
            return *isOver ? ArchiveTrouble() : writer.store({message});
        },
        m_turn,
        [this, at = message.at](const ArchiveTrouble &trouble) {
            if (trouble)
                return end({}, trouble);
            Q_EMIT stored({at, at + 1});
            readNext();
        });
}

void ReceiptRefresh::end(const ApiError &error, const ArchiveTrouble &trouble)
{
    m_turn->deleteLater(); // it may be one of its own that calls
    m_turn = new QObject(this);
    m_left.clear();
    m_isActive = false;
    Q_EMIT ended(error, trouble);
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
// The reading of details: what is asked for next, and what becomes of the answers.
#include "account/session.h"
#include "api/numbersapi.h"
#include "api/retrypolicy.h"
#include "numberbook.h"

namespace trunkline {
namespace {

/// Whether it is likely to be over in a minute, without anybody doing anything about it.
bool isPassing(const ApiError &error)
{
    return mayRetry(error) || error.kind == ApiError::Kind::Timeout || error.kind == ApiError::Kind::Offline;
}

} // namespace

bool NumberBook::needsReading(const PhoneNumber &number) const
{
    return !m_reading.contains(number) && !m_detailErrors.contains(number)
        && (!m_details.contains(number) || m_stale.contains(number));
}

/// Whether one read can be about that number and those before it.
bool NumberBook::mayJoin(const PhoneNumber &number, const QList<PhoneNumber> &others) const
{
    if (others.isEmpty())
        return true;
    return m_batches.mayAsk() && others.size() < m_pace.together && !m_single.contains(number)
        && !m_single.contains(others.constFirst());
}

void NumberBook::pump()
{
    while (m_reading.jobCount() < m_pace.atOnce && !m_apart.isActive()) {
        const QList<PhoneNumber> next = nextWanted();
        if (next.isEmpty())
            return;
        read(next);
    }
}

/// Takes what one read can bring from the wishes, and those that have been fulfilled.
QList<PhoneNumber> NumberBook::nextWanted()
{
    QList<PhoneNumber> next;
    QList<PhoneNumber> left;
    for (const PhoneNumber &number : std::as_const(m_wanted)) {
        const bool listed = m_rows.indexOf(number.digits()) >= 0;
        if (!listed && m_loader.isLoading())
            left.append(number); // its page may be yet to come
        else if (!listed || !needsReading(number) || next.contains(number))
            continue;
        else if (mayJoin(number, next))
            next.append(number);
        else
            left.append(number);
    }
    m_wanted = left;
    return next;
}

void NumberBook::readNextQuietly()
{
    if (!m_wanted.isEmpty() || !m_reading.isEmpty())
        return;
    QList<PhoneNumber> next;
    for (; m_quietRow < m_rows.count(); ++m_quietRow) {
        const PhoneNumber number = m_rows.row(m_quietRow)->number;
        if (!needsReading(number))
            continue;
        if (!mayJoin(number, next))
            break;
        next.append(number);
    }
    if (next.isEmpty())
        m_quiet.stop();
    else
        read(next);
}

void NumberBook::read(const QList<PhoneNumber> &numbers)
{
    m_apart.start();
    if (numbers.size() == 1) {
        auto *job = api::getNumber(m_session.transport(), numbers.constFirst(), this);
        follow(job, numbers);
        job->onFinished(
            this, [this, job](const Result<NumberDetail> &result) { takeOne(m_reading.end(job), result); });
        return;
    }
    auto *job = api::getNumbers(m_session.transport(), numbers, this);
    follow(job, numbers);
    job->onFinished(this, [this, job](const Result<QList<NumberDetail>> &result) {
        takeSeveral(m_reading.end(job), result);
    });
}

void NumberBook::follow(JobBase *job, const QList<PhoneNumber> &numbers)
{
    m_reading.add(job, numbers);
    connect(job, &JobBase::retrying, this, &NumberBook::detailRetrying);
    connect(job, &QObject::destroyed, this, &NumberBook::detailReadEnded);
}

void NumberBook::takeOne(const QList<PhoneNumber> &numbers, const Result<NumberDetail> &result)
{
    for (const PhoneNumber &number : numbers)
        m_rereads.remove(number);
    if (result.ok())
        adopt(result.value());
    else
        takeError(numbers, result.error());
    pump();
}

void NumberBook::takeSeveral(const QList<PhoneNumber> &numbers, const Result<QList<NumberDetail>> &result)
{
    if (result.ok()) {
        m_batches.answered();
        QSet<PhoneNumber> missing(numbers.cbegin(), numbers.cend());
        QList<NumberDetail> details;
        for (const NumberDetail &detail : result.value()) {
            if (missing.remove(detail.summary.number)) // else it was forgotten while it was read
                details.append(detail);
        }
        readSingly(missing.values());
        adoptAll(details);
    } else if (m_batches.failed(result.error()) == DetailBatches::Then::ReadSingly) {
        readSingly(numbers);
    } else {
        takeError(numbers, result.error());
    }
    pump();
}

void NumberBook::takeError(const QList<PhoneNumber> &numbers, const ApiError &error)
{
    for (const PhoneNumber &number : numbers)
        m_detailErrors.insert(number, error);
    if (isPassing(error)) {
        m_quiet.stop(); // it would fail with all the others
        m_again.start();
    }
    Q_EMIT detailsChanged(numbers);
}

void NumberBook::tryAgain()
{
    m_detailErrors.removeIf([](const auto &entry) { return isPassing(entry.value()); });
    m_wanted = m_wishes;
    pump();
    m_quietRow = 0;
    if (m_loader.state() == ListStatus::State::Complete)
        m_quiet.start();
}

/// Those that somebody looks at soon, the others when the quiet walk passes them again.
void NumberBook::readSingly(const QList<PhoneNumber> &numbers)
{
    for (const PhoneNumber &number : numbers) {
        m_single.insert(number);
        if (m_wishes.contains(number) && !m_wanted.contains(number))
            m_wanted.append(number);
        if (const int row = m_rows.indexOf(number.digits()); row >= 0)
            m_quietRow = qMin(m_quietRow, row);
    }
}

void NumberBook::adopt(const NumberDetail &detail)
{
    adoptAll({detail});
}

void NumberBook::adoptAll(const QList<NumberDetail> &details)
{
    QList<PhoneNumber> numbers;
    QList<OwnedNumber> rows;
    for (const NumberDetail &detail : details) {
        const PhoneNumber number = detail.summary.number;
        m_details.insert(number, detail);
        m_detailErrors.remove(number);
        m_stale.remove(number);
        m_kept.remove(number);
        m_loader.keep(number.digits());
        numbers.append(number);
        rows.append(detail.summary);
    }
    m_rows.merge(rows);
    if (!numbers.isEmpty())
        Q_EMIT detailsChanged(numbers);
}

} // namespace trunkline

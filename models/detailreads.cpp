// SPDX-License-Identifier: GPL-3.0-or-later
#include "detailreads.h"

namespace trunkline {

void DetailReads::add(JobBase *job, const QList<PhoneNumber> &numbers)
{
    for (const PhoneNumber &number : numbers)
        m_jobs.insert(number, job);
    m_numbers.insert(job, numbers);
}

void DetailReads::letGo(const PhoneNumber &number)
{
    JobBase *job = m_jobs.take(number);
    if (!job)
        return;
    const auto waiting = m_numbers.find(job);
    waiting->removeOne(number);
    if (!waiting->isEmpty())
        return;
    m_numbers.erase(waiting);
    delete job;
}

QList<PhoneNumber> DetailReads::end(JobBase *job)
{
    const QList<PhoneNumber> waiting = m_numbers.take(job);
    for (const PhoneNumber &number : waiting)
        m_jobs.remove(number);
    return waiting;
}

} // namespace trunkline

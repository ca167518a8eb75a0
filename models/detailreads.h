// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/job.h"
#include "domain/phonenumber.h"

#include <QHash>
#include <QList>

namespace trunkline {

/// The reads of details that are under way, and whose they are: one job may be about several numbers. The
/// jobs belong to somebody else, who says when one is over. GUI thread.
class DetailReads {
public:
    /// Each number must not be under way already.
    void add(JobBase *job, const QList<PhoneNumber> &numbers);
    bool contains(const PhoneNumber &number) const { return m_jobs.contains(number); }
    bool isEmpty() const { return m_jobs.isEmpty(); }
    int jobCount() const { return int(m_numbers.size()); }
    QList<PhoneNumber> numbers() const { return m_jobs.keys(); }

    /// Nobody waits for that number any more: what comes of it is not to be taken. Deletes a job that nobody
    /// waits for at all.
    void letGo(const PhoneNumber &number);
    /// The job is over. Returns the numbers that are still waited for, in the order in which they were added.
    QList<PhoneNumber> end(JobBase *job);

private:
    QHash<PhoneNumber, JobBase *> m_jobs;
    QHash<JobBase *, QList<PhoneNumber>> m_numbers;
};

} // namespace trunkline

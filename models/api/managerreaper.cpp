// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/managerreaper.h"

#include "api/ownconnections.h"

#include <algorithm>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QMutex>
#include <QThread>
#include <QWaitCondition>
#include <vector>

namespace trunkline {

namespace {

constexpr int reapEveryMs = 20;
constexpr int calmLooks = 3; // the first one only begins to count
constexpr int longestWaitMs = 60'000;

/// A manager that waits for its end.
struct Former {
    QNetworkAccessManager *manager = nullptr;
    quint64 most = 0;
    QDeadlineTimer patience{longestWaitMs};
    int calm = 0;
};

/// One thread for all of them, since each look goes through every connection of the process.
class Reaper : public QThread {
public:
    Reaper() { setObjectName(QStringLiteral("manager reaper")); }

    void take(std::unique_ptr<QNetworkAccessManager> manager, quint64 most)
    {
        manager->moveToThread(this);
        const QMutexLocker lock(&m_mutex);
        m_fresh.push_back({manager.release(), most, QDeadlineTimer(longestWaitMs), 0});
        m_change.wakeAll();
    }

    /// What does not calm down at once is left alone: its thread may use it.
    void end()
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_hurry = true;
            m_change.wakeAll();
        }
        wait();
    }

protected:
    void run() override
    {
        while (takeFresh()) {
            if (!m_formers.empty())
                look();
        }
    }

private:
    /// Waits for the next look, or for something to look after. False when there is nothing more to do.
    bool takeFresh()
    {
        const QMutexLocker lock(&m_mutex);
        if (m_fresh.empty() && m_formers.empty() && !m_hurry)
            m_change.wait(&m_mutex);
        else if (m_fresh.empty() && !m_formers.empty())
            m_change.wait(&m_mutex, QDeadlineTimer(reapEveryMs));
        m_isLast = m_hurry;
        m_formers.insert(m_formers.end(), m_fresh.cbegin(), m_fresh.cend());
        m_fresh.clear();
        return !m_isLast || !m_formers.empty();
    }

    void look()
    {
        const auto least = std::min_element(m_formers.cbegin(), m_formers.cend(),
                                            [](const Former &a, const Former &b) { return a.most < b.most; });
        m_meter.cutBeyond(least->most);
        const bool pours = m_meter.isPouring();
        for (Former &former : m_formers) {
            former.calm = pours ? 0 : former.calm + 1;
            if (former.calm >= calmLooks || former.patience.hasExpired()) {
                delete former.manager;
                former.manager = nullptr;
            } else if (m_isLast && former.calm == 0) {
                former.manager = nullptr;
            }
        }
        std::erase_if(m_formers, [](const Former &former) { return former.manager == nullptr; });
    }

    WireMeter m_meter;
    std::vector<Former> m_formers; ///< of this thread
    bool m_isLast = false;
    QMutex m_mutex;
    QWaitCondition m_change;
    std::vector<Former> m_fresh; ///< under the mutex, as the next one
    bool m_hurry = false;
};

struct TheReaper {
    QMutex mutex;
    std::unique_ptr<Reaper> thread;
};

TheReaper &theReaper()
{
    static TheReaper one;
    return one;
}

void endReaper()
{
    const QMutexLocker lock(&theReaper().mutex);
    if (theReaper().thread)
        theReaper().thread->end();
    theReaper().thread.reset();
}

} // namespace

void reapManager(std::unique_ptr<QNetworkAccessManager> manager, quint64 most)
{
    const QMutexLocker lock(&theReaper().mutex);
    std::unique_ptr<Reaper> &reaper = theReaper().thread;
    if (!reaper) {
        reaper = std::make_unique<Reaper>();
        reaper->start();
        qAddPostRoutine(endReaper);
    }
    reaper->take(std::move(manager), most);
}

} // namespace trunkline

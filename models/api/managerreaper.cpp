// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/managerreaper.h"

#include "api/ownconnections.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QMutex>
#include <QThread>
#include <QWaitCondition>
#include <utility>

namespace trunkline {

namespace {

constexpr int lookEveryMs = 20;
constexpr int calmLooks = 3; // the first one only begins to count
constexpr int longestWaitMs = 60'000;

class Reaper : public QThread {
public:
    Reaper(std::unique_ptr<QNetworkAccessManager> manager, quint64 most)
        : m_manager(manager.release())
        , m_most(most)
    {
        setObjectName(QStringLiteral("manager reaper"));
        m_manager->moveToThread(this);
    }

    void hurry()
    {
        const QMutexLocker lock(&m_mutex);
        m_hurry = true;
        m_change.wakeAll();
    }

protected:
    void run() override
    {
        if (isCalm())
            delete m_manager;
    }

private:
    /// Waits until nothing pours; false when there was no time for that.
    bool isCalm()
    {
        WireMeter meter;
        QDeadlineTimer patience(longestWaitMs);
        for (int calm = 0; calm < calmLooks && !patience.hasExpired();) {
            meter.cutBeyond(m_most);
            calm = meter.isPouring() ? 0 : calm + 1;
            const QMutexLocker lock(&m_mutex);
            if (m_hurry && calm == 0)
                return false;
            m_change.wait(&m_mutex, QDeadlineTimer(lookEveryMs));
        }
        return true;
    }

    QNetworkAccessManager *m_manager; ///< left alone when there is no time: its thread may use it
    quint64 m_most;
    QMutex m_mutex;
    QWaitCondition m_change;
    bool m_hurry = false;
};

QList<Reaper *> &reapers()
{
    static QList<Reaper *> list;
    return list;
}

void endReapers()
{
    for (Reaper *reaper : std::exchange(reapers(), {})) {
        reaper->hurry();
        reaper->wait();
        delete reaper;
    }
}

} // namespace

void reapManager(std::unique_ptr<QNetworkAccessManager> manager, quint64 most)
{
    static const bool once = [] {
        qAddPostRoutine(endReapers);
        return true;
    }();
    Q_UNUSED(once);
    auto *reaper = new Reaper(std::move(manager), most);
    reapers().append(reaper);
    QObject::connect(reaper, &QThread::finished, qApp, [reaper] {
        if (reapers().removeOne(reaper))
            reaper->deleteLater();
    });
    reaper->start();
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivewriter.h"

#include <atomic>
#include <functional>
#include <memory>
#include <QMetaObject>
#include <QMutex>
#include <QObject>
#include <QPointer>
#include <QThread>
#include <QTimer>
#include <type_traits>
#include <vector>

namespace trunkline {

/// An ArchiveWriter on a thread of its own. What is posted is carried out in order; once nothing has come for
/// a moment it puts new texts into the index, and does so in between when many are waiting. Destroying it
/// carries out what was posted before (without anybody to call back; what may be done another time is not
/// begun, or breaks off) and closes the file.
class ArchiveThread : public QObject {
    Q_OBJECT
public:
    /// Texts that may wait for the index while there is other work. Searching so many takes some tens of
    /// milliseconds.
    static constexpr int MostWaiting = 100'000;

    explicit ArchiveThread(QObject *parent = nullptr);
    ~ArchiveThread() override;

    /// What open() did.
    struct Opened {
        ArchiveTrouble trouble;
        QString aside; ///< where a damaged file was moved to; empty as a rule
    };
    /// First of all. Until it succeeded, the writer that work gets is not open and answers with CannotOpen.
    void open(const QString &path, QObject *context, std::function<void(const Opened &)> opened);

    /// From any thread; those beside this object's own must have ended when it is destroyed. Work runs on the
    /// archive's thread; it must not touch anything but the writer and what it holds itself.
    void post(std::function<void(ArchiveWriter &)> work);

    /// Likewise, and `done` is called with its result later in the caller's thread, unless `context` (an
    /// object of that thread) is gone by then.
    ///     m_thread.post([messages](ArchiveWriter &w) { return w.store(messages); },
    ///                   this, [this](const ArchiveTrouble &trouble) { … });
    template <typename Work, typename Done> void post(Work work, QObject *context, Done done)
    {
        using Result = std::invoke_result_t<Work &, ArchiveWriter &>;
        static_assert(!std::is_void_v<Result>, "use post(work) where nothing comes back");
        post([home = answersHere(), work = std::move(work), context = QPointer<QObject>(context),
              done = std::move(done)](ArchiveWriter &writer) mutable {
            const auto answer = [result = work(writer), context, done]() mutable {
                if (context)
                    done(result);
            };
            QMetaObject::invokeMethod(home, answer, Qt::QueuedConnection);
        });
    }

Q_SIGNALS:
    /// Texts were put into the index; so many still wait (0: complete). Searches find both.
    void indexed(int left);
    /// The index could not be kept, for this reason. Texts wait and are found all the same; it is tried again
    /// after the next work.
    void indexTrouble(const trunkline::ArchiveTrouble &trouble);

private:
    QObject *answersHere();
    void carryOut(const std::function<void(ArchiveWriter &)> &work);
    void keepIndex();
    bool indexSome();

    /// What answers are queued to: one for each thread that posts, which it lives on.
    std::vector<std::unique_ptr<QObject>> m_homes;
    QMutex m_homesMutex;
    QThread m_thread;
    QObject *m_worker; ///< lives on the thread; calls are queued to it
    ArchiveWriter *m_writer; ///< made, used and destroyed on the thread
    std::atomic<int> m_waiting = 0; ///< posted, not carried out yet
    std::atomic<bool> m_closing = false;
    QTimer *m_quiet; ///< lives on the thread: nothing came for a moment
    bool m_tidying = false; ///< likewise used there only: texts came, and the index may have pieces to join
};

} // namespace trunkline

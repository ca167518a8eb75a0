// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/intentview.h"
#include "journal/journalfile.h"

#include <functional>
#include <memory>
#include <QObject>
#include <QThread>

namespace trunkline {

/// What was found when a journal was opened.
struct OpenedJournal {
    JournalTrouble trouble;
    IntentView view; ///< all its events, applied; empty on trouble
};

/// A JournalFile on a thread of its own, so that the window never waits for the disk. Calls are carried out
/// in order; callbacks come later, in the thread that made it, unless it is gone by then. Destroying it
/// carries out what was asked for before (also without anybody to call back) and closes the file.
class JournalWriter : public QObject {
    Q_OBJECT
public:
    /// Called on the writer's thread at named points: "before started", "after started" ... (event words).
    /// For tests that end the program there; empty otherwise.
    using Reached = std::function<void(const QString &point)>;

    explicit JournalWriter(Reached reached = {}, int maxPages = 0, QObject *parent = nullptr);
    ~JournalWriter() override;

    void open(const JournalPlace &place, std::function<void(OpenedJournal)> opened);
    void append(const QList<JournalEvent> &events, std::function<void(const JournalTrouble &)> appended);
    /// Adds what has happened already. Events that the disk refuses are kept, in order, and tried again
    /// before everything that comes later, with the next keep() (also of nothing) and once more at the end:
    /// the lines of an intent must be whole and in order. Nothing new is appended while some are kept.
    void keep(const QList<JournalEvent> &events, std::function<void(const JournalTrouble &)> kept);
    void verify(std::function<void(const Verification &)> verified);
    void acceptMissingCopy(std::function<void(bool)> accepted);
    void remove(std::function<void(const JournalTrouble &)> removed);

private:
    JournalTrouble writeKept();
    static OpenedJournal openedFrom(const JournalFile::Contents &contents);
    template <typename T> void answer(std::function<void(T)> reply, std::function<T()> ask);
    void reach(QLatin1StringView point, const QList<JournalEvent> &events) const;

    QThread m_thread;
    JournalFile *m_file; ///< lives and dies on the thread
    QObject *m_worker; ///< likewise; calls are queued to it
    QList<JournalEvent> m_kept; ///< used on the thread only
    Reached m_reached;
};

} // namespace trunkline

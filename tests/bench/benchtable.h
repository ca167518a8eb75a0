// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archiverows.h"
#include "messagesmodel.h"
#include "messagestable.h"

#include <functional>
#include <QElapsedTimer>

namespace trunkline::bench {

/// Turns the event loop until it is so; ends the program when it does not become so in ten minutes.
void waitUntil(const std::function<bool()> &isSo);
/// As the program does soon after its start.
void loadFonts();
/// Since the timer was started.
double millisecondsOf(const QElapsedTimer &timer);

/// An archive in the window's own table, as wide and high as there, without the page around it. Tells when
/// rows are painted. Times are in milliseconds.
class BenchTable : public MessagesTable {
public:
    /// Opens the archive and shows everything, newest first.
    explicit BenchTable(const QString &path);
    ~BenchTable() override;

    ArchiveRows &rows() { return m_rows; }

    struct Shown {
        double painted = 0; ///< until the first rows were painted
        double counted = 0; ///< until it was known how many there are
        double listed = 0; ///< until all were there
    };
    /// Waits for all of these.
    Shown showQuery(const std::function<MessageQuery()> &query);
    /// Goes to a row as a drag of the scroll bar does, and waits until all rows in view are painted.
    void jumpTo(int row);
    /// Asks the same again, and waits until so many rows are counted and painted.
    void refreshUntil(int count);
    /// From the first row to the last, a screen at a time or in 2,000 steps, as fast as rows are painted.
    void scrollThrough();

    /// From what moved rows or brought their contents to the end of its frame, since clearFrames().
    const QList<double> &frames() const { return m_frames; }
    /// How long each row that was seen without its contents was seen so.
    const QList<double> &blanks() const { return m_blanks; }
    void clearFrames();

protected:
    void paintEvent(QPaintEvent *event) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Window {
        int first = 0;
        int last = -1;
    };

    Window window() const;
    bool areAllAtHand(const Window &seen) const;
    void noteBlanks(const Window &seen);
    void beginFrame();

    ArchiveReader m_reader;
    ArchiveRows m_rows;
    MessagesModel m_model;
    bool m_isNew = false; ///< rows of the newest query are in the model
    bool m_isPainted = false; ///< all in view were painted since that, or since they moved
    QElapsedTimer m_since; ///< something moved the rows; invalid once that is painted
    QList<double> m_frames;
    QElapsedTimer m_clock;
    QHash<qint64, double> m_blankSince; ///< of rows in view, by seq
    QList<double> m_blanks;
};

} // namespace trunkline::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchtable.h"

#include "fontwarmup.h"

#include <QApplication>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr QSize tableSize{1280, 720};
constexpr int patienceMs = 600'000;
constexpr int mostStops = 2'000; ///< on the way from one end to the other

} // namespace

void waitUntil(const std::function<bool()> &isSo)
{
    QTimer alarm;
    alarm.setSingleShot(true);
    alarm.start(patienceMs);
    while (!isSo()) {
        if (!alarm.isActive())
            qFatal("what was waited for did not happen");
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

void loadFonts()
{
    FontWarmUp fonts{QApplication::font()};
    bool isDone = false;
    QObject::connect(&fonts, &FontWarmUp::done, &fonts, [&isDone] { isDone = true; });
    fonts.start();
    waitUntil([&isDone] { return isDone; });
}

double millisecondsOf(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

BenchTable::BenchTable(const QString &path)
    : m_rows(m_reader)
    , m_model(m_rows)
{
    m_clock.start();
    connect(&m_rows, &ArchiveRows::failed, this,
            [](const ArchiveTrouble &trouble) { qFatal("%s", qPrintable(trouble.words)); });
    connect(&m_rows, &RowSourceSignals::wasReset, this, [this] { m_isNew = true; });
    connect(&m_rows, &RowSourceSignals::wasReset, this, &BenchTable::beginFrame);
    connect(&m_rows, &ArchiveRows::extentChanged, this, [this] {
        if (m_rows.isComplete() && !m_isPainted) // fewer than a screen may have been all there is
            viewport()->update();
    });
    setMessages(m_model);
    loadFonts();
    resize(tableSize);
    m_reader.open(path);
    show();
    showQuery([] { return MessageQuery(); });
}

BenchTable::~BenchTable()
{
    setModel(nullptr);
}

BenchTable::Shown BenchTable::showQuery(const std::function<MessageQuery()> &query)
{
    QElapsedTimer timer;
    timer.start();
    m_isNew = false;
    m_isPainted = false;
    m_rows.setQuery(query());
    Shown shown;
    waitUntil([this] { return m_isPainted; });
    shown.painted = millisecondsOf(timer);
    waitUntil([this] { return m_rows.total() >= 0; });
    shown.counted = millisecondsOf(timer);
    waitUntil([this] { return m_rows.isComplete(); });
    shown.listed = millisecondsOf(timer);
    return shown;
}

void BenchTable::jumpTo(int row)
{
    m_isPainted = false;
    const int before = verticalScrollBar()->value();
    verticalScrollBar()->setValue(row);
    if (verticalScrollBar()->value() != before)
        waitUntil([this] { return m_isPainted; });
}

void BenchTable::refreshUntil(int count)
{
    m_rows.refresh();
    waitUntil([&] { return m_rows.count() == count && m_rows.isComplete(); });
    m_isNew = true;
    m_isPainted = false;
    viewport()->update();
    waitUntil([this] { return m_isPainted; });
}

void BenchTable::scrollThrough()
{
    verticalScrollBar()->setValue(0);
    const Window seen = window();
    const int step = std::max({1, seen.last - seen.first, m_rows.count() / mostStops});
    for (int row = 0; row < m_rows.count(); row += step)
        jumpTo(row);
    jumpTo(m_rows.count());
}

void BenchTable::clearFrames()
{
    m_frames.clear();
    m_blanks.clear();
    m_blankSince.clear();
    m_since.invalidate();
}

BenchTable::Window BenchTable::window() const
{
    const int bottom = rowAt(viewport()->height() - 1);
    return {std::max(0, rowAt(0)), bottom < 0 ? m_rows.count() - 1 : bottom};
}

bool BenchTable::areAllAtHand(const Window &seen) const
{
    for (int row = seen.first; row <= seen.last; ++row) {
        if (!m_rows.row(row))
            return false;
    }
    return true;
}

/// A row that is painted without its contents, or no more.
void BenchTable::noteBlanks(const Window &seen)
{
    const double now = millisecondsOf(m_clock);
    QHash<qint64, double> blank;
    for (int row = seen.first; row <= seen.last; ++row) {
        const qint64 seq = m_rows.seq(row);
        if (!m_rows.row(row))
            blank.insert(seq, m_blankSince.value(seq, now));
    }
    for (auto row = m_blankSince.cbegin(); row != m_blankSince.cend(); ++row) {
        if (!blank.contains(row.key()))
            m_blanks += now - *row;
    }
    m_blankSince = blank;
}

void BenchTable::beginFrame()
{
    if (!m_since.isValid())
        m_since.start();
}

void BenchTable::paintEvent(QPaintEvent *event)
{
    MessagesTable::paintEvent(event);
    const Window seen = window();
    if (m_since.isValid())
        m_frames += millisecondsOf(m_since);
    m_since.invalidate();
    noteBlanks(seen);
    const bool isFull = rowAt(viewport()->height() - 1) >= 0 || m_rows.isComplete();
    m_isPainted = m_isPainted || (m_isNew && isFull && areAllAtHand(seen));
}

/// What nobody sees is not painted.
void BenchTable::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                             const QList<int> &roles)
{
    const Window seen = window();
    if (topLeft.row() <= seen.last && bottomRight.row() >= seen.first)
        beginFrame();
    MessagesTable::dataChanged(topLeft, bottomRight, roles);
}

void BenchTable::scrollContentsBy(int dx, int dy)
{
    beginFrame();
    MessagesTable::scrollContentsBy(dx, dy);
}

bool BenchTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Wheel)
        beginFrame();
    return MessagesTable::viewportEvent(event);
}

} // namespace trunkline::bench

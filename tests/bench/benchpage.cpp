// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchpage.h"

#include "benchtable.h"
#include "messagetexts.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr QSize pageSize{1280, 720};
constexpr int jumps = 1'000;
constexpr int wheelMs = 5'000;
constexpr int frameMs = 16;
constexpr int notch = 120; ///< of the wheel
constexpr Goal frameGoal{Statistic::P99, 16};
constexpr Goal gapGoal{Statistic::Most, 50};

/// Columns and sizes of a person's own window stay out of it.
QString settledIn(const QTemporaryDir &home)
{
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(home.path()));
    return home.path();
}

void send(QWidget &widget, QEvent::Type type, const QPoint &at)
{
    const auto buttons = type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton;
    QMouseEvent event(type, at, widget.mapToGlobal(at), Qt::LeftButton, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

} // namespace

BenchPage::BenchPage(int numbers, int forSale)
    : m_account(numbers, forSale)
    , m_session({settledIn(m_home), u"#2563eb"_s, true}, m_account.url(), {u"key"_s, u"secret"_s})
    , m_workspace(m_session, DetailPace{.quietMs = 1, .apartMs = 1})
{
}

BenchPage::~BenchPage() = default;

void BenchPage::show(QWidget *page, const QString &table)
{
    m_page.reset(page);
    m_table = page->findChild<QTableView *>(table);
    m_table->viewport()->installEventFilter(this);
    loadFonts();
    page->resize(pageSize);
    page->show();
}

double BenchPage::paintedAfter(const std::function<void()> &action, const std::function<bool()> &isSo)
{
    QElapsedTimer timer;
    timer.start();
    action();
    int before = m_paints;
    if (isSo) {
        waitUntil([&] {
            if (!isSo())
                before = m_paints;
            return m_paints > before;
        });
    } else {
        waitUntil([&] { return m_paints > before; });
    }
    return millisecondsOf(timer);
}

void BenchPage::press(QWidget &widget, int key, const QString &text, Qt::KeyboardModifiers modifiers)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, modifiers, text);
        QCoreApplication::sendEvent(&widget, &event);
    }
}

void BenchPage::clickHead(int column)
{
    const QHeaderView *header = m_table->horizontalHeader();
    const int middle = header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
    for (const QEvent::Type type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease})
        send(*header->viewport(), type, {middle, header->height() / 2});
}

void BenchPage::turnWheel()
{
    const QPointF middle = m_table->viewport()->rect().center();
    QWheelEvent event(middle, m_table->viewport()->mapToGlobal(middle), QPoint(), QPoint(0, -notch),
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    if (!m_since.isValid())
        m_since.start();
    QCoreApplication::sendEvent(m_table->viewport(), &event);
}

void BenchPage::reportScrolling(const FigureRun &run)
{
    QScrollBar *bar = m_table->verticalScrollBar();
    Dice dice(BenchData::Seed, 0);
    m_frames.clear();
    for (int i = 0; i < jumps; ++i) {
        paintedAfter([&] {
            m_since.start();
            bar->setValue((bar->value() + 1 + dice.below(bar->maximum())) % (bar->maximum() + 1));
        });
    }
    run.report(u"jumps, frames"_s, u"ms"_s, m_frames, frameGoal);

    bar->setValue(bar->maximum() / 2);
    m_since.invalidate();
    m_frames.clear();
    QTimer wheel;
    wheel.setTimerType(Qt::PreciseTimer);
    connect(&wheel, &QTimer::timeout, this, &BenchPage::turnWheel);
    wheel.start(frameMs);
    QElapsedTimer timer;
    timer.start();
    waitUntil([&timer] { return timer.elapsed() >= wheelMs; });
    run.report(u"wheel, frames"_s, u"ms"_s, m_frames, frameGoal);
}

void BenchPage::reportGaps(const FigureRun &run, const QString &when, const GuiGaps &gaps)
{
    run.report(QString(u"gaps of a 1 ms timer "_s + when), u"ms"_s, gaps.byClock(), gapGoal);
    run.report(QString(u"the same in processor time, "_s + when), u"ms"_s, gaps.byProcessor());
}

/// Rows are painted when the view has painted them, and not before.
bool BenchPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Paint || m_isPainting)
        return false;
    m_isPainting = true;
    QCoreApplication::sendEvent(watched, event);
    m_isPainting = false;
    ++m_paints;
    if (m_since.isValid())
        m_frames += millisecondsOf(m_since);
    m_since.invalidate();
    return true;
}

} // namespace trunkline::bench

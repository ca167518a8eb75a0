// SPDX-License-Identifier: GPL-3.0-or-later
#include "bubblelist.h"

#include "bubbledelegate.h"
#include "conversation.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <utility>

namespace trunkline {

namespace {

constexpr int slack = 4; // pixels from the end that still count as the end
constexpr int sliceMs = 4; // of measuring what is out of sight
constexpr int mostRounds = 8; // of measuring what came into sight by measuring

} // namespace

BubbleList::BubbleList(Conversation &conversation, QWidget *parent)
    : QListView(parent)
    , m_conversation(conversation)
    , m_delegate(new BubbleDelegate(this))
{
    setObjectName(QStringLiteral("conversationList"));
    setAccessibleName(tr("Conversation"));
    setItemDelegate(m_delegate);
    setModel(&conversation);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Fixed); // resizeEvent() does it, at once
    verticalScrollBar()->setSingleStep(20);
    connectModel();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &BubbleList::scrolled);
    connect(&m_measuring, &QTimer::timeout, this, &BubbleList::measureSome);
}

void BubbleList::connectModel()
{
    connect(&m_conversation, &QAbstractItemModel::modelReset, this, [this] {
        m_delegate->forget();
        showEnd();
    });
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_conversation, changed, this, &BubbleList::arrange);
    connect(&m_conversation, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                for (int row = first.row(); roles.isEmpty() && row <= last.row(); ++row)
                    m_delegate->outdate(m_conversation.index(row));
                arrange();
            });
}

void BubbleList::showEnd()
{
    m_isEnd = true;
    arrange();
}

/// Lays all out anew, with what was in sight where it was.
void BubbleList::arrange()
{
    if (m_isArranging)
        return;
    {
        const QScopedValueRollback guard(m_isArranging, true);
        initViewItemOption(&m_option);
        m_option.rect = viewport()->rect();
        if (!currentIndex().isValid()) // keys begin at the end, and not with the oldest that is here
            selectionModel()->setCurrentIndex(m_conversation.index(m_conversation.rowCount() - 1),
                                              QItemSelectionModel::NoUpdate);
        measureAhead();
        for (int round = 0; round < mostRounds; ++round) {
            doItemsLayout();
            keepPlace();
            if (!measureInSight())
                break;
        }
        m_isOutOfDate = false;
        m_unmeasured = m_conversation.rowCount();
        m_measuring.start(0);
    }
    readOlder();
}

void BubbleList::keepPlace()
{
    if (m_isEnd || !m_first.isValid())
        scrollToBottom();
    else
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(m_first).top() - m_firstTop);
}

bool BubbleList::measure(const QModelIndex &index)
{
    return !m_delegate->isMeasured(m_option, index) && m_delegate->measure(m_option, index);
}

/// What will be in sight, so that one layout will do.
void BubbleList::measureAhead()
{
    const bool isUpwards = m_isEnd || !m_first.isValid();
    int row = isUpwards ? m_conversation.rowCount() - 1 : m_first.row();
    for (int room = viewport()->height(); room > 0 && row >= 0 && row < m_conversation.rowCount();
         row += isUpwards ? -1 : 1) {
        measure(m_conversation.index(row));
        room -= m_delegate->sizeHint(m_option, m_conversation.index(row)).height();
    }
}

bool BubbleList::measureInSight()
{
    bool isOther = false;
    for (QModelIndex index = indexAt({viewport()->width() / 2, 0});
         index.isValid() && visualRect(index).top() <= viewport()->height();
         index = index.siblingAtRow(index.row() + 1))
        isOther = measure(index) || isOther;
    return isOther;
}

void BubbleList::measureSome()
{
    QElapsedTimer clock;
    clock.start();
    m_unmeasured = qMin(m_unmeasured, m_conversation.rowCount());
    while (m_unmeasured > 0 && clock.elapsed() < sliceMs)
        m_isOutOfDate = measure(m_conversation.index(--m_unmeasured)) || m_isOutOfDate;
    if (m_unmeasured > 0)
        return;
    m_measuring.stop();
    if (!std::exchange(m_isOutOfDate, false))
        return;
    const QScopedValueRollback guard(m_isArranging, true);
    doItemsLayout();
    keepPlace();
}

void BubbleList::scrolled()
{
    if (m_isArranging)
        return;
    const QScrollBar *bar = verticalScrollBar();
    m_isEnd = bar->value() >= bar->maximum() - slack;
    m_first = indexAt({viewport()->width() / 2, 0});
    m_firstTop = visualRect(m_first).top();
    if (measureInSight())
        arrange();
    readOlder();
}

void BubbleList::readOlder()
{
    if (verticalScrollBar()->value() < viewport()->height())
        m_conversation.readOlder();
}

void BubbleList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    arrange();
}

void BubbleList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_delegate->outdateAll();
        arrange();
    }
}

/// What is copied is the text itself, not how it is shown.
void BubbleList::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid())
        QGuiApplication::clipboard()->setText(m_conversation.message(currentIndex().row()).body);
    else
        QListView::keyPressEvent(event);
}

} // namespace trunkline

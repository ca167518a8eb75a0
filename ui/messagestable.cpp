// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagestable.h"

#include "messagesmodel.h"
#include "quickcelldelegate.h"
#include "tablemanners.h"
#include "tonedelegate.h"

#include <algorithm>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <utility>

namespace trunkline {

MessagesTable::MessagesTable(QWidget *parent)
    : QTableView(parent)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("messagesTable"));
    setAccessibleName(tr("Messages"));
    giveTableManners(this);
    setSelectionMode(ExtendedSelection);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
    setUpMenu();
}

void MessagesTable::setMessages(MessagesModel &messages)
{
    m_messages = &messages;
    setModel(&messages);
    setItemDelegate(new QuickCellDelegate(Qt::AlignLeading, this));
    setItemDelegateForColumn(MessagesModel::Status, new ToneDelegate(MessagesModel::ToneRole, this));
    setItemDelegateForColumn(MessagesModel::Parts, new QuickCellDelegate(Qt::AlignRight, this));
    setItemDelegateForColumn(MessagesModel::Cost, new QuickCellDelegate(Qt::AlignRight, this));
    setUpColumns();
    horizontalHeader()->setSortIndicator(MessagesModel::Time, Qt::DescendingOrder); // as the archive has them
    setSortingEnabled(true);
    connect(this, &QAbstractItemView::doubleClicked, this, &MessagesTable::openRequested);
    m_viewMoved.setSingleShot(true);
    connect(&m_viewMoved, &QTimer::timeout, this, &MessagesTable::wantRowsInView);
    connect(&messages, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this](const QModelIndex &, int first) { beginInsertion(first); });
    connect(&messages, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                keepPlace(first, last - first + 1);
                endInsertion();
            });
    connect(&messages, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(first, first - last - 1); });
    const auto moved = [this] { m_viewMoved.start(); };
    connect(&messages, &QAbstractItemModel::rowsInserted, this, moved);
    connect(&messages, &QAbstractItemModel::rowsRemoved, this, moved);
    connect(&messages, &QAbstractItemModel::layoutChanged, this, moved);
    connect(&messages, &QAbstractItemModel::modelReset, this, moved);
}

void MessagesTable::setUpColumns()
{
    const QFontMetrics metrics = fontMetrics();
    const auto fit = [&](int column, const QString &sample, int extra = 28) {
        setColumnWidth(column, metrics.horizontalAdvance(sample) + extra);
    };
    fit(MessagesModel::Time, QStringLiteral("2026-10-28 20:08:38"));
    fit(MessagesModel::Direction, tr("← Received"));
    fit(MessagesModel::From, QStringLiteral("(206) 555-0100"));
    fit(MessagesModel::To, QStringLiteral("(206) 555-0100"));
    fit(MessagesModel::Status, tr("Accepted by carrier"), 44);
    fit(MessagesModel::Type, tr("MMS"), 24);
    fit(MessagesModel::Parts, tr("Parts"), 28);
    fit(MessagesModel::Cost, QStringLiteral("$0.0040"), 24);
    QHeaderView *header = horizontalHeader();
    header->setMinimumSectionSize(40);
    header->setStretchLastSection(false);
    header->setSectionsMovable(true);
}

void MessagesTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (!model())
        return;
    m_viewMoved.start();
    // The body takes what is left, but stays wide enough to say something: rather scroll than guess.
    const int others = horizontalHeader()->length() - columnWidth(MessagesModel::Body);
    setColumnWidth(MessagesModel::Body, qMax(viewport()->width() / 5, viewport()->width() - others));
}

void MessagesTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0)
        m_viewMoved.start();
}

/// Rows below what is seen change nothing of it, but Qt would paint all of it anew with each piece of a long
/// list. What is to be painted for another reason is known before.
void MessagesTable::beginInsertion(int first)
{
    const int bottom = rowAt(viewport()->height() - 1);
    m_insertsUnseen = bottom >= 0 && first > bottom;
    if (m_insertsUnseen)
        executeDelayedItemsLayout();
}

void MessagesTable::endInsertion()
{
    if (!std::exchange(m_insertsUnseen, false))
        return;
    // Not setUpdatesEnabled(), which paints everything in the end.
    viewport()->setAttribute(Qt::WA_UpdatesDisabled, true);
    executeDelayedItemsLayout();
    viewport()->setAttribute(Qt::WA_UpdatesDisabled, false);
}

/// So many rows have come there, or gone when it is less than none.
void MessagesTable::keepPlace(int first, int came)
{
    QScrollBar *bar = verticalScrollBar(); // counts rows
    const int top = bar->value();
    if (top == 0 || first > top)
        return;
    executeDelayedItemsLayout(); // the bar does not know of them yet
    bar->setValue(came > 0 ? top + came : qMax(first, top + came));
}

/// Rows that are not at hand yet come when somebody looks at them.
void MessagesTable::wantRowsInView()
{
    const int bottom = rowAt(viewport()->height() - 1);
    m_messages->want(qMax(0, rowAt(0)), bottom < 0 ? m_messages->rowCount() - 1 : bottom);
}

void MessagesTable::setUpMenu()
{
    const auto add = [this](const QString &text, auto &&slot) {
        connect(m_menu->addAction(text), &QAction::triggered, this, slot);
    };
    add(tr("Open"), [this] { Q_EMIT openRequested(currentIndex()); });
    add(tr("Reply"), [this] { Q_EMIT replyRequested(currentIndex()); });
    m_menu->addSeparator();
    add(tr("Copy"), [this] { copySelection(); });
    add(tr("Copy id"), [this] {
        if (const Message *message = m_messages->message(currentIndex().row()))
            QGuiApplication::clipboard()->setText(message->id);
    });
}

QList<int> MessagesTable::selectedRowList() const
{
    // Whole rows are selected, so ranges do not overlap, and there are far fewer of them.
    QItemSelection ranges = selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(),
              [](const QItemSelectionRange &a, const QItemSelectionRange &b) { return a.top() < b.top(); });
    QList<int> rows;
    rows.reserve(selectedRowCount());
    for (const QItemSelectionRange &range : std::as_const(ranges)) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows += row;
    }
    return rows;
}

int MessagesTable::selectedRowCount() const
{
    int count = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        count += range.height();
    return count;
}

void MessagesTable::copySelection()
{
    const QList<int> rows = selectedRowList();
    QStringList lines;
    for (const int row : rows) {
        const Message *message = m_messages->message(row);
        if (!message)
            return Q_EMIT copyRequested(rows);
        lines += m_messages->copyLine(*message);
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void MessagesTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT openRequested(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void MessagesTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex at = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!at.isValid())
        return;
    m_menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(at).bottomLeft()));
}

void MessagesTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionMoved();
}

} // namespace trunkline

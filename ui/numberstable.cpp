// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberstable.h"

#include "numberfilter.h"
#include "numbersmodel.h"
#include "quickcelldelegate.h"
#include "tablemanners.h"
#include "windowsettings.h"

#include <algorithm>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace trunkline {

NumbersTable::NumbersTable(QWidget *parent)
    : QTableView(parent)
    , m_menu(new QMenu(this))
    , m_headerMenu(new QMenu(this))
{
    setObjectName(u"numbersTable"_s);
    setAccessibleName(tr("Numbers"));
    giveTableManners(this);
    setItemDelegate(new QuickCellDelegate(Qt::AlignLeading, this));
    setSelectionMode(ExtendedSelection);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
}

void NumbersTable::setNumbers(NumberFilter &filter)
{
    setModel(&filter);
    setUpColumns();
    setSortingEnabled(true);
    sortByColumn(NumbersModel::Number, Qt::AscendingOrder);
    setUpHeaderMenu();
    rememberColumns(horizontalHeader(), u"numbers"_s);
    connect(this, &QAbstractItemView::doubleClicked, this, &NumbersTable::openRequested);
    connect(&filter, &QAbstractItemModel::rowsInserted, this, &NumbersTable::viewMoved);
    connect(&filter, &QAbstractItemModel::layoutChanged, this, &NumbersTable::viewMoved);
}

void NumbersTable::setUpColumns()
{
    const auto fit = [this](int column, const QString &sample) {
        const int margins = 2 * style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 6;
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        const int text =
            qMax(fontMetrics().horizontalAdvance(sample), fontMetrics().horizontalAdvance(title));
        setColumnWidth(column, text + margins);
    };
    fit(NumbersModel::Number, u"(206) 555-0100"_s);
    fit(NumbersModel::Alias, u"marketing 202"_s);
    fit(NumbersModel::Type, tr("Toll-free"));
    fit(NumbersModel::RateCenter, u"WSHNGTNZN1"_s);
    fit(NumbersModel::State, u"WA"_s);
    fit(NumbersModel::PrimaryRoute, tr("SIP registration"));
    fit(NumbersModel::FailoverRoute, tr("SIP registration"));
    fit(NumbersModel::Messaging, tr("Not said"));
    fit(NumbersModel::Cnam, tr("Off"));
    fit(NumbersModel::MonthlyCost, u"$100.00"_s);
    for (const int column : {NumbersModel::Tier, NumbersModel::Note, NumbersModel::E911})
        setColumnHidden(column, true);
    QHeaderView *header = horizontalHeader();
    header->setMinimumSectionSize(40);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
}

void NumbersTable::setUpHeaderMenu()
{
    for (int column = NumbersModel::Alias; column < NumbersModel::ColumnCount; ++column) {
        QAction *action = m_headerMenu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, column](bool on) { setColumnHidden(column, !on); });
        connect(m_headerMenu, &QMenu::aboutToShow, action,
                [this, action, column] { action->setChecked(!isColumnHidden(column)); });
    }
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { m_headerMenu->popup(horizontalHeader()->mapToGlobal(at)); });
}

QList<PhoneNumber> NumbersTable::selectedNumbers() const
{
    QModelIndexList rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    std::sort(rows.begin(), rows.end());
    QList<PhoneNumber> numbers;
    for (const QModelIndex &row : std::as_const(rows))
        numbers += PhoneNumber::fromService(row.data(NumbersModel::IdRole).toString());
    return numbers;
}

PhoneNumber NumbersTable::firstSelected() const
{
    int first = -1;
    const QItemSelection selection = selectionModel() ? selectionModel()->selection() : QItemSelection();
    for (const QItemSelectionRange &range : selection)
        first = first < 0 ? range.top() : qMin(first, range.top());
    return first < 0
        ? PhoneNumber()
        : PhoneNumber::fromService(model()->index(first, 0).data(NumbersModel::IdRole).toString());
}

QList<PhoneNumber> NumbersTable::numbersInView() const
{
    QList<PhoneNumber> numbers;
    if (!model() || model()->rowCount() == 0)
        return numbers;
    const int first = qMax(0, rowAt(0));
    const int bottom = rowAt(viewport()->height() - 1);
    const int last = bottom < 0 ? model()->rowCount() - 1 : bottom;
    for (int row = first; row <= last; ++row)
        numbers += PhoneNumber::fromService(model()->index(row, 0).data(NumbersModel::IdRole).toString());
    return numbers;
}

void NumbersTable::copySelection()
{
    QStringList lines;
    const QList<PhoneNumber> numbers = selectedNumbers();
    for (const PhoneNumber &number : numbers)
        lines += number.e164();
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void NumbersTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT openRequested();
        return;
    }
    QTableView::keyPressEvent(event);
}

void NumbersTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex at = byMouse ? indexAt(event->pos()) : currentIndex();
    if (at.isValid())
        m_menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(at).bottomLeft()));
}

void NumbersTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    Q_EMIT viewMoved();
}

void NumbersTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0)
        Q_EMIT viewMoved();
}

void NumbersTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionMoved();
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberspage.h"

#include "domain/usstates.h"
#include "errortext.h"
#include "filterfield.h"
#include "icons.h"
#include "numberdetailpane.h"
#include "numbermenu.h"
#include "numberstable.h"
#include "ui_numberspage.h"
#include "visibletext.h"
#include "windowsettings.h"

#include <QComboBox>
#include <QLocale>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

const QString numbersNotice = u"numbers.load"_s;
constexpr int settleMs = 120;
constexpr int mostStates = 100; // there are 50, and some districts and territories

/// Fills a box anew and keeps what was chosen. If that is gone, the box says so like a person's own choice.
void refill(QComboBox *box, const QString &any, const QList<QPair<QString, QString>> &entries)
{
    const QVariant chosen = box->currentData();
    int index = 0;
    {
        const QSignalBlocker quiet(box);
        box->clear();
        box->addItem(any, QVariant());
        for (const auto &[text, data] : entries)
            box->addItem(text, data);
        index = chosen.isValid() ? box->findData(chosen) : 0;
        box->setCurrentIndex(qMax(0, index));
    }
    if (index < 0)
        Q_EMIT box->currentIndexChanged(0);
}

} // namespace

NumbersPage::NumbersPage(Workspace &workspace, QWidget *parent)
    : TabPage(parent)
    , m_workspace(workspace)
    , m_model(workspace.numbers, workspace.routes)
    , m_filter(m_model)
    , m_ui(std::make_unique<Ui::NumbersPage>())
    , m_actions(workspace, this)
{
    m_ui->setupUi(this);
    setObjectName(u"numbersPage"_s);
    m_viewSettled.setSingleShot(true);
    m_viewSettled.setInterval(settleMs);
    m_choicesSoon.setSingleShot(true);
    m_choicesSoon.setInterval(settleMs);
    setUpTable();
    setUpDetail();
    setUpMenu();
    fillChoices();
    connectFilters();
    connect(&m_actions, &NumberActions::notice, this, &TabPage::notice);
    connect(&workspace.numbers.status(), &ListStatus::changed, this, &NumbersPage::showState);
    connect(&workspace.numbers, &NumberBook::snapshotChanged, this, &TabPage::statusChanged);
    for (const ListStatus *list : {&workspace.numbers.status(), &workspace.routes.status()})
        retries().follow(list, &ListStatus::retrying, &ListStatus::changed);
    retries().follow(&workspace.numbers, &NumberBook::detailRetrying, &NumberBook::detailReadEnded);
    showState();
}

NumbersPage::~NumbersPage() = default;

void NumbersPage::setUpTable()
{
    m_table = new NumbersTable;
    m_ui->numbersFilter->setProperty("pane", true); // for F6, as the others
    m_table->setProperty("pane", true);
    m_table->setNumbers(m_filter);
    m_ui->numbersStates->setContent(m_table);
    makeFilterField(m_ui->numbersFilter);
    m_ui->routesButton->setIcon(icon(u"route"_s));
    connect(m_table, &NumbersTable::selectionMoved, this, &NumbersPage::showSelection);
    connect(m_table, &NumbersTable::viewMoved, &m_viewSettled, qOverload<>(&QTimer::start));
    connect(&m_viewSettled, &QTimer::timeout, this, &NumbersPage::wantDetailsInView);
    connect(m_table, &NumbersTable::openRequested, this, [this] {
        m_ui->numberDetailArea->show();
        m_detail->focusFirst();
    });
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_filter, changed, this, &NumbersPage::showState);
    connect(&m_filter, &QAbstractItemModel::layoutChanged, this, &NumbersPage::showState); // many at once
    connect(m_ui->numbersStates, &StateStack::retryRequested, this, &NumbersPage::refresh);
    connect(m_ui->numbersStates, &StateStack::emptyActionRequested, this, &NumbersPage::emptyAction);
}

void NumbersPage::setUpDetail()
{
    m_detail = new NumberDetailPane(m_workspace);
    m_ui->numberDetailArea->setWidget(m_detail);
    m_ui->numberDetailArea->setProperty("pane", true);
    m_ui->numbersSplitter->setStretchFactor(0, 1);
    m_ui->numbersSplitter->setStretchFactor(1, 0);
    m_ui->numbersSplitter->setSizes({900, 340});
    rememberSplitter(m_ui->numbersSplitter, u"numbers"_s);
    const auto slot = [](bool failover) {
        return failover ? api::RouteSlot::Failover : api::RouteSlot::Primary;
    };
    connect(m_detail, &NumberDetailPane::setRouteRequested, this,
            [this, slot](bool failover) { m_actions.setRoute(m_detail->shown(), slot(failover)); });
    connect(m_detail, &NumberDetailPane::clearRouteRequested, this,
            [this, slot](bool failover) { m_actions.clearRoute(m_detail->shown(), slot(failover)); });
    connect(m_detail, &NumberDetailPane::aliasRequested, this,
            [this] { m_actions.editAlias(m_detail->shown()); });
    connect(m_detail, &NumberDetailPane::cnamRequested, this,
            [this](bool on) { m_actions.setCnam(m_detail->shown(), on); });
    connect(m_detail, &NumberDetailPane::messagingRequested, this,
            [this](bool on) { m_actions.setMessaging(m_detail->shown(), on); });
    connect(m_detail, &NumberDetailPane::releaseRequested, this,
            [this] { m_actions.release(m_detail->shown()); });
    connect(m_detail, &NumberDetailPane::composeRequested, this,
            [this] { Q_EMIT composeFrom(m_detail->shown().first()); });
    connect(m_detail, &NumberDetailPane::messagesRequested, this,
            [this] { Q_EMIT showMessagesOf(m_detail->shown().first()); });
    showSelection();
}

void NumbersPage::setUpMenu()
{
    const auto *menu = new NumberMenu(m_table->rowMenu(), m_workspace.numbers, m_actions,
                                      [this] { return m_detail->shown(); });
    connect(menu, &NumberMenu::copyRequested, m_table, &NumbersTable::copySelection);
}

void NumbersPage::fillChoices()
{
    m_ui->numbersType->addItem(tr("Any"), int(NumberFilter::Kind::Any));
    m_ui->numbersType->addItem(tr("Local"), int(NumberFilter::Kind::Local));
    m_ui->numbersType->addItem(tr("Toll-free"), int(NumberFilter::Kind::TollFree));
    m_ui->numbersMessaging->addItem(tr("Any"), int(NumberFilter::Texting::Any));
    m_ui->numbersMessaging->addItem(tr("On"), int(NumberFilter::Texting::On));
    m_ui->numbersMessaging->addItem(tr("Off"), int(NumberFilter::Texting::Off));
    m_ui->numbersMessaging->addItem(tr("Not said"), int(NumberFilter::Texting::Unknown));
    fillStates();
    fillRoutes();
}

void NumbersPage::fillStates()
{
    QSet<QString> codes;
    for (const OwnedNumber &number : m_workspace.numbers.rows().all()) {
        if (!number.state.isEmpty())
            codes.insert(number.state.toUpper());
    }
    QStringList sorted = codes.values();
    sorted.sort();
    QList<QPair<QString, QString>> entries;
    for (const QString &code : std::as_const(sorted).mid(0, mostStates))
        entries += {visibleLine(code, 20), code};
    refill(m_ui->numbersState, tr("Any"), entries);
}

void NumbersPage::fillRoutes()
{
    QList<QPair<QString, QString>> entries;
    for (const Route &route : m_workspace.routes.rows().all())
        entries += {visibleLine(m_workspace.routes.displayName(route.id), 60), route.id};
    refill(m_ui->numbersRoute, tr("Any"), entries);
}

void NumbersPage::connectFilters()
{
    connect(m_ui->numbersFilter, &QLineEdit::textChanged, &m_filter, &NumberFilter::setText);
    connect(m_ui->numbersType, &QComboBox::currentIndexChanged, this,
            [this] { m_filter.setKind(NumberFilter::Kind(m_ui->numbersType->currentData().toInt())); });
    connect(m_ui->numbersMessaging, &QComboBox::currentIndexChanged, this, [this] {
        m_filter.setTexting(NumberFilter::Texting(m_ui->numbersMessaging->currentData().toInt()));
    });
    connect(m_ui->numbersState, &QComboBox::currentIndexChanged, this,
            [this] { m_filter.setState(m_ui->numbersState->currentData().toString()); });
    connect(m_ui->numbersRoute, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant id = m_ui->numbersRoute->currentData();
        m_filter.setRoute(id.isValid() ? std::optional(id.toString()) : std::nullopt);
    });
    connect(m_ui->routesButton, &QPushButton::clicked, this, &NumbersPage::editRoutes);
    connect(&m_choicesSoon, &QTimer::timeout, this, [this] {
        fillStates();
        fillRoutes();
    });
    for (const RowSourceSignals *rows : std::initializer_list<const RowSourceSignals *>{
             &m_workspace.numbers.rows(), &m_workspace.routes.rows()}) {
        connect(rows, &RowSourceSignals::inserted, &m_choicesSoon, qOverload<>(&QTimer::start));
        connect(rows, &RowSourceSignals::removed, &m_choicesSoon, qOverload<>(&QTimer::start));
        connect(rows, &RowSourceSignals::wasReset, &m_choicesSoon, qOverload<>(&QTimer::start));
        connect(rows, &RowSourceSignals::changed, &m_choicesSoon, qOverload<>(&QTimer::start));
    }
}

void NumbersPage::showEvent(QShowEvent *event)
{
    TabPage::showEvent(event);
    if (m_workspace.numbers.status().state() == ListStatus::State::Idle)
        refresh();
}

void NumbersPage::refresh()
{
    m_workspace.numbers.refresh();
    m_workspace.routes.refresh();
    wantDetailsInView();
}

void NumbersPage::showState()
{
    showFace();
    const ListStatus &status = m_workspace.numbers.status();
    if (status.state() == ListStatus::State::Failed && m_model.rowCount() > 0)
        reportFailure();
    else
        Q_EMIT withdrawNotice(numbersNotice);
    m_viewSettled.start();
    Q_EMIT statusChanged();
}

void NumbersPage::showFace()
{
    const ListStatus &status = m_workspace.numbers.status();
    StateStack *states = m_ui->numbersStates;
    if (m_filter.rowCount() > 0)
        return states->showRows();
    if (status.isLoading() || status.state() == ListStatus::State::Idle)
        return states->showLoading(tr("Reading numbers…"));
    if (m_model.rowCount() > 0)
        return states->showEmpty(
            tr("Nothing matches the filter"),
            tr("%n number(s) are loaded, but none of them fits.", nullptr, m_model.rowCount()),
            tr("Clear the filter"));
    if (status.state() == ListStatus::State::Failed)
        return states->showFailed(status.error());
    if (status.state() == ListStatus::State::Paused)
        return states->showEmpty(tr("Stopped"), tr("No number was read yet."), tr("Go on"));
    states->showEmpty(tr("No numbers on this account"), tr("Buy the first one in Available Inventory."));
}

/// Of the two faces that offer something.
void NumbersPage::emptyAction()
{
    if (m_model.rowCount() > 0)
        clearFilter();
    else
        refresh();
}

void NumbersPage::reportFailure()
{
    const ErrorText text = describeError(m_workspace.numbers.status().error());
    Notice problem;
    problem.id = numbersNotice;
    problem.severity = Notice::Severity::Error;
    problem.text = tr("Not all numbers could be read. %1").arg(text.sentence);
    problem.details = text.details;
    problem.actionText = tr("Try again");
    problem.action = [self = QPointer(this)] {
        if (self)
            self->refresh();
    };
    Q_EMIT notice(problem);
}

void NumbersPage::showSelection()
{
    m_detail->showNumbers(m_table->selectedNumbers());
    wantDetailsInView();
    Q_EMIT statusChanged();
}

void NumbersPage::wantDetailsInView()
{
    QList<PhoneNumber> wanted;
    if (const PhoneNumber selected = m_table->firstSelected(); !selected.isEmpty())
        wanted += selected;
    if (m_table->isVisible())
        wanted += m_table->numbersInView();
    m_workspace.numbers.wantDetails(wanted);
}

QString NumbersPage::countText() const
{
    const ListStatus &status = m_workspace.numbers.status();
    const QLocale locale;
    const QString shown = locale.toString(m_filter.rowCount());
    const QString loaded = locale.toString(m_model.rowCount());
    switch (status.state()) {
    case ListStatus::State::Idle:
        return {};
    case ListStatus::State::Loading:
        return tr("%1 loaded…").arg(loaded);
    case ListStatus::State::Complete:
        return tr("%1 of %2").arg(shown, loaded);
    case ListStatus::State::Paused:
    case ListStatus::State::Failed:
        break;
    }
    return tr("%1 of %2 loaded, more on the server").arg(shown, loaded);
}

qint64 NumbersPage::updatedAt() const
{
    const qint64 kept = m_workspace.numbers.snapshotAt();
    return kept > 0 ? kept : m_workspace.numbers.status().completedAt();
}

bool NumbersPage::isBusy() const
{
    return m_workspace.numbers.status().isLoading();
}

int NumbersPage::tabCount() const
{
    return m_workspace.numbers.status().completedAt() > 0 ? m_model.rowCount() : -1;
}

void NumbersPage::focusFilter()
{
    m_ui->numbersFilter->setFocus(Qt::ShortcutFocusReason);
    m_ui->numbersFilter->selectAll();
}

void NumbersPage::clearFilter()
{
    m_ui->numbersFilter->clear();
    for (QComboBox *box : {m_ui->numbersType, m_ui->numbersState, m_ui->numbersRoute, m_ui->numbersMessaging})
        box->setCurrentIndex(0);
}

void NumbersPage::toggleDetail()
{
    m_ui->numberDetailArea->setVisible(!m_ui->numberDetailArea->isVisible());
}

void NumbersPage::cancel()
{
    m_workspace.numbers.status().cancel();
}

void NumbersPage::selectNumber(const PhoneNumber &number)
{
    const int row = m_workspace.numbers.rows().indexOf(number.digits());
    if (row < 0)
        return;
    QModelIndex shown = m_filter.mapFromSource(m_model.index(row, 0));
    if (!shown.isValid()) {
        clearFilter();
        shown = m_filter.mapFromSource(m_model.index(row, 0));
    }
    m_table->setCurrentIndex(shown);
    m_table->scrollTo(shown, QAbstractItemView::PositionAtCenter);
    m_table->setFocus();
}

void NumbersPage::editRoutes()
{
    m_actions.editRoutes();
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "setroutedialog.h"

#include "accountbadge.h"
#include "detailsbutton.h"
#include "errortext.h"
#include "filterfield.h"
#include "intentkinds.h"
#include "routetable.h"
#include "settlednews.h"
#include "ui_setroutedialog.h"
#include "unclearline.h"
#include "unlockline.h"
#include "visibletext.h"

#include <QTableView>

using namespace Qt::StringLiterals;

namespace trunkline {

SetRouteDialog::SetRouteDialog(Workspace &workspace, QList<PhoneNumber> numbers, api::RouteSlot slot,
                               QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_numbers(std::move(numbers))
    , m_slot(slot)
    , m_model(workspace.routes, workspace.numbers)
    , m_ui(std::make_unique<Ui::SetRouteDialog>())
{
    m_ui->setupUi(this);
    m_unlock = new UnlockLine(workspace.session.lock(), u"setRoute"_s, this);
    m_ui->outer->insertWidget(0, new AccountBadge(workspace.session.label(), this), 0, Qt::AlignLeft);
    setObjectName(u"setRouteDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(680, 560);
    const bool primary = m_slot == api::RouteSlot::Primary;
    setWindowTitle(primary ? tr("Set primary route") : tr("Set failover route"));
    m_ui->setRouteQuestion->setText(
        primary ? tr("Where shall calls to %1 go first?").arg(objectText())
                : tr("Where shall calls to %1 go if the primary route fails?").arg(objectText()));
    makeFilterField(m_ui->routeFilter);
    m_details = new DetailsButton(m_ui->setRouteProblem);
    setUpTable();
    setUpForm();
    connect(m_ui->setRouteCancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->setRouteAccept, &QPushButton::clicked, this, &SetRouteDialog::accept);
    m_unlock->standInFor(m_ui->setRouteAccept, m_ui->setRouteCancel);
    m_ui->outer->insertWidget(m_ui->outer->indexOf(m_ui->buttonRow), m_unlock);
    m_ui->setRouteAccept->setDefault(true); // for Enter in the table, the search and the form
    showNewRoute(false);
    showState();
    m_ui->routeFilter->setFocus();
}

SetRouteDialog::~SetRouteDialog() = default;

QString SetRouteDialog::objectText() const
{
    return m_numbers.size() == 1 ? m_numbers.first().national()
                                 : tr("%n number(s)", nullptr, int(m_numbers.size()));
}

void SetRouteDialog::setUpTable()
{
    m_filter.setSourceModel(&m_model);
    m_filter.setFilterRole(RoutesModel::SearchRole);
    m_filter.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table = makeRouteTable(u"routeTable"_s, &m_filter);
    m_ui->setRouteStates->setContent(m_table);
    setTabOrder(m_ui->newRoute, m_table);
    connect(m_ui->routeFilter, &QLineEdit::textChanged, &m_filter,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_ui->routeFilter, &QLineEdit::textChanged, this, [this](const QString &text) {
        showState();
        if (!text.isEmpty() && selectedRouteId().isEmpty())
            m_table->selectRow(0); // so that typing and Enter are enough
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SetRouteDialog::updateChoice);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &SetRouteDialog::accept);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &SetRouteDialog::updateChoice);
    RouteBook *routes = &m_workspace.routes;
    connect(&routes->status(), &ListStatus::changed, this, &SetRouteDialog::showState);
    connect(m_ui->setRouteStates, &StateStack::retryRequested, routes, &RouteBook::refresh);
    connect(m_ui->setRouteStates, &StateStack::emptyActionRequested, m_ui->routeFilter, &QLineEdit::clear);
}

void SetRouteDialog::setUpForm()
{
    auto *unclear = new UnclearLine(m_workspace, u"setRouteUnclear"_s, this);
    unclear->setAbout([](const Intent &intent) { return intent.kind == WriteKind::CreateRoute; });
    m_ui->outer->insertWidget(m_ui->outer->indexOf(m_ui->setRouteProblem), unclear);
    connect(&m_workspace.session.journal(), &Journal::settled, this, &SetRouteDialog::takeSettled);
    connect(m_ui->newRoute, &QPushButton::toggled, this, &SetRouteDialog::showNewRoute);
    connect(m_ui->routeForm, &RouteForm::acceptableChanged, this, &SetRouteDialog::updateChoice);
    connect(m_ui->routeForm, &RouteForm::edited, this, [this] {
        m_failure.clear();
        updateChoice();
    });
}

void SetRouteDialog::showState()
{
    const ListStatus &status = m_workspace.routes.status();
    m_ui->routeForm->setTaken(m_workspace.routes);
    if (m_filter.rowCount() > 0)
        m_ui->setRouteStates->showRows();
    else if (m_model.rowCount() > 0)
        m_ui->setRouteStates->showEmpty(
            tr("No route fits"), tr("%n route(s) are loaded, but none fits.", nullptr, m_model.rowCount()),
            tr("Show all"));
    else if (status.state() == ListStatus::State::Failed)
        m_ui->setRouteStates->showFailed(status.error());
    else
        m_ui->setRouteStates->showLoading(tr("Reading routes…"));
    selectMade();
}

/// What became of a new route that was unclear: one that was made is chosen as soon as the list shows it.
void SetRouteDialog::takeSettled(qint64 id)
{
    if (id != m_unclear || m_creating)
        return;
    m_unclear = 0;
    const Intent *intent = m_workspace.session.journal().find(id);
    const bool done = intent && intent->state == IntentState::Done;
    if (done)
        m_ui->newRoute->setChecked(false);
    m_failure = intent ? settledNotice(*intent, m_workspace.routes).text : QString();
    m_failureDetails.clear();
    m_failureTone = done ? LabelTone::Good : LabelTone::Warning;
    m_made = done ? intent->reference : QString();
    selectMade();
    updateChoice();
}

void SetRouteDialog::selectMade()
{
    if (m_made.isEmpty() || m_filter.rowCount() == 0)
        return;
    const QModelIndexList found =
        m_filter.match(m_filter.index(0, 0), RoutesModel::IdRole, m_made, 1, Qt::MatchExactly);
    if (found.isEmpty())
        return;
    m_made.clear();
    m_table->selectRow(found.first().row());
}

void SetRouteDialog::showNewRoute(bool shown)
{
    m_failure.clear();
    m_ui->newRouteBox->setVisible(shown);
    m_table->setEnabled(!shown);
    m_ui->routeFilter->setEnabled(!shown);
    m_ui->setRouteAccept->setText(shown ? tr("&Create and set") : tr("&Set route"));
    if (shown)
        m_ui->routeForm->focusAlias();
    updateChoice();
}

QString SetRouteDialog::selectedRouteId() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.first().data(RoutesModel::IdRole).toString();
}

QString SetRouteDialog::objection(const Route &route) const
{
    // A failover to another number of the account would run through the same trunk (the service's own rule).
    const bool ownNumber = route.type == routeTypeWord(RouteType::Number)
        && m_workspace.numbers.rows().find(PhoneNumber::fromService(route.value).digits()) != nullptr;
    if (m_slot == api::RouteSlot::Failover && ownNumber)
        return tr("A failover route cannot lead to a number of this account. Choose a number elsewhere, or a "
                  "host.");
    return {};
}

QString SetRouteDialog::currentRouteName() const
{
    if (m_numbers.size() != 1)
        return tr("their present routes");
    const NumberDetail *detail = m_workspace.numbers.detail(m_numbers.first());
    if (!detail)
        return u"…"_s;
    const QString id = m_slot == api::RouteSlot::Primary ? detail->primaryRouteId : detail->failoverRouteId;
    return id.isEmpty() ? tr("none") : visibleLine(m_workspace.routes.displayName(id));
}

void SetRouteDialog::updateChoice()
{
    const bool making = m_ui->newRoute->isChecked();
    QString name;
    QString problem;
    if (making) {
        const api::RouteDraft draft = m_ui->routeForm->draft();
        name = draft.alias;
        problem = objection({{}, draft.alias, routeTypeWord(draft.type), draft.value});
    } else if (const Route *route = m_workspace.routes.find(selectedRouteId())) {
        name = m_workspace.routes.displayName(route->id);
        problem = objection(*route);
    }
    m_ui->setRouteChange->setText(
        name.isEmpty() ? QString()
                       : tr("%1: %2 → %3").arg(objectText(), currentRouteName(), visibleLine(name)));
    say(problem.isEmpty() ? m_failure : problem, problem.isEmpty() ? m_failureTone : LabelTone::Bad);
    m_details->setDetails(problem.isEmpty() && !m_failure.isEmpty() ? m_failureDetails : QString());
    const bool complete = making ? m_ui->routeForm->isAcceptable() : !name.isEmpty();
    m_ui->setRouteAccept->setEnabled(complete && problem.isEmpty() && !m_creating);
}

void SetRouteDialog::say(const QString &problem, LabelTone tone)
{
    setLabelTone(m_ui->setRouteProblem, tone);
    m_ui->setRouteProblem->setText(problem);
    m_ui->setRouteProblem->setVisible(!problem.isEmpty());
}

void SetRouteDialog::accept()
{
    updateChoice();
    if (!m_ui->setRouteAccept->isEnabled() || m_unlock->isShut())
        return;
    if (m_ui->newRoute->isChecked()) {
        createAndSet();
        return;
    }
    Q_EMIT routeChosen(selectedRouteId());
    QDialog::accept();
}

void SetRouteDialog::reject()
{
    if (m_creating)
        say(tr("Waiting for the answer about the new route. Its result will be shown here."),
            LabelTone::Warning);
    else
        QDialog::reject();
}

void SetRouteDialog::createAndSet()
{
    const api::RouteDraft draft = m_ui->routeForm->draft();
    m_failure.clear();
    m_failureTone = LabelTone::Bad;
    m_creating = true;
    updateChoice();
    m_workspace.session.journal().createRoute(draft, this, [this, draft](const WriteResult<Route> &result) {
        m_creating = false;
        if (result.done()) {
            m_workspace.routes.adopt(*result.value);
            Q_EMIT routeChosen(result.value->id);
            QDialog::accept();
            return;
        }
        // What was typed stays, and so does the dialog. The journal settles an unclear one by reading.
        m_unclear = result.outcome == Outcome::Unknown ? result.intent : 0;
        const ErrorText text = describeWriteError(tr("Creating the route %1").arg(visibleLine(draft.alias)),
                                                  result.error, result.outcome == Outcome::Unknown);
        m_failure = text.sentence;
        m_failureDetails = text.details;
        m_workspace.routes.refresh();
        updateChoice();
    });
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "routesdialog.h"

#include "accountbadge.h"
#include "confirmdialog.h"
#include "detailsbutton.h"
#include "errortext.h"
#include "intentkinds.h"
#include "routetable.h"
#include "settlednews.h"
#include "ui_routesdialog.h"
#include "unclearline.h"
#include "unlockline.h"
#include "visibletext.h"

#include <QTableView>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {
constexpr int namedUsers = 5;
}

RoutesDialog::RoutesDialog(Workspace &workspace, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_model(workspace.routes, workspace.numbers)
    , m_ui(std::make_unique<Ui::RoutesDialog>())
{
    m_ui->setupUi(this);
    m_unlock = new UnlockLine(workspace.session.lock(), u"routes"_s, this);
    m_ui->outer->insertWidget(0, new AccountBadge(workspace.session.label(), this), 0, Qt::AlignLeft);
    setObjectName(u"routesDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(760, 560);
    m_table = makeRouteTable(u"routesTable"_s, &m_model);
    m_ui->routesStates->setContent(m_table);
    setTabOrder(m_ui->routesRefresh, m_table);
    auto *unclear = new UnclearLine(workspace, u"routesUnclear"_s, this);
    unclear->setAbout([](const Intent &intent) { return actsOnRoute(intent.kind); });
    m_ui->outer->insertWidget(m_ui->outer->indexOf(m_ui->routesMessage), unclear);
    m_details = new DetailsButton(m_ui->routesMessage);
    m_ui->routesFormLayout->insertWidget(1, m_unlock);
    m_unlock->standInFor(m_ui->routesFormSave, m_ui->routesFormCancel);
    closeForm();
    connectWidgets();
    say({}, false);
    showState();
    if (workspace.routes.status().state() != ListStatus::State::Complete)
        workspace.routes.refresh();
}

RoutesDialog::~RoutesDialog() = default;

void RoutesDialog::reject()
{
    if (m_writing) {
        say(tr("Waiting for the answer about the change. Its result will be shown here."),
            LabelTone::Warning);
        return;
    }
    if (m_ui->routesFormBox->isVisible())
        closeForm();
    else
        QDialog::reject();
}

void RoutesDialog::connectWidgets()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RoutesDialog::updateButtons);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &RoutesDialog::updateButtons);
    connect(&m_workspace.routes.status(), &ListStatus::changed, this, &RoutesDialog::showState);
    connect(&m_workspace.routes, &RouteBook::openWriteChanged, this, &RoutesDialog::updateButtons);
    connect(&m_workspace.session.journal(), &Journal::settled, this, &RoutesDialog::takeSettled);
    connect(m_ui->routesNew, &QPushButton::clicked, this, [this] { openForm(nullptr); });
    connect(m_ui->routesEdit, &QPushButton::clicked, this, [this] { openForm(selected()); });
    connect(m_ui->routesDelete, &QPushButton::clicked, this, &RoutesDialog::askDelete);
    connect(m_ui->routesRefresh, &QPushButton::clicked, this, [this] { m_workspace.routes.refresh(); });
    connect(m_ui->routeForm, &RouteForm::acceptableChanged, m_ui->routesFormSave, &QWidget::setEnabled);
    connect(m_ui->routesFormSave, &QPushButton::clicked, this, &RoutesDialog::save);
    connect(m_ui->routesFormCancel, &QPushButton::clicked, this, [this] {
        if (m_writing)
            reject(); // which says that it waits
        else
            closeForm();
    });
    connect(m_ui->routesStates, &StateStack::retryRequested, &m_workspace.routes, &RouteBook::refresh);
    connect(m_ui->routesClose, &QPushButton::clicked, this, [this] {
        if (m_writing)
            reject();
        else
            done(Rejected);
    });
}

const Route *RoutesDialog::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model.route(rows.first().row());
}

bool RoutesDialog::isEditable(const Route &route) const
{
    const auto is = [&route](RouteType type) { return route.type == routeTypeWord(type); };
    return is(RouteType::Host) || is(RouteType::Number) || is(RouteType::Uri);
}

void RoutesDialog::updateButtons()
{
    const Route *route = selected();
    const bool free = !m_ui->routesFormBox->isVisibleTo(this); // what is typed there must not be thrown away
    QString reason;
    for (const WriteKind kind : {WriteKind::UpdateRoute, WriteKind::DeleteRoute}) {
        if (reason.isEmpty() && route)
            reason = blockedReason(m_workspace.routes.openWrite(kind, route->id));
    }
    const bool changeable = free && route && reason.isEmpty();
    m_ui->routesNew->setEnabled(free);
    m_ui->routesEdit->setEnabled(changeable && isEditable(*route));
    m_ui->routesDelete->setEnabled(changeable && !route->isBuiltIn());
    m_ui->routesDelete->setToolTip(plainToolTip(reason));
    m_ui->routesEdit->setToolTip(
        plainToolTip(route && route->isBuiltIn() ? tr("The built-in route cannot be changed") : reason));
}

void RoutesDialog::showState()
{
    const ListStatus &status = m_workspace.routes.status();
    if (status.isLoading())
        m_ui->routesState->setText(tr("Reading routes…"));
    else
        m_ui->routesState->setText(tr("%n route(s)", nullptr, m_model.rowCount()));
    const bool failed = status.state() == ListStatus::State::Failed;
    if (m_model.rowCount() > 0)
        m_ui->routesStates->showRows();
    else if (failed)
        m_ui->routesStates->showFailed(status.error());
    else
        m_ui->routesStates->showLoading(tr("Reading routes…"));
    if (failed && m_model.rowCount() > 0)
        say(describeError(status.error()));
    if (m_ui->routesFormBox->isVisibleTo(this))
        m_ui->routeForm->setTaken(m_workspace.routes, m_editing);
    updateButtons();
}

void RoutesDialog::openForm(const Route *route)
{
    m_editing = route ? route->id : QString();
    m_ui->routeForm->setTaken(m_workspace.routes, m_editing);
    m_ui->routeForm->setRoute(route ? *route : Route{{}, {}, routeTypeWord(RouteType::Host), {}});
    m_ui->routesFormBox->setTitle(
        route ? tr("Edit %1").arg(visibleLine(route->alias, 40).replace(u'&', u"&&"_s)) : tr("New route"));
    m_ui->routesFormSave->setEnabled(m_ui->routeForm->isAcceptable());
    m_ui->routesFormBox->show();
    m_ui->routeForm->focusAlias();
    say({}, false);
    updateButtons();
}

void RoutesDialog::closeForm()
{
    m_ui->routesFormBox->hide();
    updateButtons();
}

void RoutesDialog::save()
{
    const api::RouteDraft draft = m_ui->routeForm->draft();
    m_ui->routesFormSave->setEnabled(false);
    m_writing = true;
    const QString name = visibleLine(draft.alias, 60);
    if (m_editing.isEmpty()) {
        m_workspace.session.journal().createRoute(draft, this,
                                                  [this, name](const WriteResult<Route> &result) {
                                                      saved(tr("Creating the route %1").arg(name), result);
                                                  });
    } else {
        m_workspace.session.journal().updateRoute(m_editing, draft, this,
                                                  [this, name](const WriteResult<Route> &result) {
                                                      saved(tr("Changing the route %1").arg(name), result);
                                                  });
    }
}

void RoutesDialog::saved(const QString &action, const WriteResult<Route> &result)
{
    m_writing = false;
    m_ui->routesFormSave->setEnabled(m_ui->routeForm->isAcceptable());
    if (!result.done()) {
        say(describeWriteError(action, result.error, result.outcome == Outcome::Unknown));
        m_workspace.routes.refresh();
        return;
    }
    m_workspace.routes.adopt(*result.value);
    closeForm();
    say(tr("%1: done.").arg(action), false);
}

/// What was asked for here, or before, and was unclear. A form that made it has done its work.
void RoutesDialog::takeSettled(qint64 id)
{
    const Intent *intent = m_workspace.session.journal().find(id);
    if (!intent || !actsOnRoute(intent->kind) || !wasSettledLater(*intent))
        return;
    const bool done = intent->state == IntentState::Done;
    const bool isOfForm =
        m_editing.isEmpty() ? m_ui->routeForm->draft().alias == intent->object : m_editing == intent->object;
    if (done && isOfForm && !m_writing)
        closeForm();
    say(settledNotice(*intent, m_workspace.routes).text, done ? LabelTone::Good : LabelTone::Warning);
}

void RoutesDialog::askDelete()
{
    const Route *route = selected();
    if (!route || route->isBuiltIn())
        return;
    const QList<PhoneNumber> users = m_workspace.numbers.usersOfRoute(route->id);
    if (!users.isEmpty()) {
        say(tr("%1 is in use by %2. Give these numbers another route first.")
                .arg(visibleLine(route->alias, 60), usersText(users)),
            true);
        return;
    }
    Confirmation question;
    question.title = tr("Delete a route");
    question.question =
        tr("Delete the route %1 on %2?").arg(visibleLine(route->alias, 60), m_workspace.session.label().name);
    question.lines =
        QStringList{QString(RoutesModel::typeText(*route) + u": "_s + visibleLine(route->value))};
    question.verb = tr("Delete route");
    const int read = m_workspace.numbers.detailCount();
    if (read < m_workspace.numbers.rows().count())
        question.summary =
            tr("None of the %n number(s) read so far uses it. The service refuses if another one does.",
               nullptr, read);
    ConfirmDialog::ask(this, m_workspace.session, question, [this, copy = *route] { remove(copy); });
}

QString RoutesDialog::usersText(const QList<PhoneNumber> &users) const
{
    QStringList names;
    for (const PhoneNumber &number : users.mid(0, namedUsers))
        names += number.national();
    const int more = int(users.size()) - namedUsers;
    //: a list of numbers, and how many more there are
    return more > 0 ? tr("%1 and %n more", nullptr, more).arg(names.join(u", "_s)) : names.join(u", "_s);
}

void RoutesDialog::remove(const Route &route)
{
    m_writing = true;
    m_workspace.session.journal().deleteRoute(
        route.id, this, [this, route](const WriteResult<Nothing> &result) {
            m_writing = false;
            const QString action = tr("Deleting the route %1").arg(visibleLine(route.alias, 60));
            if (result.done()) {
                m_workspace.routes.forget(route.id);
                say(tr("%1: done.").arg(action), false);
                return;
            }
            say(describeWriteError(action, result.error, result.outcome == Outcome::Unknown));
            m_workspace.routes.refresh();
        });
}

void RoutesDialog::say(const QString &text, bool bad)
{
    say(text, bad ? LabelTone::Bad : LabelTone::Good);
}

void RoutesDialog::say(const ErrorText &problem)
{
    say(problem.sentence, LabelTone::Bad);
    m_details->setDetails(problem.details);
}

void RoutesDialog::say(const QString &text, LabelTone tone)
{
    m_details->setDetails({});
    setLabelTone(m_ui->routesMessage, tone);
    m_ui->routesMessage->setText(text);
    m_ui->routesMessage->setVisible(!text.isEmpty());
}

} // namespace trunkline

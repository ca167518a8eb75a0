// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberdetailpane.h"

#include "detailsbutton.h"
#include "errortext.h"
#include "intentkinds.h"
#include "routesmodel.h"
#include "ui_numberdetailpane.h"
#include "unclearline.h"
#include "visibletext.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace trunkline {

NumberDetailPane::NumberDetailPane(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_numbers(workspace.numbers)
    , m_routes(workspace.routes)
    , m_ui(std::make_unique<Ui::NumberDetailPane>())
    , m_unclear(new UnclearLine(workspace, u"numberUnclear"_s, this))
{
    m_ui->setupUi(this);
    m_details = new DetailsButton(m_ui->numberProblem);
    m_ui->outer->insertWidget(m_ui->outer->indexOf(m_ui->callPath), m_unclear);
    m_unclear->setAbout([this](const Intent &intent) {
        return m_shown.size() == 1 && actsOnNumber(intent.kind) && intent.object == m_shown.first().digits();
    });
    const QHash<QWidget *, WriteKind> blockable = actions();
    for (auto action = blockable.cbegin(); action != blockable.cend(); ++action)
        m_toolTips.insert(action.key(), action.key()->toolTip());
    QFont heading = m_ui->numberHeading->font();
    heading.setPointSizeF(heading.pointSizeF() * 1.5);
    heading.setWeight(QFont::DemiBold);
    m_ui->numberHeading->setFont(heading);
    connectButtons();
    connect(&m_numbers, &NumberBook::openWriteChanged, this, [this](const PhoneNumber &number) {
        if (m_shown.contains(number))
            refreshShown();
    });
    connect(&m_numbers, &NumberBook::detailsChanged, this, [this](const QList<PhoneNumber> &numbers) {
        const QSet<PhoneNumber> changed(numbers.cbegin(), numbers.cend());
        if (std::any_of(m_shown.cbegin(), m_shown.cend(),
                        [&changed](const PhoneNumber &shown) { return changed.contains(shown); }))
            refreshShown();
    });
    connect(&m_numbers.rows(), &RowSourceSignals::changed, this, &NumberDetailPane::refreshShown);
    connect(&m_routes.rows(), &RowSourceSignals::changed, this, &NumberDetailPane::refreshShown);
    connect(&m_routes.rows(), &RowSourceSignals::inserted, this, &NumberDetailPane::refreshShown);
}

NumberDetailPane::~NumberDetailPane() = default;

void NumberDetailPane::connectButtons()
{
    connect(m_ui->numberCopy, &QPushButton::clicked, this, &NumberDetailPane::copy);
    connect(m_ui->numberReadAgain, &QPushButton::clicked, this,
            [this] { m_numbers.reread(m_shown.constFirst()); });
    connect(m_ui->setPrimary, &QPushButton::clicked, this, [this] { Q_EMIT setRouteRequested(false); });
    connect(m_ui->setFailover, &QPushButton::clicked, this, [this] { Q_EMIT setRouteRequested(true); });
    connect(m_ui->clearPrimary, &QPushButton::clicked, this, [this] { Q_EMIT clearRouteRequested(false); });
    connect(m_ui->clearFailover, &QPushButton::clicked, this, [this] { Q_EMIT clearRouteRequested(true); });
    connect(m_ui->editAlias, &QPushButton::clicked, this, &NumberDetailPane::aliasRequested);
    connect(m_ui->sendFrom, &QPushButton::clicked, this, &NumberDetailPane::composeRequested);
    connect(m_ui->showMessages, &QPushButton::clicked, this, &NumberDetailPane::messagesRequested);
    connect(m_ui->releaseNumber, &QPushButton::clicked, this, &NumberDetailPane::releaseRequested);
    // A click asks; what is shown changes only when the service has said so.
    connect(m_ui->cnamCheck, &QCheckBox::clicked, this, [this](bool on) {
        refreshShown();
        Q_EMIT cnamRequested(on);
    });
    connect(m_ui->messagingCheckBox, &QCheckBox::clicked, this, [this](bool on) {
        refreshShown();
        Q_EMIT messagingRequested(on);
    });
}

void NumberDetailPane::showNumbers(const QList<PhoneNumber> &numbers)
{
    m_shown = numbers;
    refreshShown();
}

void NumberDetailPane::focusFirst()
{
    m_ui->numberCopy->setFocus(Qt::OtherFocusReason);
}

void NumberDetailPane::refreshShown()
{
    setEnabled(!m_shown.isEmpty());
    if (m_shown.size() == 1)
        showOne(m_shown.first());
    else
        showMany();
    showBlocked();
    m_unclear->refresh();
}

QHash<QWidget *, WriteKind> NumberDetailPane::actions() const
{
    return {{m_ui->setPrimary, WriteKind::SetPrimaryRoute},
            {m_ui->clearPrimary, WriteKind::ClearPrimaryRoute},
            {m_ui->setFailover, WriteKind::SetFailoverRoute},
            {m_ui->clearFailover, WriteKind::ClearFailoverRoute},
            {m_ui->cnamCheck, WriteKind::EditNumber},
            {m_ui->messagingCheckBox, WriteKind::EditNumber},
            {m_ui->editAlias, WriteKind::EditNumber},
            {m_ui->releaseNumber, WriteKind::Release}};
}

/// The same action on the same number waits until it is known what became of the last one.
void NumberDetailPane::showBlocked()
{
    const QHash<QWidget *, WriteKind> blockable = actions();
    for (auto action = blockable.cbegin(); action != blockable.cend(); ++action) {
        QWidget *widget = action.key();
        const QString reason = blockedReason(m_numbers.unclearOnAll(action.value(), m_shown));
        const bool hasNothingToClear =
            actionOf(action.value()) != action.value() && !widget->isEnabledTo(this);
        widget->setEnabled(reason.isEmpty() && !hasNothingToClear);
        widget->setToolTip(plainToolTip(reason.isEmpty() ? m_toolTips.value(widget) : reason));
    }
}

void NumberDetailPane::showMany()
{
    m_ui->numberHeading->setText(m_shown.isEmpty()
                                     ? tr("No number selected")
                                     : tr("%n number(s) selected", nullptr, int(m_shown.size())));
    m_ui->numberProblem->setText(m_shown.isEmpty()
                                     ? tr("Click a number to see where its calls go.")
                                     : tr("A change here is made to each of them, with a result per "
                                          "number."));
    m_ui->numberProblem->show();
    m_ui->numberReadAgain->hide();
    m_details->setDetails({});
    m_ui->callPath->hide();
    m_ui->facts->hide();
    m_ui->sendFrom->setEnabled(false);
    m_ui->showMessages->setEnabled(false);
    m_ui->clearPrimary->setEnabled(true);
    m_ui->clearFailover->setEnabled(true);
    showSwitch(m_ui->cnamCheck, [](const OwnedNumber &number) { return number.cnamLookups; });
    showSwitch(m_ui->messagingCheckBox,
               [](const OwnedNumber &number) { return number.messaging.value_or(false); });
}

void NumberDetailPane::showSwitch(QCheckBox *box, bool (*isOn)(const OwnedNumber &))
{
    int on = 0;
    for (const PhoneNumber &number : std::as_const(m_shown)) {
        const OwnedNumber *owned = m_numbers.rows().find(number.digits());
        on += owned && isOn(*owned) ? 1 : 0;
    }
    const bool mixed = on > 0 && on < m_shown.size();
    box->setTristate(mixed); // a click on a mixed one means on, for all
    box->setCheckState(mixed ? Qt::PartiallyChecked : on > 0 ? Qt::Checked : Qt::Unchecked);
}

void NumberDetailPane::showOne(const PhoneNumber &number)
{
    const OwnedNumber *owned = m_numbers.rows().find(number.digits());
    if (!owned)
        return;
    const NumberDetail *detail = m_numbers.detail(number);
    const ApiError *error = m_numbers.detailError(number);
    m_ui->numberHeading->setText(number.national());
    m_ui->numberProblem->setVisible(error != nullptr);
    m_ui->numberReadAgain->setVisible(error != nullptr);
    const ErrorText problem = error ? describeError(*error) : ErrorText();
    if (error)
        m_ui->numberProblem->setText(tr("Its routes could not be read. %1").arg(problem.sentence));
    m_details->setDetails(problem.details);
    m_ui->callPath->setVisible(true);
    m_ui->facts->show();
    m_ui->sendFrom->setEnabled(true);
    m_ui->showMessages->setEnabled(true);
    showSwitch(m_ui->cnamCheck, [](const OwnedNumber &shown) { return shown.cnamLookups; });
    showSwitch(m_ui->messagingCheckBox,
               [](const OwnedNumber &shown) { return shown.messaging.value_or(false); });
    m_ui->clearPrimary->setEnabled(!detail || !detail->primaryRouteId.isEmpty());
    m_ui->clearFailover->setEnabled(!detail || !detail->failoverRouteId.isEmpty());
    showPath(detail, error != nullptr);
    m_ui->facts->showNumber(*owned, detail);
}

void NumberDetailPane::showPath(const NumberDetail *detail, bool failed)
{
    if (detail)
        m_ui->callPath->setPath(stop(*detail, detail->primaryRouteId),
                                stop(*detail, detail->failoverRouteId));
    else
        m_ui->callPath->setUnread(failed);
}

std::optional<CallStop> NumberDetailPane::stop(const NumberDetail &detail, const QString &routeId) const
{
    if (routeId.isEmpty())
        return {};
    std::optional<Route> route = detail.includedRoute(routeId);
    if (const Route *listed = m_routes.find(routeId))
        route = *listed; // the list is read again after an edit, the detail is not
    CallStop result;
    result.name = visibleLine(routeId == u"0"_s ? m_routes.displayName(routeId)
                                  : route       ? route->alias
                                                : routeId);
    if (route) {
        result.kind = RoutesModel::typeText(*route);
        result.value = visibleLine(route->value);
    }
    return result;
}

void NumberDetailPane::copy()
{
    QStringList lines;
    for (const PhoneNumber &number : std::as_const(m_shown))
        lines += number.e164();
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace trunkline

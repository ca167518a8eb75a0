// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventorypage.h"

#include "basketpanel.h"
#include "confirmdialog.h"
#include "drilldown.h"
#include "errortext.h"
#include "inventoryresults.h"
#include "inventorysearchform.h"
#include "orderpanel.h"
#include "workspace.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

const auto inventoryNotice = u"inventory.load"_s;
const auto orderNotice = u"inventory.order"_s;
const auto budgetNotice = u"inventory.budget"_s;

QString unclearNotice(const PhoneNumber &number)
{
    return u"purchase."_s + number.digits();
}

/// Why a step of an order was refused. Not found means something else in a shop than elsewhere.
QString refusalReason(const ApiError &error)
{
    if (error.kind == ApiError::Kind::NotFound)
        return InventoryPage::tr("no longer for sale. Take it out of the basket and choose another.");
    // The row says "refused" already; the service's own words say the rest.
    const bool saysWhy = error.kind == ApiError::Kind::Rejected || error.kind == ApiError::Kind::NotAllowed;
    if (saysWhy && !error.detail.isEmpty())
        return error.detail.simplified().left(200);
    return describeError(error).sentence;
}

} // namespace

InventoryPage::InventoryPage(Workspace &workspace, QWidget *parent)
    : TabPage(parent)
    , m_workspace(workspace)
    , m_search(workspace.session)
    , m_codes(workspace.session)
    , m_order(workspace)
    , m_model(m_search, m_basket, m_order)
    , m_basketModel(m_basket)
    , m_orderModel(m_order, refusalReason)
{
    setObjectName(u"inventoryPage"_s);
    build();
    connectSearch();
    connectOrder();
}

/// The widgets look at the models and must go first; members would go before children.
InventoryPage::~InventoryPage()
{
    delete m_splitter;
}

void InventoryPage::build()
{
    m_results = new InventoryResults(m_search, m_model, this);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"inventorySplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildLeft());
    m_splitter->addWidget(m_results);
    m_splitter->addWidget(buildRight());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 4);
    m_splitter->setStretchFactor(2, 1);
    m_splitter->setSizes({224, 600, 276});
    for (QWidget *pane :
         {static_cast<QWidget *>(m_ways), static_cast<QWidget *>(m_results), static_cast<QWidget *>(m_right)})
        pane->setProperty("pane", true); // for F6
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
}

QWidget *InventoryPage::buildLeft()
{
    m_ways = new QTabWidget(this);
    m_ways->setObjectName(u"inventoryWays"_s);
    m_ways->setAccessibleName(tr("Ways to find numbers"));
    m_ways->setDocumentMode(true);
    m_ways->setMinimumWidth(208);
    m_ways->setMaximumWidth(320);
    m_form = new InventorySearchForm(m_ways);
    m_form->setChoices(&m_areaCodes, &m_exchanges);
    m_drillDown = new DrillDown(m_ways);
    m_drillDown->setModels(&m_areaCodes, &m_exchanges);
    m_ways->addTab(m_form, tr("Search"));
    m_ways->addTab(m_drillDown, tr("Browse area codes"));
    return m_ways;
}

QWidget *InventoryPage::buildRight()
{
    m_right = new QStackedWidget(this);
    m_right->setObjectName(u"inventoryRight"_s);
    m_right->setMinimumWidth(232);
    m_right->setMaximumWidth(400);
    m_basketPanel = new BasketPanel(m_basket, m_basketModel, m_workspace.routes, m_right);
    m_orderPanel = new OrderPanel(m_order, m_orderModel, m_workspace.session.lock(), m_right);
    m_right->addWidget(m_basketPanel);
    m_right->addWidget(m_orderPanel);
    return m_right;
}

void InventoryPage::connectSearch()
{
    connect(m_form, &InventorySearchForm::searchRequested, this, &InventoryPage::search);
    connect(m_form, &InventorySearchForm::clearRequested, this, &InventoryPage::clearFilter);
    connect(m_form, &InventorySearchForm::areaCodeEdited, this, &InventoryPage::showExchangesOf);
    connect(m_form, &InventorySearchForm::stateChosen, this, &InventoryPage::updateRateCenters);
    connect(&m_search, &InventorySearch::rateCentersChanged, this, &InventoryPage::updateRateCenters);
    connect(m_drillDown, &DrillDown::chosen, this, &InventoryPage::chooseCodes);
    connect(m_results, &InventoryResults::clearRequested, this, &InventoryPage::clearAndSearch);
    connect(&m_search, &InventorySearch::changed, this, &InventoryPage::onSearchChanged);
    retries().follow(&m_search.status(), &ListStatus::retrying, &ListStatus::changed);
    for (const CodeListModel *codes : {&m_areaCodes, &m_exchanges})
        retries().follow(codes, &CodeListModel::retrying, &CodeListModel::statusChanged);
}

void InventoryPage::connectOrder()
{
    connect(m_basketPanel, &BasketPanel::buyRequested, this, &InventoryPage::confirmPurchase);
    connect(m_basketPanel, &BasketPanel::showOrderRequested, this, &InventoryPage::showOrder);
    connect(m_orderPanel, &OrderPanel::backRequested, this,
            [this] { m_right->setCurrentWidget(m_basketPanel); });
    connect(m_orderPanel, &OrderPanel::showNumber, this, &InventoryPage::showNumber);
    connect(&m_order, &PurchaseOrder::changed, this, &InventoryPage::onOrderChanged);
    connect(&m_order, &PurchaseOrder::wasReset, this, &InventoryPage::noticeUnclear);
    connect(&m_order, &PurchaseOrder::settled, this, &InventoryPage::onPurchaseSettled);
    connect(&m_order, &PurchaseOrder::bought, this, &InventoryPage::onBought);
    connect(&m_order, &PurchaseOrder::finished, this, &InventoryPage::onOrderFinished);
}

void InventoryPage::showEvent(QShowEvent *event)
{
    TabPage::showEvent(event);
    if (!m_search.hasStarted())
        refresh();
    if (m_workspace.routes.status().state() == ListStatus::State::Idle)
        m_workspace.routes.refresh();
}

void InventoryPage::search()
{
    const InventoryReading reading = readInventoryForm(m_form->typed());
    if (reading.problem) {
        m_ways->setCurrentWidget(m_form);
        m_form->showProblem(reading.problem);
        return;
    }
    m_search.start(reading.criteria);
    m_areaCodes.setList(&m_codes.areaCodes(reading.criteria.maxSetupCost));
    showExchangesOf(reading.criteria.areaCode);
    m_drillDown->showCodes(reading.criteria.areaCode, reading.criteria.exchange);
}

void InventoryPage::clearAndSearch()
{
    m_form->clear();
    search();
}

void InventoryPage::chooseCodes(const QString &areaCode, const QString &exchange)
{
    m_form->setCodes(areaCode, exchange);
    search();
}

void InventoryPage::showExchangesOf(const QString &areaCode)
{
    const QString code = areaCode.trimmed();
    const bool whole = code.size() == 3 && code == digitsOf(code);
    m_exchanges.setList(whole ? &m_codes.exchanges(code, m_search.criteria().maxSetupCost) : nullptr);
}

void InventoryPage::updateRateCenters()
{
    m_form->setRateCenters(m_search.rateCenters(m_form->typed().state));
}

/// A failure with rows on screen keeps the rows and says so in the message bar; without rows the table's own
/// face says it.
void InventoryPage::onSearchChanged()
{
    const bool failed = m_search.status().state() == ListStatus::State::Failed && m_model.rowCount() > 0;
    if (failed) {
        const ErrorText text = describeError(m_search.status().error());
        Q_EMIT notice({inventoryNotice, Notice::Severity::Error, text.sentence, text.details, tr("Try again"),
                       [this] { m_search.more(); }});
    } else if (m_loadFailureShown) {
        Q_EMIT withdrawNotice(inventoryNotice);
    }
    m_loadFailureShown = failed;
    Q_EMIT statusChanged();
}

void InventoryPage::onOrderChanged()
{
    m_basketPanel->setOrdering(m_order.isRunning());
    m_basketPanel->setOrderKnown(!m_order.lines().isEmpty());
    Q_EMIT statusChanged();
}

void InventoryPage::confirmPurchase()
{
    const QString objection = m_order.budgetObjection(m_basket.setupTotal() + m_basket.monthlyTotal());
    if (!objection.isEmpty()) {
        Q_EMIT notice(
            {budgetNotice,
             Notice::Severity::Warning,
             tr("Nothing was bought. %1 Take numbers out of the basket, or raise the limit.").arg(objection),
             QString(),
             QString(),
             {}});
        return;
    }
    Q_EMIT withdrawNotice(budgetNotice);
    ConfirmDialog::ask(this, m_workspace.session, purchaseQuestion(), [this] { buy(); });
}

Confirmation InventoryPage::purchaseQuestion() const
{
    const int count = m_basket.count();
    Confirmation confirmation;
    confirmation.title = tr("Buy %n number(s)", nullptr, count);
    confirmation.question =
        tr("Buy %n number(s) on %1?", nullptr, count).arg(m_workspace.session.label().name);
    for (const AvailableNumber &offer : m_basket.rows().all())
        confirmation.lines +=
            tr("%1: %2 now, %3 per month")
                .arg(offer.number.national(), offer.setupCost.toString(), offer.monthlyCost.toString());
    confirmation.summary = tr("%1 now, then %2 per month.")
                               .arg(m_basket.setupTotal().toString(), m_basket.monthlyTotal().toString());
    confirmation.verb = tr("Buy %n number(s)", nullptr, count);
    return confirmation;
}

void InventoryPage::buy()
{
    showOrder();
    Q_EMIT withdrawNotice(orderNotice);
    m_order.start(m_basket.rows().all(), m_basketPanel->options());
}

void InventoryPage::onBought(const PhoneNumber &number)
{
    m_basket.remove(number);
    m_search.markGone(number);
    Q_EMIT withdrawNotice(unclearNotice(number));
}

void InventoryPage::onOrderFinished()
{
    const bool clean = m_order.retryableCount() == 0 && m_order.unclearCount() == 0;
    Q_EMIT notice({orderNotice, clean ? Notice::Severity::Good : Notice::Severity::Warning,
                   OrderPanel::summary(m_order), QString(), tr("Show the order"), [this] { showOrder(); }});
    noticeUnclear();
}

void InventoryPage::noticeUnclear()
{
    for (const OrderLine &line : m_order.lines()) {
        if (line.purchase.state != StepState::Unclear)
            continue;
        m_basket.remove(line.offer.number); // it may be bought: it must not be bought twice
        const ErrorText text =
            describeWriteError(tr("Buying %1").arg(line.offer.number.national()), line.purchase.error, true);
        Q_EMIT notice({unclearNotice(line.offer.number), Notice::Severity::Warning, text.sentence,
                       text.details, tr("Check now"), [this] { m_order.checkNow(); }});
    }
}

/// Says what reading found, also about purchases of an earlier run.
void InventoryPage::onPurchaseSettled(const PhoneNumber &number)
{
    if (m_workspace.session.journal().isCarriedOver(m_order.find(number)->purchase.intent))
        return; // JournalNotices tells of those
    const bool bought = m_order.find(number)->isBought();
    const QString text = bought
        ? tr("%1 is bought: it is on the account.").arg(number.national())
        : tr("%1 was not bought: reading the account has proven it. You may try it again.")
              .arg(number.national());
    Q_EMIT notice({unclearNotice(number), bought ? Notice::Severity::Good : Notice::Severity::Warning, text,
                   QString(), tr("Show the order"), [this] { showOrder(); }});
}

void InventoryPage::showOrder()
{
    m_right->setCurrentWidget(m_orderPanel);
}

QString InventoryPage::countText() const
{
    return m_search.countText();
}

qint64 InventoryPage::updatedAt() const
{
    return m_search.status().completedAt();
}

bool InventoryPage::isOrdering() const
{
    return m_order.isRunning();
}

bool InventoryPage::isBusy() const
{
    return m_search.status().isLoading() || m_order.isRunning();
}

void InventoryPage::refresh()
{
    m_search.refresh();
    CodeList &areaCodes = m_codes.areaCodes(m_search.criteria().maxSetupCost);
    if (m_areaCodes.list() == &areaCodes && !areaCodes.status().isLoading())
        areaCodes.refresh();
    m_areaCodes.setList(&areaCodes);
    if (CodeList *exchanges = m_exchanges.list(); exchanges && !exchanges->status().isLoading())
        exchanges->refresh();
}

void InventoryPage::focusFilter()
{
    m_ways->setCurrentWidget(m_form);
    m_form->focusFirst();
}

void InventoryPage::clearFilter()
{
    m_form->clear();
}

void InventoryPage::toggleDetail()
{
    m_right->setVisible(!m_right->isVisible());
}

/// Reading first; an order is stopped only when nothing else runs, and finishes the number under way.
void InventoryPage::cancel()
{
    if (m_search.status().isLoading())
        m_search.cancel();
    else
        m_order.stop();
}

} // namespace trunkline

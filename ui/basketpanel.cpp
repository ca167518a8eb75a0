// SPDX-License-Identifier: GPL-3.0-or-later
#include "basketpanel.h"

#include "basketmodel.h"
#include "cellwidth.h"
#include "routebook.h"
#include "theme.h"
#include "ui_basketpanel.h"

#include <QKeyEvent>

namespace trunkline {

namespace {

constexpr int narrowBasket = 260; // pixels in which all columns have room

void makeHeading(QLabel *label)
{
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
}

} // namespace

BasketPanel::BasketPanel(Basket &basket, BasketModel &model, RouteBook &routes, QWidget *parent)
    : QWidget(parent)
    , m_basket(basket)
    , m_model(model)
    , m_routes(routes)
    , m_ui(std::make_unique<Ui::BasketPanel>())
{
    m_ui->setupUi(this);
    for (QLabel *heading :
         {m_ui->basketHeading, m_ui->optionsHeading, m_ui->basketSetup, m_ui->basketMonthly})
        makeHeading(heading);
    setUpTable();
    connect(&basket, &Basket::changed, this, &BasketPanel::update);
    connect(m_ui->basketRemove, &QPushButton::clicked, this, &BasketPanel::removeSelected);
    connect(m_ui->basketEmpty, &QPushButton::clicked, &basket, &Basket::clear);
    connect(m_ui->basketBuy, &QPushButton::clicked, this, &BasketPanel::buyRequested);
    connect(m_ui->basketShowOrder, &QPushButton::clicked, this, &BasketPanel::showOrderRequested);
    connect(&routes.status(), &ListStatus::changed, this, &BasketPanel::fillRoutes);
    setOrderKnown(false);
    fillRoutes();
    update();
}

BasketPanel::~BasketPanel() = default;

void BasketPanel::setUpTable()
{
    QTableView *table = m_ui->basketTable;
    table->setModel(&m_model);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 10);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(BasketModel::Number, QHeaderView::Stretch);
    table->setColumnWidth(BasketModel::Setup, cellWidth(*table, QStringLiteral("$00.00")));
    table->setColumnWidth(BasketModel::Monthly, cellWidth(*table, tr("Monthly")));
    table->installEventFilter(this);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BasketPanel::update);
}

void BasketPanel::update()
{
    const int count = m_basket.count();
    m_ui->basketHeading->setText(count == 0 ? tr("Basket") : tr("Basket: %n number(s)", nullptr, count));
    m_ui->basketHint->setText(m_ordering ? tr("An order is under way. What you choose now waits here.")
                                         : tr("Choose numbers with Space, or with a click on “Add”."));
    m_ui->basketHint->setVisible(count == 0 || m_ordering);
    m_ui->basketSetup->setText(m_basket.setupTotal().toString());
    m_ui->basketMonthly->setText(m_basket.monthlyTotal().toString());
    m_ui->basketRemove->setEnabled(!m_ordering && m_ui->basketTable->selectionModel()->hasSelection());
    m_ui->basketEmpty->setEnabled(!m_ordering && count > 0);
    m_ui->basketBuy->setEnabled(!m_ordering && count > 0);
    m_ui->basketBuy->setText(count == 0 ? tr("Buy…") : tr("Buy %n number(s)…", nullptr, count));
    tintBuyButton();
}

/// The one button that spends money stands out while it can be pressed.
void BasketPanel::tintBuyButton()
{
    QPalette colors = palette();
    if (m_ui->basketBuy->isEnabled()) {
        // Darker than the highlight, since the style lightens what it is given and white must stay readable.
        colors.setColor(QPalette::Button, colors.color(QPalette::Active, QPalette::Highlight).darker(130));
        colors.setColor(QPalette::ButtonText, colors.color(QPalette::Active, QPalette::HighlightedText));
    }
    m_ui->basketBuy->setPalette(colors);
}

void BasketPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tintBuyButton();
}

/// Where it is narrow the numbers must stay whole; the price per month is in the total and the
/// question.
void BasketPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_ui->basketTable->setColumnHidden(BasketModel::Monthly, width() < narrowBasket);
}

void BasketPanel::setOrdering(bool ordering)
{
    m_ordering = ordering;
    update();
}

void BasketPanel::setOrderKnown(bool known)
{
    m_ui->basketShowOrder->setVisible(known);
}

/// Keeps the choice through a refresh, also of a route that has gone: the refusal will say so.
void BasketPanel::fillRoutes()
{
    QComboBox *choice = m_ui->basketRoute;
    const QString chosen = choice->currentData().toString();
    choice->clear();
    choice->addItem(tr("Leave as the service sets it"), QString());
    for (const Route &route : m_routes.rows().all())
        choice->addItem(m_routes.displayName(route.id), route.id);
    if (choice->findData(chosen) < 0)
        choice->addItem(m_routes.displayName(chosen), chosen);
    choice->setCurrentIndex(choice->findData(chosen));
}

void BasketPanel::removeSelected()
{
    QList<PhoneNumber> numbers;
    for (const QModelIndex &index : m_ui->basketTable->selectionModel()->selectedRows())
        numbers.append(m_model.number(index.row()));
    for (const PhoneNumber &number : numbers)
        m_basket.remove(number);
}

OrderOptions BasketPanel::options() const
{
    OrderOptions options;
    options.enableMessaging = m_ui->basketMessaging->isChecked();
    options.alias = m_ui->basketAlias->text().trimmed();
    options.primaryRouteId = m_ui->basketRoute->currentData().toString();
    return options;
}

bool BasketPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->basketTable && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete && m_ui->basketRemove->isEnabled()) {
        removeSelected();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace trunkline

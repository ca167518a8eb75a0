// SPDX-License-Identifier: GPL-3.0-or-later
#include "drilldown.h"

#include "codelistmodel.h"
#include "detailsbutton.h"
#include "errortext.h"
#include "ui_drilldown.h"

namespace trunkline {

namespace {

bool hasFailed(const CodeListModel &model)
{
    return model.list() && model.list()->status().state() == ListStatus::State::Failed;
}

bool isLoading(const CodeListModel &model)
{
    return model.list() && model.list()->status().isLoading();
}

} // namespace

DrillDown::DrillDown(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::DrillDown>())
{
    m_ui->setupUi(this);
    m_ui->codesRetry->hide();
    m_details = new DetailsButton(m_ui->codesStatus);
    m_settle.setSingleShot(true);
    m_settle.setInterval(300);
    connect(&m_settle, &QTimer::timeout, this, [this] { choose(m_walked); });
    connect(m_ui->codesRetry, &QPushButton::clicked, this, [this] {
        for (CodeListModel *model : {m_areaCodes, m_exchanges}) {
            if (hasFailed(*model))
                model->list()->refresh();
        }
    });
}

DrillDown::~DrillDown() = default;

void DrillDown::setModels(CodeListModel *areaCodes, CodeListModel *exchanges)
{
    m_areaCodes = areaCodes;
    m_exchanges = exchanges;
    m_ui->areaCodeList->setModel(areaCodes);
    m_ui->exchangeList->setModel(exchanges);
    for (CodeListModel *model : {areaCodes, exchanges})
        connect(model, &CodeListModel::statusChanged, this, &DrillDown::updateStatus);

    connectList(m_ui->areaCodeList);
    connectList(m_ui->exchangeList);
    updateStatus();
}

void DrillDown::connectList(QListView *list)
{
    connect(list, &QListView::clicked, this, [this, list] { choose(list); });
    connect(list, &QListView::activated, this, [this, list] { choose(list); });
    connect(list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this, list] {
        if (m_marking || !list->selectionModel()->hasSelection())
            return;
        m_walked = list;
        m_settle.start();
    });
}

void DrillDown::choose(QListView *list)
{
    m_settle.stop();
    const QModelIndexList selected = list->selectionModel()->selectedIndexes();
    if (selected.isEmpty())
        return;
    const QString code = selected.first().data(Qt::EditRole).toString(); // as the service knows it
    if (list == m_ui->areaCodeList)
        Q_EMIT chosen(code, QString());
    else
        Q_EMIT chosen(m_areaCode, code);
}

void DrillDown::showCodes(const QString &areaCode, const QString &exchange)
{
    m_areaCode = areaCode;
    m_exchange = exchange;
    m_settle.stop();
    updateStatus();
}

void DrillDown::mark(int row, QListView *list, CodeListModel *model)
{
    m_marking = true;
    if (row < 0) {
        list->clearSelection();
    } else if (!list->selectionModel()->isRowSelected(row)) {
        list->selectionModel()->setCurrentIndex(model->index(row), QItemSelectionModel::ClearAndSelect);
        list->scrollTo(model->index(row));
    }
    m_marking = false;
}

void DrillDown::updateStatus()
{
    if (!m_settle.isActive()) { // else somebody is walking through a list, and it must not jump back
        mark(m_areaCodes->rowOf(m_areaCode), m_ui->areaCodeList, m_areaCodes);
        mark(m_exchanges->rowOf(m_exchange), m_ui->exchangeList, m_exchanges);
    }
    const CodeListModel *failed = hasFailed(*m_areaCodes) ? m_areaCodes
        : hasFailed(*m_exchanges)                         ? m_exchanges
                                                          : nullptr;
    const ErrorText problem = failed ? describeError(failed->list()->status().error()) : ErrorText();
    QString text;
    if (failed)
        text = problem.sentence;
    else if (isLoading(*m_areaCodes))
        text = tr("Reading area codes…");
    else if (isLoading(*m_exchanges))
        text = tr("Reading exchanges of %1…").arg(m_areaCode);
    else if (m_exchanges->list())
        text = tr("%n exchange(s) in %1", nullptr, m_exchanges->rowCount()).arg(m_areaCode);
    else
        text = tr("%n area code(s) with numbers for sale", nullptr, m_areaCodes->rowCount());
    m_ui->codesStatus->setText(text);
    m_details->setDetails(problem.details);
    m_ui->codesRetry->setVisible(failed != nullptr);
}

} // namespace trunkline

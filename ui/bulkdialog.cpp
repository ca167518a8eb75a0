// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulkdialog.h"

#include "detailsbutton.h"
#include "errortext.h"
#include "tablemanners.h"
#include "unlockline.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

/// Adds to the word of a refused row why it was refused.
class ResultDelegate : public QStyledItemDelegate {
public:
    ResultDelegate(const BulkJob &job, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_job(job)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (m_job.state(index.row()) == BulkJob::State::Refused)
            option->text =
                BulkDialog::tr("%1: %2").arg(option->text, describeError(m_job.error(index.row())).sentence);
    }

private:
    const BulkJob &m_job;
};

QTableView *makeTable(BulkJob *job, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(u"bulkTable"_s);
    table->setAccessibleName(BulkDialog::tr("Result per number"));
    table->setModel(job);
    giveTableManners(table);
    table->setItemDelegateForColumn(BulkJob::Result, new ResultDelegate(*job, table));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->horizontalHeader()->setSectionResizeMode(BulkJob::Result, QHeaderView::Stretch);
    table->horizontalHeader()->resizeSection(BulkJob::Number, 170);
    return table;
}

} // namespace

BulkDialog::BulkDialog(const QString &title, BulkJob *job, ReadOnlyLock &lock, QWidget *parent)
    : QDialog(parent)
    , m_job(job)
    , m_summary(new QLabel(this))
    , m_error(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_table(makeTable(job, this))
    , m_unlock(new UnlockLine(lock, u"bulk"_s, this))
{
    job->setParent(this);
    setObjectName(u"bulkDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    resize(520, 460);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    m_summary->setObjectName(u"bulkSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    layout->addWidget(m_summary);
    m_progress->setAccessibleName(tr("Numbers done"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    layout->addWidget(m_progress);
    layout->addWidget(m_table, 1);
    m_error->setObjectName(u"bulkError"_s);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    layout->addWidget(m_error);
    m_details = new DetailsButton(m_error);
    layout->addWidget(m_unlock);
    addButtons(layout);
    connect(job, &BulkJob::progressed, this, &BulkDialog::showProgress);
    connect(job, &BulkJob::ended, this, &BulkDialog::selectFirstProblem);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BulkDialog::showError);
    showProgress();
}

void BulkDialog::addButtons(QVBoxLayout *layout)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_stop = buttons->addButton(tr("S&top"), QDialogButtonBox::ActionRole);
    m_stop->setObjectName(u"bulkStop"_s);
    m_retry = buttons->addButton(tr("&Retry the failed ones"), QDialogButtonBox::ActionRole);
    m_retry->setObjectName(u"bulkRetry"_s);
    m_checkNow = buttons->addButton(tr("&Check now"), QDialogButtonBox::ActionRole);
    m_checkNow->setObjectName(u"bulkCheckNow"_s);
    m_checkNow->setToolTip(tr("Reads the numbers with an unclear result now"));
    buttons->button(QDialogButtonBox::Close)->setObjectName(u"bulkClose"_s);
    m_unlock->standInFor(m_retry, m_table);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &BulkDialog::reject);
    connect(m_stop, &QPushButton::clicked, m_job, &BulkJob::stop);
    connect(m_retry, &QPushButton::clicked, m_job, &BulkJob::retryRefused);
    connect(m_checkNow, &QPushButton::clicked, m_job, &BulkJob::checkNow);
}

void BulkDialog::reject()
{
    if (m_job->isRunning())
        m_job->stop();
    else
        QDialog::reject();
}

QString BulkDialog::counts(const BulkJob &job)
{
    const QString text = tr("%1 of %2 done, %3 refused, %4 unclear")
                             .arg(job.count(BulkJob::State::Done))
                             .arg(job.rowCount())
                             .arg(job.count(BulkJob::State::Refused))
                             .arg(job.count(BulkJob::State::Unclear));
    const int absent = job.count(BulkJob::State::Absent);
    return absent == 0 ? text : tr("%1, %n proven not to have happened", nullptr, absent).arg(text);
}

void BulkDialog::showProgress()
{
    const int left = m_job->count(BulkJob::State::Waiting) + m_job->count(BulkJob::State::Running);
    const int failed = m_job->count(BulkJob::State::Refused) + m_job->count(BulkJob::State::Absent);
    m_progress->setRange(0, m_job->rowCount());
    m_progress->setValue(m_job->rowCount() - left);
    m_summary->setText(counts(*m_job));
    m_stop->setEnabled(m_job->isRunning());
    m_retry->setEnabled(!m_job->isRunning() && failed + left > 0);
    m_unlock->setWanted(m_retry->isEnabled());
    m_checkNow->setEnabled(m_job->count(BulkJob::State::Unclear) > 0);
    showError();
}

void BulkDialog::selectFirstProblem()
{
    for (int row = 0; row < m_job->rowCount(); ++row) {
        if (m_job->error(row).isError()) {
            m_table->selectRow(row);
            return;
        }
    }
}

void BulkDialog::showError()
{
    const int row = m_table->currentIndex().row();
    const bool bad = row >= 0 && m_job->error(row).isError();
    // The advice of an error would be wrong for an unclear one; the table says what is known of it.
    const auto sentence = [this, row] {
        return m_job->state(row) == BulkJob::State::Unclear
            ? m_job->index(row, BulkJob::Result).data().toString()
            : describeError(m_job->error(row)).sentence;
    };
    m_error->setText(bad ? tr("%1: %2").arg(m_job->number(row).national(), sentence()) : QString());
    m_error->setVisible(bad);
    m_details->setDetails(bad ? describeError(m_job->error(row)).details : QString());
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bulkjob.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace trunkline {

class DetailsButton;
class ReadOnlyLock;
class UnlockLine;

/// Follows a bulk job: a row and a result per number, Stop while it runs, "Retry the failed ones" afterwards,
/// "Check now" while something is unclear.
/// Takes the job over. Closing it while it runs stops it first, so that nobody misses what came of it.
class BulkDialog : public QDialog {
    Q_OBJECT
public:
    BulkDialog(const QString &title, BulkJob *job, ReadOnlyLock &lock, QWidget *parent);

    void reject() override;

    /// "2 of 3 done, 0 refused, 1 unclear".
    static QString counts(const BulkJob &job);

private:
    void addButtons(QVBoxLayout *layout);
    void showProgress();
    void showError();
    void selectFirstProblem();

    BulkJob *m_job;
    QLabel *m_summary;
    QLabel *m_error;
    DetailsButton *m_details = nullptr;
    QProgressBar *m_progress;
    QTableView *m_table;
    QPushButton *m_stop;
    QPushButton *m_retry;
    QPushButton *m_checkNow;
    UnlockLine *m_unlock;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archiverows.h"

#include <QTimer>
#include <QTimeZone>
#include <QWidget>

class QLabel;
class QPushButton;

namespace trunkline {

class MessageSync;

/// Below the table of messages: how many there are, in parts and dollars, of all or of those selected; what
/// of the range is here; how far reading is. Widgets by name: messagesTotals, messagesCoverage,
/// messagesProgress, messagesCancel, messagesResume.
class MessagesFooter : public QWidget {
    Q_OBJECT
public:
    /// All of them must outlive it.
    MessagesFooter(ArchiveReader &reader, const ArchiveRows &rows, const MessageSync &sync,
                   QWidget *parent = nullptr);

    void setZone(const QTimeZone &zone);
    /// Rows; one or none: the totals are those of all.
    void setSelected(const QList<int> &rows);
    /// Something of the sync or the rows is different.
    void follow();
    /// In the place of the progress; empty: no more.
    void showRetry(const QString &text);

Q_SIGNALS:
    void cancelRequested();
    void resumeRequested();

private:
    void count();
    QString untilComplete() const;
    void take(int generation, const MessageTotals &totals);

    ArchiveReader &m_reader;
    const ArchiveRows &m_rows;
    const MessageSync &m_sync;
    QString m_retry;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QList<int> m_selected;
    int m_generation = 1 << 30; ///< of the totals asked for; rows and bars have other numbers
    bool m_isOfSelected = false;
    QTimer m_soon; ///< counted once per burst of changes
    QLabel *m_totals;
    QLabel *m_coverage;
    QLabel *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_resume;
};

} // namespace trunkline

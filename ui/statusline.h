// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace trunkline {

class TabPage;

/// The bottom line: what the current page shows and when it was read, the zone, what is tried again, requests
/// under way with Cancel, writes that are unclear, and the switch of the activity panel.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    void showPage(const TabPage &page);
    void showRunning(int requests);
    /// Writes that are being checked; a click asks for the journal.
    void showUnclear(int writes);
    void setActivityShown(bool shown);

Q_SIGNALS:
    void cancelRequested();
    void activityToggled(bool shown);
    void unclearClicked();

private:
    void addUnclear();
    QLabel *addLabel(const QString &name);

    QLabel *m_count;
    QLabel *m_updated;
    QLabel *m_zone;
    QLabel *m_retry;
    QLabel *m_running = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QToolButton *m_unclear = nullptr;
    QToolButton *m_activity = nullptr;
};

} // namespace trunkline

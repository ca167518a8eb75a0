// SPDX-License-Identifier: GPL-3.0-or-later
#include "statusline.h"

#include "icons.h"
#include "tabpage.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace trunkline {

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("statusLine"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 8, 4);
    layout->setSpacing(16);
    m_count = addLabel(QStringLiteral("statusCount"));
    m_updated = addLabel(QStringLiteral("statusUpdated"));
    m_zone = addLabel(QStringLiteral("statusZone"));
    m_retry = addLabel(QStringLiteral("statusRetry"));
    layout->addStretch();
    addUnclear();
    m_running = addLabel(QStringLiteral("statusRunning"));

    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(80, 6);
    m_progress->setAccessibleName(tr("Requests under way"));
    layout->addWidget(m_progress);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(QStringLiteral("statusCancel"));
    m_cancel->setToolTip(tr("Stops reading; what is here stays"));
    layout->addWidget(m_cancel);
    m_activity = new QToolButton(this);
    m_activity->setObjectName(QStringLiteral("activityButton"));
    m_activity->setText(tr("Activity"));
    m_activity->setToolTip(tr("Shows every request"));
    m_activity->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_activity->setIcon(icon(QStringLiteral("activity")));
    m_activity->setCheckable(true);
    m_activity->setAutoRaise(true);
    m_activity->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_activity);

    connect(m_cancel, &QPushButton::clicked, this, &StatusLine::cancelRequested);
    // Not clicked(): assistive technology toggles.
    connect(m_activity, &QToolButton::toggled, this, &StatusLine::activityToggled);
    showRunning(0);
    showUnclear(0);
    m_cancel->hide();
}

void StatusLine::addUnclear()
{
    m_unclear = new QToolButton(this);
    m_unclear->setObjectName(QStringLiteral("statusUnclear"));
    m_unclear->setToolTip(tr("May have happened, and is looked for by reading. Shows the journal."));
    m_unclear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_unclear->setIcon(icon(QStringLiteral("warning")));
    m_unclear->setAutoRaise(true);
    m_unclear->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(m_unclear);
    connect(m_unclear, &QToolButton::clicked, this, &StatusLine::unclearClicked);
}

QLabel *StatusLine::addLabel(const QString &name)
{
    auto *label = new QLabel(this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    layout()->addWidget(label);
    return label;
}

void StatusLine::showPage(const TabPage &page)
{
    m_count->setText(page.countText());
    const qint64 at = page.updatedAt();
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(at);
    QString time = QLocale().toString(moment.time(), QLocale::ShortFormat);
    if (moment.date() != QDate::currentDate()) // kept from an earlier day
        time = tr("%1, %2", "day, time").arg(QLocale().toString(moment.date(), QLocale::ShortFormat), time);
    m_updated->setText(at > 0 ? tr("Updated %1").arg(time) : QString());
    m_updated->setVisible(at > 0);
    m_zone->setText(page.zoneText());
    m_retry->setText(page.retryingText());
    m_retry->setVisible(!page.retryingText().isEmpty());
    m_cancel->setVisible(page.isBusy());
}

void StatusLine::showRunning(int requests)
{
    m_running->setText(requests > 0 ? tr("%n request(s) running", nullptr, requests) : QString());
    m_progress->setVisible(requests > 0);
}

void StatusLine::showUnclear(int writes)
{
    m_unclear->setText(writes > 0 ? tr("%n unclear, checking", nullptr, writes) : QString());
    m_unclear->setVisible(writes > 0);
}

void StatusLine::setActivityShown(bool shown)
{
    m_activity->setChecked(shown);
}

} // namespace trunkline

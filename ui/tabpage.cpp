// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabpage.h"

#include <QDateTime>
#include <QTimeZone>

namespace trunkline {

TabPage::TabPage(QWidget *parent)
    : QWidget(parent)
{
    connect(&m_retries, &RetryWatch::changed, this, &TabPage::statusChanged);
}

QString TabPage::zoneText() const
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    return tr("Local time (%1)").arg(zone.displayName(QDateTime::currentDateTime(), QTimeZone::OffsetName));
}

} // namespace trunkline

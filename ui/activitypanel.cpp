// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitypanel.h"

#include "icons.h"
#include "tablemanners.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace trunkline {

ActivityPanel::ActivityPanel(const RequestLog &log, QWidget *parent)
    : QWidget(parent)
    , m_model(log)
{
    setObjectName(QStringLiteral("activityPanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeading());
    makeTable();
    layout->addWidget(m_table, 1);
}

QWidget *ActivityPanel::makeHeading()
{
    auto *heading = new QWidget(this);
    auto *layout = new QHBoxLayout(heading);
    layout->setContentsMargins(16, 4, 8, 4);
    auto *title = new QLabel(tr("Activity"), heading);
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    layout->addWidget(title);
    layout->addStretch();
    m_copy = new QToolButton(heading);
    m_copy->setObjectName(QStringLiteral("copyCurl"));
    m_copy->setText(tr("Copy as &curl"));
    m_copy->setToolTip(
        tr("Copies a command line that repeats the selected request. The keys stay variables."));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setFocusPolicy(Qt::TabFocus);
    m_copy->setEnabled(false);
    m_copy->setIcon(icon(QStringLiteral("copy")));
    layout->addWidget(m_copy);
    m_close = new QToolButton(heading);
    m_close->setObjectName(QStringLiteral("closeActivity"));
    m_close->setAccessibleName(tr("Close the activity panel"));
    m_close->setToolTip(tr("Close"));
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_close);
    connect(m_copy, &QToolButton::clicked, this, &ActivityPanel::copyCurl);
    connect(m_close, &QToolButton::clicked, this, &ActivityPanel::closeRequested);
    return heading;
}

void ActivityPanel::makeTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("activityTable"));
    m_table->setAccessibleName(tr("Requests, newest first"));
    m_table->setModel(&m_model);
    giveTableManners(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(int(RequestLogModel::Column::Path), QHeaderView::Stretch);
    header->resizeSection(int(RequestLogModel::Column::Time), 110);
    header->resizeSection(int(RequestLogModel::Column::Verb), 100);
    header->resizeSection(int(RequestLogModel::Column::Status), 90);
    header->resizeSection(int(RequestLogModel::Column::Duration), 80);
    header->resizeSection(int(RequestLogModel::Column::RequestId), 260);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_copy->setEnabled(m_table->selectionModel()->hasSelection()); });
}

void ActivityPanel::copyCurl()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (!rows.isEmpty())
        QGuiApplication::clipboard()->setText(m_model.curl(rows.first().row()));
}

} // namespace trunkline

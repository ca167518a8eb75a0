// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitypanel.h"

#include "icons.h"
#include "requestlogexport.h"
#include "tablemanners.h"
#include "visibletext.h"

#include <QClipboard>
#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSaveFile>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace trunkline {

ActivityPanel::ActivityPanel(const RequestLog &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
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
    m_copy =
        makeButton(QStringLiteral("copyCurl"), tr("Copy as &curl"),
                   tr("Copies a command line that repeats the selected request. The keys stay variables."),
                   QStringLiteral("copy"));
    m_copy->setEnabled(false);
    layout->addWidget(m_copy);
    QToolButton *save =
        makeButton(QStringLiteral("exportActivity"), tr("E&xport…"),
                   tr("Saves these requests as JSON. No key is in it."), QStringLiteral("save"));
    layout->addWidget(save);
    connect(save, &QToolButton::clicked, this, &ActivityPanel::askForFile);
    QToolButton *close =
        makeButton(QStringLiteral("closeActivity"), {}, tr("Close"), QStringLiteral("close"));
    close->setAccessibleName(tr("Close the activity panel"));
    close->setAutoRaise(true);
    layout->addWidget(close);
    connect(m_copy, &QToolButton::clicked, this, &ActivityPanel::copyCurl);
    connect(close, &QToolButton::clicked, this, &ActivityPanel::closeRequested);
    return heading;
}

QToolButton *ActivityPanel::makeButton(const QString &name, const QString &text, const QString &tip,
                                       const QString &iconName)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(plainToolTip(tip));
    button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIcon(icon(iconName));
    return button;
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

void ActivityPanel::askForFile()
{
    auto *dialog = new QFileDialog(window(), tr("Export the requests of this session"));
    dialog->setObjectName(QStringLiteral("activityFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("JSON (*.json)"));
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("requests-%1.json").arg(QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, &ActivityPanel::exportTo);
    dialog->open();
}

void ActivityPanel::exportTo(const QString &file)
{
    const QByteArray content = requestsAsJson(m_log.entries());
    QSaveFile out(file);
    const bool saved = out.open(QIODevice::WriteOnly) && out.write(content) == content.size() && out.commit();
    const QString name = QDir::toNativeSeparators(file);
    Notice told;
    told.id = QStringLiteral("activity-export");
    told.severity = saved ? Notice::Severity::Good : Notice::Severity::Error;
    told.text = saved ? tr("%n request(s) saved to %1.", nullptr, int(m_log.entries().size())).arg(name)
                      : tr("%1 could not be written: %2. Choose another place.").arg(name, out.errorString());
    Q_EMIT notice(told);
}

} // namespace trunkline

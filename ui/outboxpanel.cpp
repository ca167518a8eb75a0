// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxpanel.h"

#include "account/session.h"
#include "composequestion.h"
#include "errortext.h"
#include "outbox.h"
#include "outboxdelegate.h"
#include "outboxwords.h"
#include "ui_outboxpanel.h"
#include "visibletext.h"

namespace trunkline {
namespace {

using Phase = OutboxEntry::Phase;

/// What the row says, and why it was refused, which the row has no room for.
QString fullState(const OutboxEntry &entry)
{
    const QString words = outboxWords(entry);
    if (entry.phase != Phase::Refused || entry.error.block == ApiError::Block::Withdrawn)
        return words;
    const QString why = describeError(entry.error).sentence;
    return entry.error.kind == ApiError::Kind::Blocked
        ? why
        : OutboxPanel::tr("%1. %2", "what became of it, why").arg(words, why);
}

} // namespace

OutboxPanel::OutboxPanel(Session &session, Outbox &outbox, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_outbox(outbox)
    , m_model(outbox)
    , m_ui(std::make_unique<Ui::OutboxPanel>())
{
    m_ui->setupUi(this);
    m_ui->composeOutbox->setModel(&m_model);
    m_ui->composeOutbox->setModelColumn(OutboxModel::State);
    m_ui->composeOutbox->setItemDelegate(new OutboxDelegate(this));
    connect(m_ui->composeOutbox, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const QString id = index.data(OutboxModel::IdRole).toString(); !id.isEmpty())
            Q_EMIT openRequested(id);
    });
    connect(m_ui->composeOutbox->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &OutboxPanel::showChosen);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
            [this] { m_ui->composeOutbox->setCurrentIndex(m_model.index(0, OutboxModel::State)); });
    connect(&m_outbox, &Outbox::changed, this, &OutboxPanel::showChosen);
    connectButtons();
    if (m_model.rowCount() > 0)
        m_ui->composeOutbox->setCurrentIndex(m_model.index(0, OutboxModel::State));
    showChosen();
}

OutboxPanel::~OutboxPanel() = default;

void OutboxPanel::connectButtons()
{
    connect(m_ui->outboxAgain, &QPushButton::clicked, this, [this] { askAgain(chosen()); });
    connect(m_ui->outboxTakeBack, &QPushButton::clicked, this, [this] { m_outbox.takeBack(chosen()); });
    connect(m_ui->outboxCheck, &QPushButton::clicked, this, [this] { m_outbox.checkNow(chosen()); });
    connect(m_ui->outboxWentOut, &QPushButton::clicked, this, [this] { m_outbox.decide(chosen(), true); });
    connect(m_ui->outboxDidNot, &QPushButton::clicked, this, [this] { m_outbox.decide(chosen(), false); });
}

int OutboxPanel::chosen() const
{
    return m_ui->composeOutbox->currentIndex().data(OutboxModel::KeyRole).toInt();
}

void OutboxPanel::select(int key)
{
    m_ui->composeOutbox->setCurrentIndex(m_model.index(m_model.rowCount() - key, OutboxModel::State));
}

void OutboxPanel::showChosen()
{
    const OutboxEntry *entry = m_outbox.find(chosen());
    const auto is = [entry](Phase phase) { return entry && entry->phase == phase; };
    m_ui->outboxState->setText(entry ? fullState(*entry) : QString());
    m_ui->outboxState->setVisible(entry != nullptr);
    const QString objection = m_outbox.objectionToAgain(chosen());
    m_ui->outboxAgain->setEnabled(objection.isEmpty());
    m_ui->outboxAgain->setToolTip(plainToolTip(
        objection.isEmpty() ? tr("Asks once, then sends the same message once more") : objection));
    m_ui->outboxTakeBack->setVisible(is(Phase::Waiting));
    m_ui->outboxCheck->setVisible(is(Phase::Unclear));
    m_ui->outboxWentOut->setVisible(is(Phase::LeftToPerson));
    m_ui->outboxDidNot->setVisible(is(Phase::LeftToPerson));
}

void OutboxPanel::askAgain(int key)
{
    QString objection = m_outbox.objectionToAgain(key);
    if (objection.isEmpty())
        objection = sendObjection(m_session.journal(), m_outbox.find(key)->message);
    if (!objection.isEmpty()) {
        Q_EMIT objected(objection);
        return;
    }
    const OutgoingMessage message = m_outbox.find(key)->message;
    const Money estimate = m_session.journal().budget().estimateFor(message);
    ConfirmDialog::ask(this, m_session, sendQuestion(message, m_session.label(), estimate), [this, key] {
        if (const int again = m_outbox.sendAgain(key))
            Q_EMIT sentAgain(again);
        else
            Q_EMIT objected(m_outbox.objectionToAgain(key));
    });
}

} // namespace trunkline

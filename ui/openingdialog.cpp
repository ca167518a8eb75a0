// SPDX-License-Identifier: GPL-3.0-or-later
#include "openingdialog.h"

#include "accountbadge.h"
#include "detailsdialog.h"
#include "secrettext.h"
#include "ui_openingdialog.h"

#include <QHideEvent>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace trunkline {

OpeningDialog::OpeningDialog(AccountOpening &opening, QWidget *parent)
    : QDialog(parent)
    , m_opening(&opening)
    , m_ui(std::make_unique<Ui::OpeningDialog>())
{
    m_ui->setupUi(this);
    setObjectName(u"openingDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Open account"));
    setMinimumWidth(480);
    m_ui->outer->insertWidget(0, new AccountBadge(labelOf(opening.profile()), this), 0, Qt::AlignLeft);
    connect(m_ui->openingWithout, &QPushButton::clicked, &opening, &AccountOpening::continueWithout);
    connect(m_ui->openingAgain, &QPushButton::clicked, &opening, &AccountOpening::read);
    connect(m_ui->openingCancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->openingOpen, &QPushButton::clicked, this, &OpeningDialog::give);
    connect(m_ui->openingSecret, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_ui->openingOpen->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_ui->openingDetails, &QPushButton::clicked, this, [this] {
        if (m_opening)
            showDetails(this, m_ui->openingText->text(), m_opening->trouble().detail);
    });
    connect(&opening, &AccountOpening::stateChanged, this, &OpeningDialog::showState);
    connect(&opening, &QObject::destroyed, this, &QObject::deleteLater);
    connect(this, &QDialog::finished, this, &QObject::deleteLater); // also when it never was in sight
    showState();
}

OpeningDialog::~OpeningDialog() = default;

void OpeningDialog::showState()
{
    using State = AccountOpening::State;
    const State state = m_opening->state();
    const bool asks = state == State::Asking;
    m_ui->openingProgress->setVisible(!asks);
    m_ui->openingWithout->setVisible(!asks);
    m_ui->secretPart->setVisible(asks);
    m_ui->openingOpen->setVisible(asks);
    m_ui->openingAgain->setVisible(asks && m_opening->isFromKeyChain());
    m_ui->openingDetails->setVisible(asks && !m_opening->trouble().detail.isEmpty());
    if (state == State::Ready) {
        accept();
    } else if (asks) {
        showAsking();
    } else {
        m_ui->openingSecret->clear();
        m_ui->openingText->setText(
            tr("Waiting for the key ring. It may be asking for its password in a window of its own."));
        QTimer::singleShot(patienceMs, this, [this] {
            if (m_opening && m_opening->state() == State::Reading && !isVisible())
                open();
        });
    }
}

void OpeningDialog::showAsking()
{
    const SecretTrouble &trouble = m_opening->trouble();
    m_ui->openingText->setText(secretAskedText(trouble, m_opening->isFromKeyChain()));
    m_ui->openingKeep->setVisible(trouble.kind == SecretTrouble::Kind::NotFound);
    m_ui->openingOpen->setEnabled(!m_ui->openingSecret->text().trimmed().isEmpty());
    m_ui->openingOpen->setDefault(true);
    if (!isVisible())
        open();
    m_ui->openingSecret->setFocus();
}

void OpeningDialog::give()
{
    const QString secretKey = m_ui->openingSecret->text().trimmed();
    if (m_opening)
        m_opening->give(secretKey,
                        m_opening->trouble().kind == SecretTrouble::Kind::NotFound
                            && m_ui->openingKeep->isChecked());
}

void OpeningDialog::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous()) // a window that is minimised hides too
        m_ui->openingSecret->clear();
    QDialog::hideEvent(event);
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "openingdialog.h"

#include "accountbadge.h"
#include "detailsdialog.h"
#include "labeltone.h"
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
    , m_check(opening.profile())
{
    m_ui->setupUi(this);
    setObjectName(u"openingDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Open account"));
    setMinimumWidth(480);
    m_ui->outer->insertWidget(0, new AccountBadge(labelOf(opening.profile()), this), 0, Qt::AlignLeft);
    m_ui->openingUrl->setText(baseUrlLine(opening.profile()));
    setLabelTone(m_ui->openingUrl, LabelTone::Muted);
    connect(m_ui->openingWithout, &QPushButton::clicked, &opening, &AccountOpening::continueWithout);
    connect(m_ui->openingAgain, &QPushButton::clicked, &opening, &AccountOpening::read);
    connect(m_ui->openingCancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->openingOpen, &QPushButton::clicked, this, &OpeningDialog::give);
    connect(m_ui->openingSecret, &QLineEdit::textChanged, this, [this](const QString &text) {
        offerAnyway(false);
        m_ui->openingOpen->setEnabled(!text.trimmed().isEmpty());
    });
    connect(m_ui->openingDetails, &QPushButton::clicked, this,
            [this] { showDetails(this, m_ui->openingText->text(), m_details); });
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
    m_details = m_opening->trouble().detail;
    m_ui->openingDetails->setVisible(asks && !m_details.isEmpty());
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
    if (m_check.isRunning())
        return;
    if (m_mayGoOn) {
        handOver();
        return;
    }
    setAskingService(true);
    m_ui->openingText->setText(tr("Asking the service…"));
    m_check.ask(m_ui->openingSecret->text().trimmed(),
                [this](const SecretCheck::Answer &answer) { showAnswer(answer); });
}

void OpeningDialog::showAnswer(const SecretCheck::Answer &answer)
{
    setAskingService(false);
    if (answer.works) {
        handOver();
        return;
    }
    m_ui->openingText->setText(answer.sentence);
    m_details = answer.details;
    m_ui->openingDetails->setVisible(!m_details.isEmpty());
    offerAnyway(answer.mayGoOn);
    m_ui->openingSecret->setFocus(); // it was switched off meanwhile, and lost the keyboard
}

void OpeningDialog::handOver()
{
    if (!m_opening)
        return;
    const bool isMissing = m_opening->trouble().kind == SecretTrouble::Kind::NotFound;
    m_opening->give(m_ui->openingSecret->text().trimmed(), isMissing && m_ui->openingKeep->isChecked());
}

void OpeningDialog::offerAnyway(bool offered)
{
    m_mayGoOn = offered;
    m_ui->openingOpen->setText(offered ? tr("&Open anyway") : tr("&Open"));
}

void OpeningDialog::setAskingService(bool asking)
{
    for (QWidget *field : QList<QWidget *>{m_ui->openingSecret, m_ui->openingKeep, m_ui->openingAgain,
                                           m_ui->openingDetails, m_ui->openingOpen})
        field->setEnabled(!asking);
}

void OpeningDialog::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous()) { // a window that is minimised hides too
        if (m_check.isRunning()) {
            m_check.cancel();
            setAskingService(false);
        }
        m_ui->openingSecret->clear();
    }
    QDialog::hideEvent(event);
}

} // namespace trunkline

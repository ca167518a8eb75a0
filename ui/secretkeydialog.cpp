// SPDX-License-Identifier: GPL-3.0-or-later
#include "secretkeydialog.h"

#include "accountbadge.h"
#include "labeltone.h"
#include "secrettext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHideEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

enum KeptPlace { KeptInRing, KeptNowhere }; // rows of the combo box

} // namespace

SecretKeyDialog::SecretKeyDialog(const Profile &profile, SecretStore &secrets, QWidget *parent)
    : QDialog(parent)
    , m_check(profile)
{
    setObjectName(u"secretKeyDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Change secret key"));
    setMinimumWidth(480);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(new AccountBadge(labelOf(profile), this), 0, Qt::AlignLeft);
    auto *url = new QLabel(this);
    url->setObjectName(u"changeSecretUrl"_s);
    url->setTextFormat(Qt::PlainText);
    url->setWordWrap(true);
    url->setText(baseUrlLine(profile));
    setLabelTone(url, LabelTone::Muted);
    layout->addWidget(url);
    addFields(layout);
    addButtons(layout);
    showChoice();
    secrets.probe(this, [this](const SecretTrouble &trouble) {
        m_isProbed = true;
        m_ringAnswers = !trouble;
        m_place->setCurrentIndex(m_ringAnswers ? KeptInRing : KeptNowhere);
        showChoice();
    });
    m_secret->setFocus();
}

void SecretKeyDialog::addFields(QVBoxLayout *layout)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    m_place = new QComboBox(this);
    m_place->setObjectName(u"changeSecretPlace"_s);
    m_place->addItems({tr("The key ring of this desktop"), tr("Nowhere: ask for it at each opening")});
    m_secret = new QLineEdit(this);
    m_secret->setObjectName(u"changeSecretEdit"_s);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText
                                  | Qt::ImhSensitiveData);
    form->addRow(tr("&Keep it in"), m_place);
    form->addRow(tr("New &secret key"), m_secret);
    layout->addLayout(form);
    m_said = new QLabel(this);
    m_said->setObjectName(u"changeSecretSaid"_s);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_said->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setLabelTone(m_said, LabelTone::Muted);
    layout->addWidget(m_said);
    connect(m_place, &QComboBox::currentIndexChanged, this, &SecretKeyDialog::showChoice);
    connect(m_secret, &QLineEdit::textChanged, this, &SecretKeyDialog::showChoice);
}

void SecretKeyDialog::addButtons(QVBoxLayout *layout)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"changeSecretCancel"_s);
    m_save = buttons->addButton(tr("Sa&ve"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"changeSecretSave"_s);
    m_save->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &SecretKeyDialog::save);
}

void SecretKeyDialog::save()
{
    if (m_check.isRunning())
        return;
    if (!keeps()) {
        Q_EMIT dropRequested();
        accept();
        return;
    }
    if (m_mayGoOn) {
        keep();
        return;
    }
    setAskingService(true);
    m_said->setText(tr("Asking the service…"));
    m_check.ask(m_secret->text().trimmed(),
                [this](const SecretCheck::Answer &answer) { showAnswer(answer); });
}

void SecretKeyDialog::showAnswer(const SecretCheck::Answer &answer)
{
    setAskingService(false);
    if (answer.works) {
        keep();
        return;
    }
    m_said->setText(answer.sentence);
    m_mayGoOn = answer.mayGoOn;
    m_save->setText(m_mayGoOn ? tr("Keep &anyway") : tr("Sa&ve"));
    m_secret->setFocus(); // it was switched off meanwhile, and lost the keyboard
}

void SecretKeyDialog::keep()
{
    Q_EMIT keepRequested(m_secret->text().trimmed());
    accept();
}

void SecretKeyDialog::setAskingService(bool asking)
{
    m_place->setEnabled(!asking && m_ringAnswers);
    m_secret->setEnabled(!asking);
    m_save->setEnabled(!asking);
}

bool SecretKeyDialog::keeps() const
{
    return m_place->currentIndex() == KeptInRing;
}

void SecretKeyDialog::showChoice()
{
    if (!m_save)
        return; // still being made
    m_mayGoOn = false;
    m_save->setText(tr("Sa&ve"));
    m_place->setEnabled(m_ringAnswers);
    m_secret->setEnabled(keeps());
    m_save->setEnabled(m_isProbed && (!keeps() || !m_secret->text().trimmed().isEmpty()));
    if (!m_isProbed)
        m_said->setText(tr("Looking for the key ring of this desktop…"));
    else if (keeps())
        m_said->setText(
            tr("The key ring of this desktop keeps the secret key. It is used from the next time this "
               "account is opened."));
    else
        m_said->setText(m_ringAnswers
                            ? tr("The secret key is removed from the key ring and asked for at each opening.")
                            : secretPlaceText(false, false));
}

void SecretKeyDialog::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous()) { // a window that is minimised hides too
        m_check.cancel();
        m_secret->clear();
    }
    QDialog::hideEvent(event);
}

} // namespace trunkline

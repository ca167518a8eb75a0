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

enum Place { InRing, Nowhere }; // rows of the combo box

} // namespace

SecretKeyDialog::SecretKeyDialog(const Profile &profile, SecretStore &secrets, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"secretKeyDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Change secret key"));
    setMinimumWidth(480);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(new AccountBadge(labelOf(profile), this), 0, Qt::AlignLeft);
    addFields(layout);
    addButtons(layout);
    showChoice();
    secrets.probe(this, [this](const SecretTrouble &trouble) {
        m_isProbed = true;
        m_ringAnswers = !trouble;
        m_place->setCurrentIndex(m_ringAnswers ? InRing : Nowhere);
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
    m_place->addItems({tr("The key ring of this desktop"), tr("Nowhere: ask for it at each start")});
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
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (keeps())
            Q_EMIT keepRequested(m_secret->text().trimmed());
        else
            Q_EMIT dropRequested();
        accept();
    });
}

bool SecretKeyDialog::keeps() const
{
    return m_place->currentIndex() == InRing;
}

void SecretKeyDialog::showChoice()
{
    if (!m_save)
        return; // still being made
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
                            ? tr("The secret key is removed from the key ring and asked for at each start.")
                            : secretPlaceText(false, false));
}

void SecretKeyDialog::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous()) // a window that is minimised hides too
        m_secret->clear();
    QDialog::hideEvent(event);
}

} // namespace trunkline

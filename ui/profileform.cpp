// SPDX-License-Identifier: GPL-3.0-or-later
#include "profileform.h"

#include "account/profilefolder.h"
#include "budgetfields.h"
#include "certificatefield.h"
#include "colorchoice.h"
#include "connectioncheck.h"
#include "labeltone.h"
#include "ui_profileform.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace trunkline {

ProfileForm::ProfileForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ProfileForm>())
{
    m_ui->setupUi(this);
    m_ui->profileTabs->setAccessibleName(tr("Settings of the account"));
    fillColors(m_ui->profileColor);
    m_budget = new BudgetFields(m_ui->limitsForm, m_ui->safetyTab);
    m_ui->profileRelock->setMaximum(longestRelockMinutes);
    m_ui->profileTimeout->setRange(shortestAnswerSeconds, longestAnswerSeconds);
    m_ui->profileTimeout->setSuffix(tr(" seconds"));
    QFont heading = font();
    heading.setWeight(QFont::DemiBold);
    m_ui->profileLimitsTitle->setFont(heading);
    setLabelTone(m_ui->profileHistoryNote, LabelTone::Muted);
    setLabelTone(m_ui->profileIdentity, LabelTone::Warning);
    connectFields();
}

ProfileForm::~ProfileForm() = default;

void ProfileForm::connectFields()
{
    const auto tell = [this] {
        if (m_isFilling)
            return;
        showIdentity();
        Q_EMIT edited();
    };
    for (const QLineEdit *field : {m_ui->profileLabel, m_ui->profileUrl, m_ui->profileKey})
        connect(field, &QLineEdit::textChanged, this, tell);
    for (const QComboBox *box : {m_ui->profileColor, m_ui->profileMessages, m_ui->profileHistory})
        connect(box, &QComboBox::currentIndexChanged, this, tell);
    for (const QSpinBox *box : {m_ui->profileRelock, m_ui->profileTimeout})
        connect(box, &QSpinBox::valueChanged, this, tell);
    connect(m_ui->profileRelock, &QSpinBox::valueChanged, this, &ProfileForm::showMinutes);
    connect(m_ui->profileReadOnly, &QCheckBox::toggled, this, tell);
    connect(m_ui->profileCa, &CertificateField::edited, this, tell);
    connect(m_budget, &BudgetFields::edited, this, tell);
    connect(m_ui->profileChangeSecret, &QPushButton::clicked, this, &ProfileForm::changeSecretRequested);
    connect(m_ui->callbacksTab, &CallbacksTab::openRequested, this, &ProfileForm::openRequested);
}

void ProfileForm::setSession(Session *session)
{
    m_ui->callbacksTab->edit(session);
}

bool ProfileForm::isWaiting()
{
    return m_ui->callbacksTab->isWaiting();
}

void ProfileForm::showMinutes(int minutes)
{
    m_ui->profileRelock->setPrefix(tr("after ", "minutes without use"));
    m_ui->profileRelock->setSuffix(tr(" minute(s) without use", nullptr, minutes));
}

void ProfileForm::edit(const Profile &profile, const Profile &saved)
{
    m_isFilling = true;
    m_saved = saved;
    m_ui->profileLabel->setText(profile.label);
    chooseColor(m_ui->profileColor, profile.color);
    m_ui->profileUrl->setText(profile.baseUrl.toString());
    m_ui->profileKey->setText(profile.accessKey);
    showSecretPlace(saved.secretPlace); // a draft knows only where it was
    m_ui->profileReadOnly->setChecked(profile.readOnly);
    m_ui->profileRelock->setValue(profile.relockMinutes);
    showMinutes(profile.relockMinutes);
    m_budget->show(profile.budget);
    m_ui->profileMessages->setCurrentIndex(int(profile.messagesApi));
    m_ui->profileTimeout->setValue(profile.answerSeconds);
    m_ui->profileCa->setFile(profile.caFile);
    m_ui->profileHistory->setCurrentIndex(int(profile.keepHistory));
    showHistoryFile(profile);
    m_isFilling = false;
    showIdentity();
}

void ProfileForm::showHistoryFile(const Profile &profile)
{
    m_ui->profileHistoryFile->setText(QDir::toNativeSeparators(archivePathNamed(accountNameOf(profile))));
    m_ui->profileHistoryFile->setCursorPosition(0);
}

void ProfileForm::showSecretPlace(SecretPlace place)
{
    m_saved.secretPlace = place;
    m_ui->profileSecret->setText(place == SecretPlace::KeyChain
                                     ? tr("Kept in the key ring of this desktop")
                                     : tr("Not kept; asked for when it is opened"));
}

ProfileTexts ProfileForm::texts() const
{
    return {m_ui->profileLabel->text(), m_ui->profileUrl->text(), m_budget->texts()};
}

void ProfileForm::showTexts(const ProfileTexts &texts)
{
    m_isFilling = true;
    m_ui->profileLabel->setText(texts.label);
    m_ui->profileUrl->setText(texts.url);
    m_budget->showTexts(texts.budget);
    m_isFilling = false;
    showIdentity();
}

Profile ProfileForm::typed() const
{
    Profile profile = m_saved;
    if (const QString label = m_ui->profileLabel->text().simplified(); !label.isEmpty())
        profile.label = label;
    profile.color = chosenColor(m_ui->profileColor);
    profile.baseUrl = QUrl(m_ui->profileUrl->text().trimmed(), QUrl::StrictMode);
    profile.accessKey = m_ui->profileKey->text().trimmed();
    profile.readOnly = m_ui->profileReadOnly->isChecked();
    profile.relockMinutes = m_ui->profileRelock->value();
    profile.budget = m_budget->typed().value_or(m_saved.budget);
    profile.messagesApi = MessagesApi(m_ui->profileMessages->currentIndex());
    profile.answerSeconds = m_ui->profileTimeout->value();
    profile.caFile = m_ui->profileCa->file();
    profile.keepHistory = KeepHistory(m_ui->profileHistory->currentIndex());
    return profile;
}

QString ProfileForm::problem() const
{
    if (m_ui->profileLabel->text().simplified().isEmpty())
        return tr("Give the account a name.");
    if (!ConnectionCheck::accepts(typed().baseUrl))
        return tr(
            "This base URL cannot be used: it must begin with https://, or with http:// for this computer "
            "only, and hold no user name or query.");
    if (typed().accessKey.isEmpty())
        return tr("Type the access key of the account.");
    if (!m_budget->problem().isEmpty())
        return m_budget->problem();
    return m_ui->profileCa->problem();
}

/// Another address or access key is another account to the service, and so to the journal.
void ProfileForm::showIdentity()
{
    const bool isAnother = !m_saved.id.isEmpty() && accountNameOf(typed()) != accountNameOf(m_saved);
    m_ui->profileIdentity->setText(
        isAnother ? tr(
            "With another base URL or access key this is another account. Saved, it begins with a journal of "
            "its own; the journal of the one before stays on this computer, unseen, until this account is "
            "forgotten, and what is unclear in it is not checked. To keep both, connect the other one as an "
            "account of its own. Its secret key stays the same until you change it.")
                  : QString());
    m_ui->profileIdentity->setVisible(isAnother);
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectform.h"

#include "certificatefield.h"
#include "colorchoice.h"
#include "detailsdialog.h"
#include "errortext.h"
#include "labeltone.h"
#include "secrettext.h"
#include "ui_connectform.h"

#include <QHideEvent>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

enum Place { InRing, ThisSession }; // rows of the combo box

} // namespace

ConnectForm::ConnectForm(Accounts accounts, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_ui(std::make_unique<Ui::ConnectForm>())
{
    m_ui->setupUi(this);
    m_ui->baseUrlEdit->setText(Profile().baseUrl.toString());
    m_ui->detailsButton->hide();
    fillColors(m_ui->colorCombo);
    setLabelTone(m_ui->storageLabel, LabelTone::Muted);
    showCertificates(false);
    connectButtons();
    connect(m_ui->colorCombo, &QComboBox::activated, this, [this] { m_isColorChosen = true; });
    connect(m_ui->ownCertificatesCheck, &QCheckBox::toggled, this, &ConnectForm::showCertificates);
    connect(m_ui->rememberCheck, &QCheckBox::toggled, this, &ConnectForm::showPlace);
    connect(m_ui->secretPlaceCombo, &QComboBox::currentIndexChanged, this, &ConnectForm::showPlace);
    probeKeyRing();
}

ConnectForm::~ConnectForm() = default;

void ConnectForm::connectButtons()
{
    connect(m_ui->checkButton, &QPushButton::clicked, this, [this] { check(false); });
    connect(m_ui->connectButton, &QPushButton::clicked, this, [this] { check(true); });
    // Queued: in a dialog the same key press goes on to the default button. Were the fields off by then, the
    // button that the keyboard moves to would be the default one: Cancel.
    connect(
        m_ui->secretKeyEdit, &QLineEdit::returnPressed, this,
        [this] {
            if (!m_check.isRunning())
                check(true);
        },
        Qt::QueuedConnection);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, [this] {
        abandonCheck();
        Q_EMIT cancelled();
    });
    connect(m_ui->detailsButton, &QPushButton::clicked, this,
            [this] { showDetails(window(), m_ui->resultLabel->text(), m_details); });
}

void ConnectForm::probeKeyRing()
{
    showPlace();
    m_accounts.secrets.probe(this, [this](const SecretTrouble &trouble) {
        m_ringAnswers = !trouble;
        showPlace();
    });
}

bool ConnectForm::keepsInRing() const
{
    // Not heard of yet: it is tried, and said when it does not keep it.
    return m_ringAnswers.value_or(true) && m_ui->rememberCheck->isChecked()
        && m_ui->secretPlaceCombo->currentIndex() == InRing;
}

void ConnectForm::showPlace()
{
    const bool remembers = m_ui->rememberCheck->isChecked();
    const bool answers = m_ringAnswers.value_or(false);
    m_ui->secretPlaceCombo->setEnabled(answers && remembers && !m_isBusy);
    if (m_ringAnswers && !answers)
        m_ui->secretPlaceCombo->setCurrentIndex(ThisSession);
    if (!m_ringAnswers)
        m_ui->storageLabel->setText(tr("Looking for the key ring of this desktop…"));
    else if (!remembers)
        m_ui->storageLabel->setText(tr("Account and keys are kept while the account is open, and asked for "
                                       "when it is opened again; only "
                                       "the journal of what was done stays."));
    else
        m_ui->storageLabel->setText(secretPlaceText(answers, keepsInRing()));
}

void ConnectForm::showCertificates(bool shown)
{
    m_ui->caFileLabel->setVisible(shown);
    m_ui->caFile->setVisible(shown);
}

void ConnectForm::preset(const QString &label, const QUrl &baseUrl, const QString &why)
{
    m_ui->labelEdit->setText(label);
    if (!baseUrl.isEmpty())
        m_ui->baseUrlEdit->setText(baseUrl.toString());
    say(why);
    if (!label.isEmpty())
        m_ui->accessKeyEdit->setFocus();
}

void ConnectForm::hideEvent(QHideEvent *event)
{
    // A window that is minimised hides too: nothing typed is lost to that.
    if (!event->spontaneous()) {
        abandonCheck();
        m_ui->secretKeyEdit->clear();
    }
    QWidget::hideEvent(event);
}

void ConnectForm::abandonCheck()
{
    if (!m_check.isRunning())
        return;
    m_check.cancel();
    setBusy(false);
    say({});
}

void ConnectForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showPlace();
    }
    QWidget::changeEvent(event);
}

Profile ConnectForm::typedProfile() const
{
    const QUrl url(m_ui->baseUrlEdit->text().trimmed(), QUrl::StrictMode);
    const QString accessKey = m_ui->accessKeyEdit->text().trimmed();
    const Profile *saved = m_accounts.profiles.findAccount(url, accessKey);
    Profile profile = saved ? *saved : Profile();
    if (!saved)
        profile.id = newProfileId();
    profile.baseUrl = url;
    profile.accessKey = accessKey;
    profile.label = labelFor(profile);
    if (!saved || m_isColorChosen)
        profile.color = chosenColor(m_ui->colorCombo);
    if (m_ui->rememberCheck->isChecked()) // else nothing of a saved one is to change
        profile.secretPlace = keepsInRing() ? SecretPlace::KeyChain : SecretPlace::Session;
    if (m_ui->ownCertificatesCheck->isChecked())
        profile.caFile = m_ui->caFile->file();
    return profile;
}

/// What is typed; else what it is called already, or something that tells it from the others.
QString ConnectForm::labelFor(const Profile &profile) const
{
    const QString typedLabel = m_ui->labelEdit->text().simplified();
    if (!typedLabel.isEmpty())
        return typedLabel;
    if (!profile.label.isEmpty())
        return profile.label;
    const QString host = profile.baseUrl.host();
    return m_accounts.profiles.isTaken(host, profile.id)
        ? tr("%1 (%2)", "host, access key").arg(host, profile.accessKey)
        : host;
}

std::optional<ConnectionRequest> ConnectForm::typed()
{
    const ConnectionRequest request{typedProfile(), m_ui->secretKeyEdit->text().trimmed(),
                                    m_ui->rememberCheck->isChecked()};
    if (request.profile.accessKey.isEmpty() || request.secretKey.isEmpty()) {
        say(tr("Type both keys. They are in the Flowroute portal under Preferences, API Control."));
        (request.profile.accessKey.isEmpty() ? m_ui->accessKeyEdit : m_ui->secretKeyEdit)->setFocus();
        return {};
    }
    if (!ConnectionCheck::accepts(request.profile.baseUrl)) {
        say(tr("This base URL cannot be used: it must begin with https://, or with http:// for this computer "
               "only, and hold no user name or query."));
        m_ui->baseUrlEdit->setFocus();
        return {};
    }
    const Profile *saved = m_accounts.profiles.find(request.profile.id);
    const bool isRenamed = !saved || saved->label != request.profile.label;
    if (isRenamed && m_accounts.profiles.isTaken(request.profile.label, request.profile.id)) {
        say(tr("Another account has this name. Give this one another."));
        m_ui->labelEdit->setFocus();
        return {};
    }
    if (m_ui->ownCertificatesCheck->isChecked() && !m_ui->caFile->problem().isEmpty()) {
        say(m_ui->caFile->problem());
        m_ui->caFile->setFocus();
        return {};
    }
    return request;
}

void ConnectForm::check(bool connectAfterwards)
{
    const std::optional<ConnectionRequest> request = typed();
    if (!request)
        return;
    const QString &caFile = request->profile.caFile;
    QString problem;
    const QList<QSslCertificate> trusted =
        caFile.isEmpty() ? QList<QSslCertificate>() : certificatesIn(caFile, &problem);
    if (!problem.isEmpty()) {
        say(problem);
        return;
    }
    m_focusBefore = focusWidget();
    setBusy(true);
    say(tr("Asking the service…"));
    m_check.start(
        request->profile.baseUrl, {request->profile.accessKey, request->secretKey},
        [this, connectAfterwards](const ApiError &error) { showResult(error, connectAfterwards); }, trusted);
}

void ConnectForm::showResult(const ApiError &error, bool connectAfterwards)
{
    setBusy(false);
    if (error.isError()) {
        const ErrorText text = describeError(error);
        say(text.sentence, text.details);
        if (m_focusBefore) // it was switched off meanwhile, and lost the keyboard
            m_focusBefore->setFocus();
        return;
    }
    say(tr("It works: the account answered."));
    // Nothing can have been edited meanwhile, since the fields were off; still, what is typed is what is
    // handed over.
    if (const auto request = connectAfterwards ? typed() : std::nullopt)
        Q_EMIT accepted(*request);
}

void ConnectForm::say(const QString &text, const QString &details)
{
    m_ui->resultLabel->setText(text);
    m_details = details;
    m_ui->detailsButton->setVisible(!details.isEmpty());
}

void ConnectForm::setBusy(bool busy)
{
    m_isBusy = busy;
    const QList<QWidget *> fields{m_ui->labelEdit,     m_ui->colorCombo,           m_ui->accessKeyEdit,
                                  m_ui->secretKeyEdit, m_ui->baseUrlEdit,          m_ui->checkButton,
                                  m_ui->connectButton, m_ui->ownCertificatesCheck, m_ui->caFile,
                                  m_ui->rememberCheck};
    for (QWidget *field : fields)
        field->setEnabled(!busy);
    showPlace();
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectform.h"

#include "detailsdialog.h"
#include "errortext.h"
#include "ui_connectform.h"

#include <QHideEvent>
#include <QPainter>
#include <QPixmap>

namespace trunkline {

namespace {

const QString productionUrl = QStringLiteral("https://api.flowroute.com");

QIcon swatch(const QString &color)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(color));
    painter.drawEllipse(4, 4, 24, 24);
    return pixmap;
}

} // namespace

ConnectForm::ConnectForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ConnectForm>())
{
    m_ui->setupUi(this);
    m_ui->baseUrlEdit->setText(productionUrl);
    m_ui->detailsButton->hide();
    fillColors();
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

ConnectForm::~ConnectForm() = default;

void ConnectForm::fillColors()
{
    m_ui->colorCombo->addItem(swatch(QStringLiteral("#c2410c")), tr("Orange"), QStringLiteral("#c2410c"));
    m_ui->colorCombo->addItem(swatch(QStringLiteral("#b91c1c")), tr("Red"), QStringLiteral("#b91c1c"));
    m_ui->colorCombo->addItem(swatch(QStringLiteral("#15803d")), tr("Green"), QStringLiteral("#15803d"));
    m_ui->colorCombo->addItem(swatch(QStringLiteral("#2563eb")), tr("Blue"), QStringLiteral("#2563eb"));
    m_ui->colorCombo->addItem(swatch(QStringLiteral("#7c3aed")), tr("Violet"), QStringLiteral("#7c3aed"));
    m_ui->colorCombo->addItem(swatch(QStringLiteral("#64748b")), tr("Grey"), QStringLiteral("#64748b"));
}

void ConnectForm::preset(const QString &label, const QUrl &baseUrl)
{
    m_ui->labelEdit->setText(label);
    if (!baseUrl.isEmpty())
        m_ui->baseUrlEdit->setText(baseUrl.toString());
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
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    QWidget::changeEvent(event);
}

std::optional<ConnectionRequest> ConnectForm::typed()
{
    ConnectionRequest request;
    request.baseUrl = QUrl(m_ui->baseUrlEdit->text().trimmed(), QUrl::StrictMode);
    request.credentials = {m_ui->accessKeyEdit->text().trimmed(), m_ui->secretKeyEdit->text().trimmed()};
    request.label.name = m_ui->labelEdit->text().simplified();
    request.label.color = m_ui->colorCombo->currentData().toString();
    if (request.credentials.accessKey.isEmpty() || request.credentials.secretKey.isEmpty()) {
        say(tr("Type both keys. They are in the Flowroute portal under Preferences, API Control."));
        (request.credentials.accessKey.isEmpty() ? m_ui->accessKeyEdit : m_ui->secretKeyEdit)->setFocus();
        return {};
    }
    if (!ConnectionCheck::accepts(request.baseUrl)) {
        say(tr("This base URL cannot be used: it must begin with https://, or with http:// for this computer "
               "only, "
               "and hold no user name or query."));
        m_ui->baseUrlEdit->setFocus();
        return {};
    }
    if (request.label.name.isEmpty())
        request.label.name = request.baseUrl.host();
    return request;
}

void ConnectForm::check(bool connectAfterwards)
{
    const std::optional<ConnectionRequest> request = typed();
    if (!request)
        return;
    m_focusBefore = focusWidget();
    setBusy(true);
    say(tr("Asking the service…"));
    m_check.start(request->baseUrl, request->credentials,
                  [this, connectAfterwards](const ApiError &error) { showResult(error, connectAfterwards); });
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
    const QList<QWidget *> fields{m_ui->labelEdit,     m_ui->colorCombo,  m_ui->accessKeyEdit,
                                  m_ui->secretKeyEdit, m_ui->baseUrlEdit, m_ui->checkButton,
                                  m_ui->connectButton};
    for (QWidget *field : fields)
        field->setEnabled(!busy);
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lookupdialog.h"

#include "detailsbutton.h"
#include "errortext.h"
#include "retrywatch.h"
#include "ui_lookupdialog.h"

#include <QClipboard>
#include <QGuiApplication>

namespace trunkline {

LookupDialog::LookupDialog(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::LookupDialog>())
    , m_lookup(session)
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("lookupDialog"));
    m_details = new DetailsButton(m_ui->lookupResult);
    connect(m_ui->lookupEdit, &QLineEdit::textChanged, this, &LookupDialog::sayWhatIsTyped);
    connect(m_ui->lookupStart, &QPushButton::clicked, this, &LookupDialog::start);
    connect(m_ui->lookupClose, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_lookup, &MessageLookup::busyChanged, m_ui->lookupStart, &QPushButton::setDisabled);
    connect(&m_lookup, &MessageLookup::retrying, this,
            [this](int attempt, int waitMs) { m_ui->lookupResult->setText(retryText(attempt, waitMs)); });
    connect(&m_lookup, &MessageLookup::failed, this, [this](const ApiError &error) {
        const bool unknown = error.kind == ApiError::Kind::NotFound;
        const ErrorText text = describeError(error);
        m_ui->lookupResult->setText(unknown ? tr("This account has no message with that id.")
                                            : text.sentence);
        m_details->setDetails(text.details);
    });
    connect(&m_lookup, &MessageLookup::found, this, [this](const Message &message) {
        Q_EMIT found(message);
        accept();
    });
    // Whoever looks up an id has usually just copied it.
    m_ui->lookupEdit->setText(MessageLookup::idIn(QGuiApplication::clipboard()->text().left(2'000)));
    m_ui->lookupEdit->selectAll();
    sayWhatIsTyped();
}

LookupDialog::~LookupDialog() = default;

void LookupDialog::sayWhatIsTyped()
{
    m_lookup.cancel();
    m_details->setDetails({});
    const QString typed = m_ui->lookupEdit->text();
    const bool hasId = !MessageLookup::idIn(typed).isEmpty();
    m_ui->lookupStart->setEnabled(hasId);
    const bool wrong = !hasId && !typed.trimmed().isEmpty();
    m_ui->lookupResult->setText(
        wrong ? tr("No id found in this text. An id is mdr2- and 32 digits or letters a to f.") : QString());
}

void LookupDialog::start()
{
    if (!m_lookup.lookUp(m_ui->lookupEdit->text()))
        return;
    m_ui->lookupResult->setText(tr("Looking it up…"));
    m_details->setDetails({});
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "welcomepage.h"

#include "icons.h"
#include "labeltone.h"
#include "savedaccounts.h"
#include "ui_welcomepage.h"

#include <QEvent>

namespace trunkline {

WelcomePage::WelcomePage(const ProfileStore &profiles, QWidget *parent)
    : QWidget(parent)
    , m_profiles(profiles)
    , m_ui(std::make_unique<Ui::WelcomePage>())
{
    m_ui->setupUi(this);
    QFont font = m_ui->title->font();
    font.setPointSizeF(font.pointSizeF() * 1.9);
    font.setWeight(QFont::DemiBold);
    m_ui->title->setFont(font);
    m_ui->logo->setPixmap(applicationIcon().pixmap(QSize(72, 72), devicePixelRatioF()));
    m_ui->sandboxButton->setIcon(icon(QStringLiteral("sandbox")));
    m_ui->connectButton->setIcon(icon(QStringLiteral("account")));
    m_ui->sandboxButton->setIconSize(QSize(24, 24));
    m_ui->connectButton->setIconSize(QSize(24, 24));
    for (QFrame *card : {m_ui->sandboxCard, m_ui->connectCard}) {
        card->setBackgroundRole(QPalette::Base);
        card->setAutoFillBackground(true);
    }
    connect(m_ui->sandboxButton, &QCommandLinkButton::clicked, this, &WelcomePage::sandboxChosen);
    connect(m_ui->connectButton, &QCommandLinkButton::clicked, this, &WelcomePage::connectChosen);
    setLabelTone(m_ui->savedTitle, LabelTone::Muted);
    connect(m_ui->savedAccounts, &SavedAccounts::chosen, this, &WelcomePage::profileChosen);
    connect(&profiles, &ProfileStore::changed, this, &WelcomePage::showProfiles);
    showProfiles();
}

WelcomePage::~WelcomePage() = default;

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    QWidget::changeEvent(event);
}

void WelcomePage::showProfiles()
{
    m_ui->savedAccounts->showProfiles(m_profiles.profiles());
    m_ui->savedPart->setVisible(!m_profiles.profiles().isEmpty());
}

void WelcomePage::showStarting()
{
    m_ui->choices->setEnabled(false);
    m_ui->savedPart->setEnabled(false);
    m_ui->progress->setText(tr("Starting the sandbox account…"));
}

void WelcomePage::showChoices(const QString &problem)
{
    m_ui->choices->setEnabled(true);
    m_ui->savedPart->setEnabled(true);
    m_ui->progress->setText(problem);
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountsdialog.h"

#include "colorchoice.h"
#include "confirmdialog.h"
#include "ui_accountsdialog.h"
#include "visibletext.h"

using namespace Qt::StringLiterals;

namespace trunkline {

AccountsDialog::AccountsDialog(Accounts accounts, QWidget *parent)
    : QDialog(parent)
    , m_accounts(accounts)
    , m_ui(std::make_unique<Ui::AccountsDialog>())
{
    m_ui->setupUi(this);
    setObjectName(u"accountsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Manage accounts"));
    resize(860, 600);
    setLabelTone(m_ui->accountsOpenNote, LabelTone::Muted);
    connectWidgets();
    fillList();
    if (!m_accounts.profiles.problem().isEmpty())
        say(m_accounts.profiles.problem(), LabelTone::Bad);
}

AccountsDialog::~AccountsDialog() = default;

void AccountsDialog::connectWidgets()
{
    connect(m_ui->accountsList, &QListWidget::currentItemChanged, this, [this] {
        if (!m_isFilling)
            showSelected();
    });
    connect(m_ui->profileForm, &ProfileForm::edited, this, [this] {
        takeDraft();
        updateButtons();
    });
    connect(m_ui->profileForm, &ProfileForm::changeSecretRequested, this, &AccountsDialog::changeSecret);
    connect(m_ui->profileForm, &ProfileForm::openRequested, this, &AccountsDialog::openSelected);
    connect(&m_accounts.open, &OpenSessions::changed, this, &AccountsDialog::showWhetherOpen);
    connect(m_ui->accountsSave, &QPushButton::clicked, this, &AccountsDialog::save);
    connect(m_ui->accountsDiscard, &QPushButton::clicked, this, &AccountsDialog::discard);
    connect(m_ui->accountsClose, &QPushButton::clicked, this, &AccountsDialog::reject);
    connect(m_ui->accountsForget, &QPushButton::clicked, this, &AccountsDialog::askToForget);
    connect(m_ui->accountsExport, &QPushButton::clicked, this, &AccountsDialog::askForExport);
    connect(m_ui->accountsImport, &QPushButton::clicked, this, &AccountsDialog::askForImport);
    connect(m_ui->accountsConnect, &QPushButton::clicked, this,
            [this] { leave([this] { Q_EMIT connectRequested(); }); });
    connect(&m_accounts.profiles, &ProfileStore::changed, this, &AccountsDialog::fillList);
}

void AccountsDialog::fillList()
{
    m_isFilling = true;
    const QString before = m_shown;
    m_ui->accountsList->clear();
    const QList<Profile> &profiles = m_accounts.profiles.profiles();
    for (const Profile &profile : profiles)
        fillEntry(profile);
    m_isFilling = false;
    select(m_accounts.profiles.find(before) || profiles.isEmpty() ? before : profiles.first().id);
    showSelected();
}

void AccountsDialog::fillEntry(const Profile &profile)
{
    auto *entry = new QListWidgetItem(accountDot(profile.color), {}, m_ui->accountsList);
    entry->setData(Qt::UserRole, profile.id);
    const QString name = visibleLine(profile.label, 80);
    entry->setText(m_drafts.contains(profile.id) ? tr("%1 (not saved)").arg(name) : name);
    entry->setToolTip(plainToolTip(profile.baseUrl.host()));
    entry->setSizeHint({0, 34});
}

void AccountsDialog::select(const QString &profileId)
{
    for (int row = 0; row < m_ui->accountsList->count(); ++row) {
        if (m_ui->accountsList->item(row)->data(Qt::UserRole) == profileId)
            m_ui->accountsList->setCurrentRow(row);
    }
}

const Profile *AccountsDialog::selected() const
{
    const QListWidgetItem *entry = m_ui->accountsList->currentItem();
    return entry ? m_accounts.profiles.find(entry->data(Qt::UserRole).toString()) : nullptr;
}

void AccountsDialog::showSelected()
{
    const Profile *profile = selected();
    m_shown = profile ? profile->id : QString();
    const auto draft = m_drafts.constFind(m_shown);
    if (draft != m_drafts.cend()) {
        m_ui->profileForm->edit(draft->profile, *profile);
        m_ui->profileForm->showTexts(draft->texts);
    } else {
        m_ui->profileForm->edit(profile ? *profile : Profile(), profile ? *profile : Profile());
    }
    showWhetherOpen();
    updateButtons();
}

void AccountsDialog::showWhetherOpen()
{
    const Profile *profile = selected();
    Session *session = profile ? m_accounts.open.findProfile(profile->id) : nullptr;
    m_ui->profileForm->setSession(session);
    m_ui->accountsOpenNote->setText(
        !profile ? tr("No account is saved on this computer yet. Connect one, or import a file.")
            : session
            ? tr("This account is open. Name, colour, limits and read-only change at once; the rest "
                 "takes effect when it is opened again.")
            : tr("This account is not open."));
}

void AccountsDialog::openSelected()
{
    if (const Profile *profile = selected())
        leave([this, id = profile->id] { Q_EMIT openRequested(id); });
}

void AccountsDialog::takeDraft()
{
    const Profile *profile = selected();
    if (!profile)
        return;
    const bool isDraft = m_ui->profileForm->typed() != *profile || !m_ui->profileForm->problem().isEmpty();
    if (isDraft)
        m_drafts.insert(profile->id, {m_ui->profileForm->typed(), m_ui->profileForm->texts()});
    else
        m_drafts.remove(profile->id);
    const QString name = visibleLine(profile->label, 80);
    m_ui->accountsList->currentItem()->setText(isDraft ? tr("%1 (not saved)").arg(name) : name);
}

void AccountsDialog::updateButtons()
{
    const bool isThere = selected() != nullptr && !m_isForgetting;
    const bool isDraft = isThere && m_drafts.contains(m_shown);
    m_ui->profileForm->setEnabled(isThere);
    m_ui->accountsForget->setEnabled(isThere);
    m_ui->accountsSave->setEnabled(isDraft);
    m_ui->accountsDiscard->setEnabled(isDraft);
    m_ui->accountsExport->setEnabled(!m_accounts.profiles.profiles().isEmpty());
    for (QWidget *other : QList<QWidget *>{m_ui->accountsList, m_ui->accountsConnect, m_ui->accountsImport,
                                           m_ui->accountsClose})
        other->setEnabled(!m_isForgetting);
}

void AccountsDialog::say(const QString &text, LabelTone tone)
{
    setLabelTone(m_ui->accountsSaid, tone);
    m_ui->accountsSaid->setText(text);
}

void AccountsDialog::save()
{
    const Profile *before = selected();
    if (!before)
        return;
    const Profile old = *before;
    const Profile typed = m_ui->profileForm->typed();
    if (const QString why = problem(old, typed); !why.isEmpty()) {
        say(why, LabelTone::Bad);
        return;
    }
    m_drafts.remove(typed.id);
    if (m_accounts.profiles.save(typed))
        say(whatSavingMeant(old, typed), LabelTone::Good);
    else
        say(m_accounts.profiles.problem(), LabelTone::Bad);
}

/// Why what is typed cannot be saved; empty when it can.
QString AccountsDialog::problem(const Profile &before, const Profile &typed) const
{
    if (const QString unread = m_ui->profileForm->problem(); !unread.isEmpty())
        return unread;
    const Profile *same = m_accounts.profiles.findAccount(typed.baseUrl, typed.accessKey);
    if (same && same->id != typed.id)
        return tr("%1 is this account already: it has the same base URL and access key.")
            .arg(visibleLine(same->label, 80));
    if (typed.label != before.label && m_accounts.profiles.isTaken(typed.label, typed.id))
        return tr("Another account has this name. Give this one another.");
    return {};
}

QString AccountsDialog::whatSavingMeant(const Profile &before, const Profile &saved) const
{
    Profile atOnce = before;
    atOnce.label = saved.label;
    atOnce.color = saved.color;
    atOnce.budget = saved.budget;
    atOnce.readOnly = saved.readOnly;
    atOnce.relockMinutes = saved.relockMinutes;
    if (atOnce == saved || !m_accounts.open.findProfile(saved.id))
        return tr("Saved.");
    return tr("Saved. The change of address, keys, time-out, certificates, API or history takes effect when "
              "the account "
              "is opened again.");
}

void AccountsDialog::discard()
{
    m_drafts.remove(m_shown);
    say({}, LabelTone::Plain);
    fillList();
}

void AccountsDialog::reject()
{
    leave({});
}

void AccountsDialog::closeThen(const std::function<void()> &then)
{
    QDialog::reject();
    if (then)
        then();
}

void AccountsDialog::leave(std::function<void()> then)
{
    if (m_isForgetting || m_ui->profileForm->isWaiting())
        return;
    if (m_drafts.isEmpty()) {
        closeThen(then);
        return;
    }
    const Profile *first = m_accounts.profiles.find(m_drafts.cbegin().key());
    Confirmation question;
    question.title = tr("Not saved");
    question.question = tr("Close without saving what was changed?");
    for (const Draft &draft : std::as_const(m_drafts))
        question.lines += visibleLine(draft.profile.label, 80);
    question.verb = tr("Close without saving");
    ConfirmDialog::ask(this, labelOf(first ? *first : m_drafts.cbegin()->profile), question,
                       [this, then = std::move(then)] { closeThen(then); });
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalnotices.h"

#include "journaltext.h"
#include "journalwords.h"

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

const QString troubleId = u"journal.trouble"_s;
const QString checkingId = u"journal.checking"_s;
const QString leftId = u"journal.left"_s;

} // namespace

JournalNotices::JournalNotices(Journal &journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
}

void JournalNotices::begin()
{
    connect(&m_journal, &Journal::statusChanged, this, &JournalNotices::tellStatus);
    connect(&m_journal, &Journal::changed, this, [this](qint64 intent) {
        if (m_wasOpen && isCarriedOver(intent))
            tellUnclear();
    });
    connect(&m_journal, &Journal::settled, this, &JournalNotices::tellFound);
    if (m_journal.status() != Journal::Status::Opening)
        tellStatus();
}

void JournalNotices::tellStatus()
{
    tellTrouble();
    if (m_journal.status() == Journal::Status::Open && !m_wasOpen) {
        m_wasOpen = true;
        tellNeverSent();
        tellUnclear();
    } else if (m_journal.status() == Journal::Status::Closed && m_wasOpen) {
        m_wasOpen = false;
        tellClosed();
    }
}

void JournalNotices::tellTrouble()
{
    const JournalTrouble &trouble = m_journal.trouble();
    if (!trouble) {
        if (std::exchange(m_hasTrouble, false))
            Q_EMIT withdrawNotice(troubleId);
        return;
    }
    m_hasTrouble = true;
    Notice line;
    line.id = troubleId;
    line.severity = Notice::Severity::Error;
    line.text = describeTrouble(trouble);
    line.details = trouble.detail;
    if (m_journal.status() == Journal::Status::Closed) {
        line.actionText = tr("Try again");
        line.action = [journal = QPointer(&m_journal)] {
            if (journal)
                journal->open();
        };
    }
    Q_EMIT notice(line);
}

/// Closed by a person who forgot the account: there is nothing left to be checked.
void JournalNotices::tellClosed()
{
    Q_EMIT withdrawNotice(checkingId);
    Q_EMIT withdrawNotice(leftId);
    if (m_journal.trouble())
        return;
    Notice line;
    line.id = troubleId;
    line.severity = Notice::Severity::Warning;
    line.text =
        tr("The journal of this account was deleted. Nothing can be bought, sent or changed until the "
           "account is connected again; reading works.");
    Q_EMIT notice(line);
}

void JournalNotices::tellNeverSent()
{
    int count = 0;
    qint64 first = 0;
    for (const qint64 id : m_journal.carriedOver()) {
        const Intent *intent = m_journal.find(id);
        if (intent && intent->settledBy == "never sent"_L1 && count++ == 0)
            first = id;
    }
    if (count > 0)
        tellLine(u"journal.neversent"_s,
                 tr("%n message(s) from last time were not sent: their turn had not come.", nullptr, count),
                 first);
}

void JournalNotices::tellUnclear()
{
    int checking = 0;
    int left = 0;
    qint64 firstLeft = 0;
    qint64 firstChecking = 0;
    for (const qint64 id : m_journal.carriedOver()) {
        const Intent *intent = m_journal.find(id);
        if (intent && intent->state == IntentState::Unknown && checking++ == 0)
            firstChecking = id;
        if (intent && intent->state == IntentState::LeftToPerson && left++ == 0)
            firstLeft = id;
    }
    if (std::exchange(m_checking, checking) != checking) {
        if (checking > 0)
            tellLine(checkingId,
                     checking == 1
                         ? tr("1 write from last time is unclear and being checked.")
                         : tr("%n writes from last time are unclear and being checked.", nullptr, checking),
                     firstChecking);
        else
            Q_EMIT withdrawNotice(checkingId);
    }
    if (std::exchange(m_left, left) == left)
        return;
    if (left > 0)
        tellLine(
            leftId,
            tr("%n message(s) from last time cannot be told from others like it. Say in the journal what "
               "happened.",
               nullptr, left),
            firstLeft);
    else
        Q_EMIT withdrawNotice(leftId);
}

void JournalNotices::tellLine(const QString &id, const QString &text, qint64 first)
{
    Notice line;
    line.id = id;
    line.severity = Notice::Severity::Warning;
    line.text = text;
    line.actionText = tr("Show");
    line.action = [self = QPointer(this), first] {
        if (self)
            Q_EMIT self->showRequested(first);
    };
    Q_EMIT notice(line);
}

void JournalNotices::tellFound(qint64 intent)
{
    const Intent *found = m_journal.find(intent);
    if (!m_wasOpen || !found || !isCarriedOver(intent) || found->settledBy != "read"_L1)
        return;
    Notice line;
    line.id = u"journal.found.%1"_s.arg(intent);
    line.severity = found->state == IntentState::Done ? Notice::Severity::Info : Notice::Severity::Warning;
    line.text = tr("From last time: %1").arg(JournalWords::found(*found));
    line.actionText = tr("Show");
    line.action = [self = QPointer(this), intent] {
        if (self)
            Q_EMIT self->showRequested(intent);
    };
    Q_EMIT notice(line);
}

bool JournalNotices::isCarriedOver(qint64 intent) const
{
    return m_journal.carriedOver().contains(intent);
}

} // namespace trunkline

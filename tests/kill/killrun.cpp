// SPDX-License-Identifier: GPL-3.0-or-later
#include "killrun.h"

#include "journal/intentview.h"
#include "journal/journalfile.h"
#include "series.h"

#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace killtest {

namespace {

LifeFolders foldersIn(const QTemporaryDir &home)
{
    return {home.path(), home.filePath(u"data"_s)};
}

} // namespace

KillRun::KillRun(KillPlan plan, QObject *parent)
    : QObject(parent)
    , m_plan(std::move(plan))
{
}

void KillRun::start()
{
    QStringList arguments{u"--numbers"_s,  u"1"_s, u"--inventory"_s,     u"60"_s,
                          u"--messages"_s, u"0"_s, u"--no-rate-limits"_s};
    if (m_plan.tls)
        arguments += testsupport::SandboxProcess::overTls();
    m_account = std::make_unique<testsupport::SandboxProcess>(arguments);
    if (!m_account->problem().isEmpty())
        m_problems += m_account->problem();
    for (int i = 0; i < m_plan.strangers; ++i)
        sendAsStranger();
    if (!m_plan.fault.isEmpty() && !m_account->addFault(m_plan.fault))
        m_problems += u"not a fault rule: "_s + m_plan.fault;
    act();
}

void KillRun::sendAsStranger()
{
    const QJsonObject numbers = httpGet(m_account->endpoint(), "/v2/numbers").json();
    const QJsonObject message{{u"from"_s, numbers[u"data"_s][0][u"id"_s]},
                              {u"to"_s, recipientOf(StrangerPlace)},
                              {u"body"_s, textOf(StrangerPlace)}};
    const QJsonObject body{{u"data"_s, QJsonObject{{u"type"_s, u"message"_s}, {u"attributes"_s, message}}}};
    const auto answer = httpSend(m_account->endpoint(), "POST", "/v2.1/messages",
                                 QJsonDocument(body).toJson(), "application/vnd.api+json");
    const QString id = answer.json()[u"data"_s][u"id"_s].toString();
    if (id.isEmpty())
        m_problems += u"the stranger could not send: %1 %2"_s.arg(QString::number(answer.status),
                                                                  QString::fromUtf8(answer.body));
    m_foreign += id;
}

void KillRun::act()
{
    LifeOrders orders;
    orders.script = m_plan.script;
    orders.killAt = m_plan.killAt;
    // What is left to a person is said in the last life, unless the first is to die of that.
    if (m_plan.killAt.contains("said"_L1))
        orders.say = m_plan.say;
    auto *life = new ProgramLife(m_account->endpoint(), foldersIn(m_home), orders, this);
    if (m_plan.killAfterMs >= 0) {
        connect(life, &ProgramLife::begun, life, [this, life] {
            QTimer::singleShot(m_plan.killAfterMs, Qt::PreciseTimer, life, &ProgramLife::kill);
        });
    }
    follow(life, u"acting"_s, [this, life] {
        m_report = life->report();
        m_overBefore = !life->wasKilled();
        if (m_overBefore && !m_plan.killAt.isEmpty())
            m_problems += u"\"%1\" was not reached"_s.arg(m_plan.killAt);
        settle(!m_plan.killSettlingAt.isEmpty());
    });
}

void KillRun::settle(bool mayDie)
{
    LifeOrders orders;
    orders.script = u"settle"_s;
    orders.killAt = mayDie ? m_plan.killSettlingAt : QString();
    orders.say = m_plan.say;
    auto *life = new ProgramLife(m_account->endpoint(), foldersIn(m_home), orders, this);
    follow(life, u"settling"_s, [this, life, mayDie] {
        if (mayDie && !life->wasKilled())
            m_problems += u"\"%1\" was not reached"_s.arg(m_plan.killSettlingAt);
        if (mayDie)
            settle(false);
        else
            compare();
    });
}

void KillRun::follow(ProgramLife *life, const QString &name, const std::function<void()> &next)
{
    connect(life, &ProgramLife::ended, this, [this, life, name, next] {
        m_kills += life->wasKilled() ? 1 : 0;
        if (const QString problem = life->problem(); !problem.isEmpty()) {
            m_problems += name % u": "_s % problem;
            m_problems += m_account->requestLines().mid(qMax(0, m_account->requestLines().size() - 12));
            end();
            return;
        }
        next();
    });
    life->start();
}

void KillRun::compare()
{
    const JournalOnDisk journal = readJournal(foldersIn(m_home));
    if (!journal.problem.isEmpty())
        m_problems += journal.problem;
    m_tally = tallyOf(journal.intents, m_account->ledger(), m_foreign);
    m_problems += m_tally.problems;
    end();
}

void KillRun::end()
{
    m_account.reset();
    Q_EMIT ended();
}

JournalOnDisk readJournal(const LifeFolders &folders)
{
    JournalOnDisk found;
    const QDir profiles(folders.data + u"/trunkline/profiles"_s);
    const QStringList names = profiles.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    if (names.size() != 1) {
        found.problem =
            u"%1 profiles instead of one in %2"_s.arg(QString::number(names.size()), profiles.path());
        return found;
    }
    trunkline::JournalFile file;
    const auto contents =
        file.open({profiles.filePath(names.first()), folders.home + u"/trunkline/heads/"_s + names.first()});
    trunkline::IntentView view;
    for (const trunkline::JournalEvent &event : contents.events) {
        if (!view.apply(event))
            found.problem = u"line %1 does not follow from the lines before it"_s.arg(event.seq);
    }
    const trunkline::Verification verification = file.verify();
    if (verification.finding != trunkline::Verification::Finding::Intact)
        found.problem = u"the journal is not intact: finding %1 at line %2"_s.arg(int(verification.finding))
                            .arg(verification.line);
    if (contents.trouble)
        found.problem = contents.trouble.detail;
    found.intents = view.intents();
    return found;
}

} // namespace killtest

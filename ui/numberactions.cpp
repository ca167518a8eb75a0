// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberactions.h"

#include "aliasdialog.h"
#include "bulkdialog.h"
#include "confirmdialog.h"
#include "errortext.h"
#include "routesdialog.h"
#include "setroutedialog.h"
#include "visibletext.h"

using namespace Qt::StringLiterals;

namespace trunkline {

NumberActions::NumberActions(Workspace &workspace, QWidget *host)
    : QObject(host)
    , m_workspace(workspace)
    , m_host(host)
    , m_news(workspace)
{
    connect(&m_news, &SettledNews::notice, this, &NumberActions::notice);
}

QString NumberActions::object(const QList<PhoneNumber> &numbers) const
{
    return numbers.size() == 1 ? numbers.first().national()
                               : tr("%n number(s)", nullptr, int(numbers.size()));
}

void NumberActions::run(const QList<PhoneNumber> &numbers, const Words &words, BulkJob::Write write)
{
    if (numbers.size() == 1)
        runOne(numbers.first(), words, write);
    else
        startJob(numbers, words, std::move(write));
}

void NumberActions::startJob(const QList<PhoneNumber> &numbers, const Words &words, BulkJob::Write write)
{
    // The same words begin a cell there and end a sentence in a notice.
    const QString done = words.done.left(1).toUpper() + words.done.mid(1);
    auto *job = new BulkJob(m_workspace.session.journal(), numbers, std::move(write), done);
    const QString order = job->order();
    m_news.leaveOut(order); // its dialog tells of each
    connect(job, &QObject::destroyed, this, [this, order] { m_news.take(order); });
    // Again when an unclear one is settled, but not at each look for it.
    const auto tell = [this, job, words, said = QString()]() mutable {
        const Notice news = summary(*job, words);
        if (!job->isRunning() && std::exchange(said, news.text) != news.text)
            Q_EMIT notice(news);
    };
    connect(job, &BulkJob::progressed, this, tell);
    auto *dialog = new BulkDialog(words.action, job, m_workspace.session.lock(), m_host);
    dialog->open();
    job->start();
}

Notice NumberActions::summary(const BulkJob &job, const Words &words) const
{
    Notice result;
    result.id = QString(words.id + u".many"_s);
    const bool allDone = job.count(BulkJob::State::Done) == job.rowCount();
    result.severity = allDone ? Notice::Severity::Good : Notice::Severity::Warning;
    //: what was done to many numbers, and how it went
    result.text = tr("%1: %2.").arg(words.action, BulkDialog::counts(job));
    return result;
}

void NumberActions::runOne(const PhoneNumber &number, const Words &words, const BulkJob::Write &write)
{
    const QPointer self(this);
    write(number, {}, [self, number, words, write](const BulkJob::Ending &ending) {
        if (!self)
            return;
        Notice result = self->told(number, words, ending);
        if (ending.outcome == Outcome::Refused) { // never after an unclear one: that may have happened
            result.actionText = words.editAgain ? tr("Edit again") : tr("Try again");
            result.action = words.editAgain;
            if (!result.action)
                result.action = [self, number, words, write] {
                    if (self)
                        self->runOne(number, words, write);
                };
        }
        Q_EMIT self->notice(result);
    });
}

Notice NumberActions::told(const PhoneNumber &number, const Words &words, const BulkJob::Ending &ending)
{
    Notice result;
    result.id = QString(words.id + u'.' + number.digits());
    if (ending.outcome == Outcome::Done) {
        result.severity = Notice::Severity::Good;
        result.text = tr("%1: %2.").arg(number.national(), words.done);
        return result;
    }
    const bool unclear = ending.outcome == Outcome::Unknown;
    const ErrorText text = describeWriteError(words.action, ending.error, unclear);
    result.severity = unclear ? Notice::Severity::Warning : Notice::Severity::Error;
    result.text = text.sentence;
    result.details = text.details;
    result.isRefusedByLock = ending.error.block == ApiError::Block::ReadOnly;
    if (unclear) {
        result.actionText = tr("Check now");
        result.action = [self = QPointer(this), intent = ending.intent] {
            if (self)
                self->m_workspace.session.journal().checkNow(intent);
        };
    }
    return result;
}

void NumberActions::setRoute(const QList<PhoneNumber> &numbers, api::RouteSlot slot)
{
    if (numbers.isEmpty())
        return;
    if (m_workspace.routes.status().state() != ListStatus::State::Complete)
        m_workspace.routes.refresh();
    auto *dialog = new SetRouteDialog(m_workspace, numbers, slot, m_host);
    connect(dialog, &SetRouteDialog::routeChosen, this, [this, numbers, slot](const QString &routeId) {
        const bool primary = slot == api::RouteSlot::Primary;
        const Words words{primary ? tr("Setting the primary route of %1").arg(object(numbers))
                                  : tr("Setting the failover route of %1").arg(object(numbers)),
                          tr("route is %1 now").arg(visibleLine(m_workspace.routes.displayName(routeId), 60)),
                          u"route"_s};
        run(numbers, words,
            [this, slot, routeId](const PhoneNumber &number, const QString &order,
                                  const BulkJob::Finished &finished) {
                m_workspace.session.journal().setRoute(
                    number, slot, routeId, this,
                    [this, number, finished](const WriteResult<Nothing> &result) {
                        m_workspace.numbers.reread(number);
                        finished(BulkJob::Ending::of(result));
                    },
                    order);
            });
    });
    dialog->open();
}

void NumberActions::clearRoute(const QList<PhoneNumber> &numbers, api::RouteSlot slot)
{
    if (numbers.isEmpty())
        return;
    const bool primary = slot == api::RouteSlot::Primary;
    Confirmation question;
    question.title = primary ? tr("Clear primary route") : tr("Clear failover route");
    question.question = primary
        ? tr("Take the primary route of %1 away on %2? Calls to it are not delivered then.")
              .arg(object(numbers), m_workspace.session.label().name)
        : tr("Take the failover route of %1 away on %2?")
              .arg(object(numbers), m_workspace.session.label().name);
    question.verb = tr("Clear route");
    ConfirmDialog::ask(m_host, m_workspace.session, question, [this, numbers, slot, primary] {
        const Words words{primary ? tr("Clearing the primary route of %1").arg(object(numbers))
                                  : tr("Clearing the failover route of %1").arg(object(numbers)),
                          tr("route cleared"), u"route"_s};
        run(numbers, words,
            [this, slot](const PhoneNumber &number, const QString &order, const BulkJob::Finished &finished) {
                m_workspace.session.journal().clearRoute(
                    number, slot, this,
                    [this, number, finished](const WriteResult<Nothing> &result) {
                        m_workspace.numbers.reread(number);
                        finished(BulkJob::Ending::of(result));
                    },
                    order);
            });
    });
}

void NumberActions::edit(const QList<PhoneNumber> &numbers, const Words &words, const api::NumberEdit &change)
{
    run(numbers, words,
        [this, change](const PhoneNumber &number, const QString &order, const BulkJob::Finished &finished) {
            const auto reply = [this, number, finished](const WriteResult<api::Purchase> &result) {
                if (result.done())
                    m_workspace.numbers.adopt(result.value->detail);
                else
                    m_workspace.numbers.reread(number);
                finished(BulkJob::Ending::of(result));
                if (result.done() && result.value->messagingPending) // in place of the good news just told
                    sayMessagingPending(number);
            };
            m_workspace.session.journal().editNumber(number, change, this, reply, order);
        });
}

void NumberActions::sayMessagingPending(const PhoneNumber &number)
{
    Notice told;
    told.id = QString(u"messaging."_s + number.digits());
    told.severity = Notice::Severity::Warning;
    told.text =
        tr("%1 was changed, but the service could not start its messaging. Try switching messaging on again "
           "later.")
            .arg(number.national());
    Q_EMIT notice(told);
}

std::function<void()> NumberActions::aliasEditor(const QList<PhoneNumber> &numbers, const QString &typed)
{
    return [self = QPointer(this), numbers, typed] {
        if (self)
            self->editAlias(numbers, typed);
    };
}

void NumberActions::editAlias(const QList<PhoneNumber> &numbers, const std::optional<QString> &typed)
{
    if (numbers.isEmpty())
        return;
    const OwnedNumber *first = m_workspace.numbers.rows().find(numbers.first().digits());
    auto *dialog = new AliasDialog(m_workspace.session, object(numbers),
                                   typed.value_or(first ? first->alias : QString()), m_host);
    connect(dialog, &AliasDialog::chosen, this, [this, numbers](const QString &alias) {
        api::NumberEdit change;
        change.alias = alias;
        edit(numbers,
             {tr("Changing the alias of %1").arg(object(numbers)), tr("alias saved"), u"alias"_s,
              aliasEditor(numbers, alias)},
             change);
    });
    dialog->open();
}

void NumberActions::setCnam(const QList<PhoneNumber> &numbers, bool on)
{
    api::NumberEdit change;
    change.cnamLookups = on;
    edit(numbers,
         {tr("Switching the caller name look-up of %1").arg(object(numbers)),
          on ? tr("caller names are looked up") : tr("caller names are not looked up"), u"cnam"_s},
         change);
}

void NumberActions::setMessaging(const QList<PhoneNumber> &numbers, bool on)
{
    api::NumberEdit change;
    change.messaging = on;
    edit(numbers,
         {tr("Switching messaging of %1").arg(object(numbers)),
          on ? tr("messaging asked for; the service takes a while") : tr("messaging switched off"),
          u"messaging"_s},
         change);
}

void NumberActions::release(const QList<PhoneNumber> &numbers)
{
    if (numbers.isEmpty())
        return;
    const bool one = numbers.size() == 1;
    Confirmation question;
    question.title = tr("Release");
    question.question = one
        ? tr("Release %1 from %2? It goes back to the public pool, and others can buy it.")
              .arg(object(numbers), m_workspace.session.label().name)
        : tr("Release %1 from %2? They go back to the public pool, and others can buy them.")
              .arg(object(numbers), m_workspace.session.label().name);
    for (const PhoneNumber &number : one ? QList<PhoneNumber>() : numbers)
        question.lines += number.national();
    question.verb = one ? tr("Release number") : tr("Release %n number(s)", nullptr, int(numbers.size()));
    question.typed = one ? numbers.first().lastFour() : QString::number(numbers.size());
    question.typedPrompt = one ? tr("Type the &last four digits to release it:")
                               : tr("Type &how many numbers these are to release them:");
    ConfirmDialog::ask(m_host, m_workspace.session, question, [this, numbers] {
        const Words words{tr("Releasing %1").arg(object(numbers)), tr("released"), u"release"_s};
        run(numbers, words,
            [this](const PhoneNumber &number, const QString &order, const BulkJob::Finished &finished) {
                m_workspace.session.journal().release(
                    number, this,
                    [this, number, finished](const WriteResult<Nothing> &result) {
                        if (result.done())
                            m_workspace.numbers.forget(number);
                        finished(BulkJob::Ending::of(result));
                    },
                    order);
            });
    });
}

void NumberActions::editRoutes()
{
    auto *dialog = new RoutesDialog(m_workspace, m_host);
    dialog->open();
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "composequestion.h"

#include "domain/segments.h"
#include "unclearwords.h"
#include "visibletext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

struct ComposeQuestionTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::ComposeQuestion)
};

} // namespace

QString openMessageObjection(const Intent &open)
{
    const QString to = PhoneNumber::fromService(open.wish["to"_L1].toString()).national();
    switch (open.state) {
    case IntentState::Unknown:
        return ComposeQuestionTr::tr(
                   "Not sent: the same message to %1 may have gone out already (%2). It is free to be sent "
                   "only when reading proves that it did not.")
            .arg(to, uncertainty(open));
    case IntentState::LeftToPerson:
        return ComposeQuestionTr::tr(
                   "Not sent: the same message to %1 may have gone out already, and reading cannot tell. "
                   "Say so below the list of sent messages first.")
            .arg(to);
    default:
        return ComposeQuestionTr::tr("Not sent: the same message to %1 is under way already.").arg(to);
    }
}

QString sendObjection(const Journal &journal, const OutgoingMessage &message)
{
    if (const Intent *open = journal.openMessage(message))
        return openMessageObjection(*open);
    const Budget &budget = journal.budget();
    const QString tooMuch = BudgetGuard::objection(budget, journal.spending(), budget.estimateFor(message));
    return tooMuch.isEmpty() ? QString() : ComposeQuestionTr::tr("Not sent: %1").arg(tooMuch);
}

Confirmation sendQuestion(const OutgoingMessage &message, const AccountLabel &account, Money estimate)
{
    const QString to = message.to.national();
    Confirmation question;
    question.title = ComposeQuestionTr::tr("Send a message");
    question.question = message.isMms()
        ? ComposeQuestionTr::tr("Send this MMS to %1 on %2?").arg(to, account.name)
        : ComposeQuestionTr::tr("Send this SMS to %1 on %2?").arg(to, account.name);
    question.lines << ComposeQuestionTr::tr("From: %1").arg(message.from.national())
                   << ComposeQuestionTr::tr("To: %1 (%2)").arg(to, message.to.e164());
    if (!message.body.isEmpty())
        question.lines << ComposeQuestionTr::tr("Text: %1").arg(visibleLine(message.body, 120));
    for (const QString &url : message.mediaUrls)
        question.lines << ComposeQuestionTr::tr("Media: %1").arg(visibleLine(url, 120));
    question.summary = message.isMms()
        ? ComposeQuestionTr::tr("%n media file(s). It is charged as one MMS.", nullptr,
                                int(message.mediaUrls.size()))
        : ComposeQuestionTr::tr("%n part(s). Each part is charged.", nullptr, segment(message.body).parts);
    question.summary += u'\n' + ComposeQuestionTr::tr("Estimated cost: %1").arg(estimate.toString());
    question.verb = ComposeQuestionTr::tr("Send");
    return question;
}

} // namespace trunkline

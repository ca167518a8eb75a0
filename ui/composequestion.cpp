// SPDX-License-Identifier: GPL-3.0-or-later
#include "composequestion.h"

#include "domain/segments.h"
#include "visibletext.h"

#include <QCoreApplication>

namespace trunkline {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(trunkline::ComposeQuestion)
};

} // namespace

Confirmation sendQuestion(const OutgoingMessage &message, const AccountLabel &account, bool mayBeSecond)
{
    const QString to = message.to.national();
    Confirmation question;
    question.title = Words::tr("Send a message");
    question.question = message.isMms() ? Words::tr("Send this MMS to %1 on %2?").arg(to, account.name)
                                        : Words::tr("Send this SMS to %1 on %2?").arg(to, account.name);
    question.lines << Words::tr("From: %1").arg(message.from.national())
                   << Words::tr("To: %1 (%2)").arg(to, message.to.e164());
    if (!message.body.isEmpty())
        question.lines << Words::tr("Text: %1").arg(visibleLine(message.body, 120));
    for (const QString &url : message.mediaUrls)
        question.lines << Words::tr("Media: %1").arg(visibleLine(url, 120));
    question.summary = message.isMms()
        ? Words::tr("%n media file(s). It is charged as one MMS.", nullptr, int(message.mediaUrls.size()))
        : Words::tr("%n part(s). Each part is charged.", nullptr, segment(message.body).parts);
    question.verb = Words::tr("Send");
    if (mayBeSecond) {
        question.question =
            Words::tr("A message with the same text to %1 may already have gone out: no answer "
                      "came. Send it again on %2?")
                .arg(to, account.name);
        question.verb = Words::tr("Send again anyway");
    }
    return question;
}

} // namespace trunkline

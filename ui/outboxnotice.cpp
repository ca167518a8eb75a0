// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxnotice.h"

#include "errortext.h"
#include "outbox.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

struct OutboxNoticeTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::OutboxNotice)
};

using Phase = OutboxEntry::Phase;

void describe(const OutboxEntry &entry, Notice &notice)
{
    const bool unclear = entry.phase == Phase::Unclear;
    const ErrorText text = describeWriteError(
        OutboxNoticeTr::tr("Sending to %1").arg(entry.message.to.national()), entry.error, unclear);
    notice.severity = unclear ? Notice::Severity::Warning : Notice::Severity::Error;
    notice.text = unclear
        ? OutboxNoticeTr::tr(
              "The message to %1 may have gone out: no answer came. It is being looked for, and is not "
              "sent again.")
              .arg(entry.message.to.national())
        : text.sentence;
    notice.details = text.details;
    notice.isRefusedByLock = entry.error.block == ApiError::Block::ReadOnly;
    if (notice.isRefusedByLock)
        notice.id = u"messages.send.locked"_s; // all that wait are refused at once: one line for all
}

} // namespace

Notice outboxNotice(const OutboxEntry &entry)
{
    const QString to = entry.message.to.national();
    Notice notice;
    notice.id = u"messages.send.%1"_s.arg(entry.key);
    switch (entry.phase) {
    case Phase::Refused:
    case Phase::Unclear:
        describe(entry, notice);
        break;
    case Phase::Absent:
        notice.severity = Notice::Severity::Warning;
        notice.text = entry.intent.settledBy == "person"_L1
            ? OutboxNoticeTr::tr("The message to %1 did not go out, as you said. It can be sent again.")
                  .arg(to)
            : OutboxNoticeTr::tr(
                  "The message to %1 did not go out: proven by reading. Send again is yours to decide.")
                  .arg(to);
        break;
    case Phase::LeftToPerson:
        notice.severity = Notice::Severity::Warning;
        notice.text = OutboxNoticeTr::tr(
                          "Reading cannot tell the message to %1 from another like it. Say below the list "
                          "of sent messages whether it went out.")
                          .arg(to);
        break;
    case Phase::WentOut:
        notice.severity = Notice::Severity::Good;
        notice.text = OutboxNoticeTr::tr("The message to %1 went out, as you said.").arg(to);
        break;
    default:
        notice.severity = Notice::Severity::Good;
        notice.text = OutboxNoticeTr::tr("The message to %1 went out: found by reading.").arg(to);
        break;
    }
    return notice;
}

} // namespace trunkline

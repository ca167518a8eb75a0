// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesnotices.h"

#include "archiverows.h"
#include "errortext.h"
#include "messageswords.h"
#include "statestack.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(trunkline::MessagesPage)
};

} // namespace

void showNoMessages(StateStack &states, const MessageArchive &archive, const ArchiveRows &rows,
                    bool isFiltered)
{
    using State = MessageSync::State;
    const MessageSync &sync = archive.sync();
    if (!archive.isOpen() && archive.trouble())
        return states.showEmpty(Words::tr("Messages cannot be shown"), archiveTroubleText(archive.trouble()));
    if (rows.trouble())
        return states.showEmpty(Words::tr("Messages cannot be shown"), archiveTroubleText(rows.trouble()));
    if (sync.state() == State::Reading || !rows.isSettled())
        return states.showLoading(Words::tr("Reading messages…"));
    if (sync.state() == State::Failed && sync.trouble())
        return states.showEmpty(Words::tr("Messages cannot be kept"), archiveTroubleText(sync.trouble()),
                                Words::tr("Try again"));
    if (sync.state() == State::Failed)
        return states.showFailed(sync.error());
    if (sync.state() == State::Paused)
        return states.showEmpty(Words::tr("Stopped"), Words::tr("Nothing of this range was read yet."),
                                Words::tr("Go on"));
    if (isFiltered)
        return states.showEmpty(Words::tr("Nothing matches the filter"),
                                Words::tr("No message of this range has all of it."),
                                Words::tr("Clear the filter"));
    if (sync.state() == State::Idle)
        return states.showEmpty(Words::tr("Nothing is kept here"),
                                Words::tr("The messages of this range were not read yet."),
                                Words::tr("Read them"));
    states.showEmpty(Words::tr("No messages in this range"),
                     Words::tr("Choose other days above, or send the first message."),
                     Words::tr("Show 30 days"));
}

Notice readFailureNotice(MessageSync &sync)
{
    Notice problem;
    problem.id = u"messages.load"_s;
    problem.severity = Notice::Severity::Error;
    if (sync.trouble()) {
        problem.text = archiveTroubleText(sync.trouble());
        problem.details = sync.trouble().words;
    } else {
        const ErrorText text = describeError(sync.error());
        problem.text = Words::tr("Not all messages could be read. %1").arg(text.sentence);
        problem.details = text.details;
    }
    problem.actionText = Words::tr("Try again");
    problem.action = [again = QPointer(&sync)] {
        if (again)
            again->resume();
    };
    return problem;
}

Notice lookupFailureNotice(const ApiError &error)
{
    const ErrorText text = describeError(error);
    Notice problem;
    problem.id = u"messages.open"_s;
    problem.severity = Notice::Severity::Error;
    problem.text = Words::tr("The message could not be read. %1").arg(text.sentence);
    problem.details = text.details;
    return problem;
}

Notice archiveNotice(const MessageArchive &archive)
{
    Notice problem;
    problem.id = u"messages.archive"_s;
    problem.severity = Notice::Severity::Warning;
    if (archive.trouble()) {
        problem.text = Words::tr("%1 Until then, messages are kept while this window is open.")
                           .arg(archiveTroubleText(archive.trouble()));
        problem.details = archive.trouble().words;
    } else {
        problem.text =
            Words::tr("The file of kept messages was damaged. It was set aside, and messages are read anew.");
        problem.details = QDir::toNativeSeparators(archive.aside());
    }
    return problem;
}

Notice notCopiedNotice(const ArchiveTrouble &trouble)
{
    Notice problem;
    problem.id = u"messages.copied"_s;
    problem.severity = Notice::Severity::Error;
    problem.text = Words::tr("The rows were not copied. %1").arg(archiveTroubleText(trouble));
    problem.details = trouble.words;
    return problem;
}

Notice copiedPartNotice(int copied, int selected)
{
    Notice told;
    told.id = u"messages.copied"_s;
    told.severity = Notice::Severity::Warning;
    told.text = Words::tr("Of %1 rows selected, the first %2 are copied. Select fewer to have them all.")
                    .arg(QLocale().toString(selected), QLocale().toString(copied));
    return told;
}

Confirmation deleteHistoryQuestion(const MessageArchive &archive)
{
    Confirmation question;
    question.title = Words::tr("Delete history");
    question.question = Words::tr("Delete the messages of this account from this computer?");
    question.summary = archive.isKept()
        ? Words::tr("They are kept in %1. Flowroute keeps its own, and they can be read again.")
              .arg(QDir::toNativeSeparators(archive.path()))
        : Words::tr(
            "They are kept only while this window is open. Flowroute keeps its own, and they can be read "
            "again.");
    question.verb = Words::tr("Delete history");
    return question;
}

} // namespace trunkline

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

struct MessagesNoticesTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::MessagesPage)
};

} // namespace

void showNoMessages(StateStack &states, const MessageArchive &archive, const ArchiveRows &rows,
                    bool isFiltered)
{
    using State = MessageSync::State;
    const MessageSync &sync = archive.sync();
    if (!archive.isOpen() && archive.trouble())
        return states.showEmpty(MessagesNoticesTr::tr("Messages cannot be shown"),
                                archiveTroubleText(archive.trouble()));
    if (rows.trouble())
        return states.showEmpty(MessagesNoticesTr::tr("Messages cannot be shown"),
                                archiveTroubleText(rows.trouble()));
    if (sync.state() == State::Reading || !rows.isSettled())
        return states.showLoading(MessagesNoticesTr::tr("Reading messages…"));
    if (sync.state() == State::Failed && sync.trouble())
        return states.showEmpty(MessagesNoticesTr::tr("Messages cannot be kept"),
                                archiveTroubleText(sync.trouble()), MessagesNoticesTr::tr("Try again"));
    if (sync.state() == State::Failed)
        return states.showFailed(sync.error());
    if (sync.state() == State::Paused)
        return states.showEmpty(MessagesNoticesTr::tr("Stopped"),
                                MessagesNoticesTr::tr("Nothing of this range was read yet."),
                                MessagesNoticesTr::tr("Go on"));
    if (isFiltered)
        return states.showEmpty(MessagesNoticesTr::tr("Nothing matches the filter"),
                                MessagesNoticesTr::tr("No message of this range has all of it."),
                                MessagesNoticesTr::tr("Clear the filter"));
    if (sync.state() == State::Idle)
        return states.showEmpty(MessagesNoticesTr::tr("Nothing is kept here"),
                                MessagesNoticesTr::tr("The messages of this range were not read yet."),
                                MessagesNoticesTr::tr("Read them"));
    states.showEmpty(MessagesNoticesTr::tr("No messages in this range"),
                     MessagesNoticesTr::tr("Choose other days above, or send the first message."),
                     MessagesNoticesTr::tr("Show 30 days"));
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
        problem.text = MessagesNoticesTr::tr("Not all messages could be read. %1").arg(text.sentence);
        problem.details = text.details;
    }
    problem.actionText = MessagesNoticesTr::tr("Try again");
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
    problem.text = MessagesNoticesTr::tr("The message could not be read. %1").arg(text.sentence);
    problem.details = text.details;
    return problem;
}

Notice archiveNotice(const MessageArchive &archive)
{
    Notice problem;
    problem.id = u"messages.archive"_s;
    problem.severity = Notice::Severity::Warning;
    if (archive.trouble()) {
        problem.text = MessagesNoticesTr::tr("%1 Until then, messages are kept while this window is open.")
                           .arg(archiveTroubleText(archive.trouble()));
        problem.details = archive.trouble().words;
    } else {
        problem.text = MessagesNoticesTr::tr(
            "The file of kept messages was damaged. It was set aside, and messages are read anew.");
        problem.details = QDir::toNativeSeparators(archive.aside());
    }
    return problem;
}

Notice notCopiedNotice(const ArchiveTrouble &trouble)
{
    Notice problem;
    problem.id = u"messages.copied"_s;
    problem.severity = Notice::Severity::Error;
    problem.text = MessagesNoticesTr::tr("The rows were not copied. %1").arg(archiveTroubleText(trouble));
    problem.details = trouble.words;
    return problem;
}

Notice copiedPartNotice(int copied, int selected)
{
    Notice told;
    told.id = u"messages.copied"_s;
    told.severity = Notice::Severity::Warning;
    told.text =
        MessagesNoticesTr::tr("Of %1 rows selected, the first %2 are copied. Select fewer to have them all.")
            .arg(QLocale().toString(selected), QLocale().toString(copied));
    return told;
}

Confirmation deleteHistoryQuestion(const MessageArchive &archive)
{
    Confirmation question;
    question.title = MessagesNoticesTr::tr("Delete history");
    question.question = MessagesNoticesTr::tr("Delete the messages of this account from this computer?");
    question.summary = archive.isKept()
        ? MessagesNoticesTr::tr("They are kept in %1. Flowroute keeps its own, and they can be read again.")
              .arg(QDir::toNativeSeparators(archive.path()))
        : MessagesNoticesTr::tr(
            "They are kept only while this window is open. Flowroute keeps its own, and they can be read "
            "again.");
    question.verb = MessagesNoticesTr::tr("Delete history");
    return question;
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "errortext.h"

#include "visibletext.h"

#include <QCoreApplication>
#include <QStringList>

namespace trunkline {

namespace {

struct ErrorTextTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::ErrorText)
};

/// The service's own words, short enough for a sentence.
QString serviceWords(const ApiError &error)
{
    const QString words = error.detail.isEmpty() ? error.title : error.detail;
    return visibleLine(words.simplified(), 200);
}

QString withWords(const QString &sentence, const ApiError &error, const QString &sentenceWithWords)
{
    const QString words = serviceWords(error);
    return words.isEmpty() ? sentence : sentenceWithWords.arg(words);
}

QString connectionSentence(ApiError::Kind kind)
{
    switch (kind) {
    case ApiError::Kind::Offline:
        return ErrorTextTr::tr(
            "The service cannot be reached. Check the network and the base URL, then try again.");
    case ApiError::Kind::TlsFailed:
        return ErrorTextTr::tr(
            "The server's certificate was not accepted, so nothing was sent. Check the base URL and the "
            "clock of this computer.");
    case ApiError::Kind::ConnectionLost:
        return ErrorTextTr::tr("The connection was lost before the whole answer came. Try again.");
    case ApiError::Kind::Timeout:
        return ErrorTextTr::tr("The service did not answer in time. Try again in a moment.");
    case ApiError::Kind::Cancelled:
        return ErrorTextTr::tr("Cancelled.");
    case ApiError::Kind::Redirected:
        return ErrorTextTr::tr(
            "The server points to another address, which is never followed. Check the base URL.");
    case ApiError::Kind::BadAnswer:
        return ErrorTextTr::tr(
            "The answer could not be read. Details say where; try again, and report it if it stays.");
    case ApiError::Kind::TooLarge:
        return ErrorTextTr::tr(
            "The answer is larger than this program accepts. Ask for less, for example a shorter range.");
    default:
        return {};
    }
}

/// Why a write was refused on this side, and what to do.
QString blockSentence(const ApiError &error)
{
    switch (error.block) {
    case ApiError::Block::UnderWay:
        return ErrorTextTr::tr(
            "Not sent: the same, or a message that looks like it, is under way already. Wait for its "
            "answer.");
    case ApiError::Block::Unclear:
        return ErrorTextTr::tr(
            "Not sent: the same, or what looks like it, may have happened already and is being checked. "
            "The journal shows how far that is.");
    case ApiError::Block::ReadOnly:
        return ErrorTextTr::tr(
            "Not sent: this account was locked as read-only. Unlock it first, then try again.");
    case ApiError::Block::OverBudget:
        return ErrorTextTr::tr(
                   "Not sent, to stay within your limits. %1 Spending limits in the menu Account changes "
                   "them.")
            .arg(serviceWords(error));
    case ApiError::Block::JournalInUse:
        return ErrorTextTr::tr(
            "Not sent: another Trunkline window or program has this account open. Close it "
            "there, or work here read-only; then try again.");
    case ApiError::Block::JournalFailed:
        return withWords(
            ErrorTextTr::tr("Not sent, because it could not be recorded first. Connect the account again, "
                            "then try again."),
            error,
            ErrorTextTr::tr("Not sent, because it could not be recorded first: %1 – make room on the disk "
                            "and the folder writable, then try again."));
    case ApiError::Block::Withdrawn:
        return ErrorTextTr::tr("Not sent: it was stopped while it waited for its turn.");
    case ApiError::Block::None:
        break;
    }
    return withWords(
        ErrorTextTr::tr("Not sent: the same is under way, or may have happened already. Refresh and look."),
        error, ErrorTextTr::tr("Not sent: %1"));
}

QString statusSentence(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::BadCredentials:
        return ErrorTextTr::tr(
            "The access key or secret key was not accepted. Check both, or make a new key in the "
            "Flowroute portal.");
    case ApiError::Kind::NotAllowed:
        return withWords(ErrorTextTr::tr("The service does not allow this for this account."), error,
                         ErrorTextTr::tr("The service does not allow this: %1"));
    case ApiError::Kind::NotFound:
        return withWords(ErrorTextTr::tr("The service does not know this. Refresh the list and look again."),
                         error, ErrorTextTr::tr("Not found: %1"));
    case ApiError::Kind::Rejected:
        return withWords(
            ErrorTextTr::tr("The service refused the request. Change what was entered and try again."), error,
            ErrorTextTr::tr("The service refused it: %1"));
    case ApiError::Kind::TooMany:
        return ErrorTextTr::tr("Too many requests in a short time. Wait a few seconds, then try again.");
    case ApiError::Kind::ServerFault:
        return ErrorTextTr::tr("The service has a fault (HTTP %1). Try again in a few minutes.")
            .arg(error.httpStatus);
    case ApiError::Kind::Blocked:
        return blockSentence(error);
    default:
        return {};
    }
}

/// What happened, without any advice: that of a read ("try again") would be wrong for an unclear write.
QString whatCameBack(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
        return ErrorTextTr::tr("The service could not be reached.");
    case ApiError::Kind::TlsFailed:
        return ErrorTextTr::tr("The server's certificate was not accepted.");
    case ApiError::Kind::ConnectionLost:
        return ErrorTextTr::tr("The connection was lost before the whole answer came.");
    case ApiError::Kind::Timeout:
        return ErrorTextTr::tr("No answer came in time.");
    case ApiError::Kind::Cancelled:
        return ErrorTextTr::tr("It was cancelled before the answer came.");
    case ApiError::Kind::Redirected:
        return ErrorTextTr::tr("An answer that points to another address.");
    case ApiError::Kind::BadAnswer:
        return ErrorTextTr::tr("An answer that could not be read.");
    case ApiError::Kind::TooLarge:
        return ErrorTextTr::tr("An answer larger than this program accepts.");
    case ApiError::Kind::ServerFault:
        return ErrorTextTr::tr("A fault of the service (HTTP %1).").arg(error.httpStatus);
    default:
        return {}; // the status and the service's own words say it
    }
}

QString detailsOf(const ApiError &error)
{
    QStringList lines;
    if (error.httpStatus > 0)
        lines += ErrorTextTr::tr("HTTP status: %1").arg(error.httpStatus);
    if (!error.title.isEmpty())
        lines += ErrorTextTr::tr("Title: %1").arg(error.title);
    if (!error.detail.isEmpty())
        lines += ErrorTextTr::tr("Detail: %1").arg(error.detail);
    if (!error.requestId.isEmpty())
        lines += ErrorTextTr::tr("Request id for support: %1").arg(error.requestId);
    if (!error.excerpt.isEmpty())
        lines += ErrorTextTr::tr("Beginning of the answer: %1").arg(error.excerpt);
    return lines.join(u'\n');
}

} // namespace

ErrorText describeError(const ApiError &error)
{
    QString sentence = connectionSentence(error.kind);
    if (sentence.isEmpty())
        sentence = statusSentence(error);
    return {sentence, detailsOf(error)};
}

ErrorText describeWriteError(const QString &action, const ApiError &error, bool unclear)
{
    const ErrorText reason = describeError(error);
    if (!unclear)
        return {ErrorTextTr::tr("%1 did not happen. %2").arg(action, reason.sentence), reason.details};
    QStringList details;
    if (const QString what = whatCameBack(error); !what.isEmpty())
        details += ErrorTextTr::tr("What came back: %1").arg(what);
    if (!reason.details.isEmpty())
        details += reason.details;
    return {
        ErrorTextTr::tr(
            "%1 is unclear: it may have happened. It is being checked by reading, and the same is not sent "
            "again until that is known.")
            .arg(action),
        details.join(u'\n')};
}

} // namespace trunkline

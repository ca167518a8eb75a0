// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/callbackevidence.h"

#include "api/callbacksapi.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

using Verdict = Evidence::Verdict;

/// `url` is empty for one that is not set.
Evidence evidenceOf(const Intent &intent, const QString &url)
{
    const QString wanted = intent.wish["url"_L1].toString();
    const bool clears = intent.kind == WriteKind::ClearCallback;
    if (!clears && wanted.isEmpty())
        return Evidence::unusable(u"the journal does not say which address was asked for"_s);
    const bool present = clears ? url.isEmpty() : isSameCallbackUrl(url, wanted);
    if (!present)
        return {Verdict::NotThere, {}, {}};
    // An address that nobody else has set proves that ours was. Its absence may be of long ago.
    const bool isWeak = clears || intent.wasSoBefore();
    return {isWeak ? Verdict::WeaklyPresent : Verdict::Present, {}, {}};
}

} // namespace

bool showsAsAsked(const Intent &intent, const QString &url)
{
    const Verdict verdict = evidenceOf(intent, url).verdict;
    return verdict == Verdict::Present || verdict == Verdict::WeaklyPresent;
}

void lookAtCallback(Transport &transport, const Intent &intent, QObject *context, EvidenceReply reply)
{
    const std::optional<CallbackType> type = callbackFromWord(intent.object);
    if (!type) { // of a journal that a later version has written
        QTimer::singleShot(0, context, [reply = std::move(reply)] {
            reply(Evidence::unusable(u"the journal names a callback that is not known here"_s));
        });
        return;
    }
    auto *job = api::getCallback(transport, *type, context);
    job->onFinished(context, [intent, reply = std::move(reply)](const Result<QString> &result) {
        if (result.ok())
            return reply(evidenceOf(intent, result.value()));
        if (isMissingResource(result.error()))
            return reply(evidenceOf(intent, {}));
        reply(Evidence::noRead(result.error()));
    });
}

} // namespace trunkline

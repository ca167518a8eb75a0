// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/callbacksapi.h"

#include "api/callbacksdecode.h"
#include "api/document.h"
#include "api/readjob.h"
#include "api/writejob.h"

using namespace Qt::StringLiterals;

namespace trunkline::api {

namespace {

QString callbackPath(const Transport &transport, CallbackType type)
{
    return messagesPath(transport.options().messagesVersion) + u'/' + callbackWord(type);
}

/// One that is not stated is no answer to the question: it must not pass for one that is not set.
QString readUrl(const JsonField &document)
{
    const JsonField attributes = document["data"_L1]["attributes"_L1];
    const JsonField url = attributes["callback_url"_L1];
    return attributes.has("callback_url"_L1) ? url.textOrEmpty().trimmed() : url.text();
}

} // namespace

Result<QString> decodeCallback(const Answer &answer)
{
    return decodeOne(answer, readUrl);
}

Job<QString> *getCallback(Transport &transport, CallbackType type, QObject *parent)
{
    return new ReadJob<QString>(transport, readRequest(callbackPath(transport, type)), decodeCallback,
                                parent);
}

Job<Nothing> *setCallback(Transport &transport, WritePermit permit, CallbackType type, const QString &url,
                          QObject *parent)
{
    const QJsonObject attributes{{u"callback_url"_s, url}};
    const QJsonObject body{{u"data"_s, QJsonObject{{u"attributes"_s, attributes}}}};
    return new WriteJob<Nothing>(transport, std::move(permit),
                                 writeRequest("PUT", callbackPath(transport, type), body), {204},
                                 decodeNothing, parent);
}

Job<Nothing> *clearCallback(Transport &transport, WritePermit permit, CallbackType type, QObject *parent)
{
    return new WriteJob<Nothing>(transport, std::move(permit),
                                 writeRequest("DELETE", callbackPath(transport, type)), {204}, decodeNothing,
                                 parent);
}

} // namespace trunkline::api

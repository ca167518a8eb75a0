// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/callbacks.h"

#include "sandbox/errors.h"
#include "sandbox/jsonapi.h"
#include "sandbox/numberobjects.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

/// The word under which an address is kept.
QString keptWord(const QString &word)
{
    return word == "dlr_callback"_L1 ? u"sms_dlr_callback"_s : word;
}

/// As the contract's examples have it.
QString productOf(const QString &word)
{
    return word.left(3);
}

/// The address from {"callback_url"} or {"data": {"attributes": {"callback_url"}}}; problems under the path
/// it came by.
QString addressIn(const QJsonObject &body, QJsonObject &problems)
{
    const QString name = u"callback_url"_s;
    const bool enveloped = body.contains(u"data"_s);
    const QJsonObject attributes =
        enveloped ? body.value(u"data"_s).toObject().value(u"attributes"_s).toObject() : body;
    const QJsonValue value = attributes.value(name);
    QJsonObject here;
    if (value.isUndefined() || value.isNull())
        addProblem(here, name, own(u"Missing data for required field."_s));
    else if (!isWebAddress(value))
        addProblem(here, name, own(u"Not a valid URL."_s));
    if (!here.isEmpty())
        problems = enveloped ? QJsonObject{{u"data"_s, QJsonObject{{u"attributes"_s, here}}}} : here;
    return value.toString();
}

Answer notSet()
{
    return resourceNotFound(own(u"No address is set for this."_s));
}

} // namespace

Callbacks::Callbacks(AccountState &state)
    : m_state(state)
{
}

QList<Operation> Callbacks::operations()
{
    QList<Operation> all;
    for (const QString &version : {u"v2.1"_s, u"v2.2"_s}) {
        for (const QString &word : {u"sms_callback"_s, u"mms_callback"_s, u"sms_dlr_callback"_s,
                                    u"mms_dlr_callback"_s, u"dlr_callback"_s}) {
            const QString path = u'/' % version % "/messages/"_L1 % word;
            all << Operation{"GET", path,
                             [this, word, version](const Request &) { return get(word, version); }}
                << Operation{"PUT", path, [this, word](const Request &request) { return set(word, request); }}
                << Operation{"DELETE", path,
                             [this, word](const Request &request) { return clear(word, request); }};
        }
    }
    return all;
}

QString Callbacks::addressOf(const QString &word) const
{
    const auto found = m_state.callbacks.find(keptWord(word));
    return found == m_state.callbacks.end() ? QString() : found->second;
}

Answer Callbacks::get(const QString &word, const QString &version) const
{
    const QString address = addressOf(word);
    if (address.isEmpty())
        return notSet();
    const QJsonObject attributes{
        {u"api_version"_s, version}, {u"callback_url"_s, address}, {u"product"_s, productOf(word)}};
    return Answer::json(
        200,
        QJsonObject{{u"data"_s, QJsonObject{{u"type"_s, u"callback"_s}, {u"attributes"_s, attributes}}}});
}

Answer Callbacks::set(const QString &word, const Request &request)
{
    const Body body = Body::of(request);
    if (body.refusal)
        return *body.refusal;
    QJsonObject problems;
    const QString address = addressIn(body.object, problems);
    if (!problems.isEmpty())
        return unprocessable(problems);
    m_state.record(request.now, u"set-callback"_s, keptWord(word),
                   {{u"url"_s, address}, {u"was"_s, textOrNull(addressOf(word))}});
    m_state.callbacks[keptWord(word)] = address;
    return Answer::empty(204);
}

Answer Callbacks::clear(const QString &word, const Request &request)
{
    const QString was = addressOf(word);
    if (was.isEmpty())
        return notSet();
    m_state.record(request.now, u"clear-callback"_s, keptWord(word), {{u"was"_s, was}});
    m_state.callbacks.erase(keptWord(word));
    return Answer::empty(204);
}

} // namespace sandbox

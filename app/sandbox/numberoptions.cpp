// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/numberoptions.h"

#include "sandbox/errors.h"
#include "sandbox/jsonapi.h"
#include <QUrl>

using namespace Qt::StringLiterals;

namespace sandbox {

NumberOptions::NumberOptions(const Request &request)
{
    const Body body = Body::of(request);
    m_refusal = body.refusal;
    if (m_refusal)
        return;
    m_values = body.object;
    m_enveloped = m_values.value(u"data"_s).isObject();
    if (m_enveloped)
        m_values = m_values.value(u"data"_s).toObject().value(u"attributes"_s).toObject();
    for (const auto &item : request.query) {
        if (!m_values.contains(item.first))
            m_values.insert(item.first, item.second);
    }
    check();
}

void NumberOptions::check()
{
    QJsonObject problems;
    checkFlag(u"cnam_lookups_enabled"_s, problems);
    checkFlag(u"messaging_enabled"_s, problems);
    checkAlias(problems);
    checkCallback(problems);
    if (problems.isEmpty())
        return;
    if (m_enveloped)
        problems = QJsonObject{{u"data"_s, QJsonObject{{u"attributes"_s, problems}}}};
    m_refusal = unprocessable(problems);
}

void NumberOptions::checkFlag(const QString &name, QJsonObject &problems) const
{
    if (m_values.contains(name) && !flagOf(m_values.value(name)))
        addProblem(problems, name, own(u"Must be true or false."_s));
}

void NumberOptions::checkAlias(QJsonObject &problems) const
{
    const QJsonValue alias = m_values.value(u"alias"_s);
    if (alias.isUndefined() || alias.isNull())
        return;
    if (!alias.isString())
        addProblem(problems, u"alias"_s, own(u"Must be a text or null."_s));
    else if (alias.toString().toUcs4().size() > 64)
        addProblem(problems, u"alias"_s, own(u"Must have at most 64 characters."_s));
}

void NumberOptions::checkCallback(QJsonObject &problems) const
{
    const QJsonValue value = m_values.value(u"messaging_callback_url"_s);
    if (value.isUndefined() || value.isNull())
        return;
    const QUrl url(value.toString(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        addProblem(problems, u"messaging_callback_url"_s, own(u"Must be a URL."_s));
}

bool NumberOptions::applyTo(OwnedNumber &number, qint64 now) const
{
    if (m_values.contains(u"alias"_s))
        number.alias = m_values.value(u"alias"_s).toString();
    if (m_values.contains(u"messaging_callback_url"_s))
        number.messagingCallback = m_values.value(u"messaging_callback_url"_s).toString();
    number.cnamLookups = flagOf(m_values.value(u"cnam_lookups_enabled"_s)).value_or(number.cnamLookups);
    const std::optional<bool> messaging = flagOf(m_values.value(u"messaging_enabled"_s));
    if (messaging == false)
        number.messagingFrom = OwnedNumber::kNever;
    return messaging != true || startProvisioning(number, now);
}

} // namespace sandbox

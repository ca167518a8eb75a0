// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/messagecallback.h"

#include <algorithm>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

/// As the same address is always spelled; empty for what is none.
QUrl spelledOut(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return {};
    if (url.path().isEmpty())
        url.setPath(u"/"_s);
    url.setPort(url.port(url.scheme() == "https"_L1 ? 443 : 80));
    return url;
}

/// What a URL may consist of (RFC 3986); anything else has to be percent-encoded.
bool isUrlCharacter(QChar c)
{
    const bool letter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
    return letter || QStringView(u"-._~:/?#[]@!$&'()*+,;=%").contains(c);
}

} // namespace

QString callbackWord(CallbackType type)
{
    switch (type) {
    case CallbackType::Sms:
        return u"sms_callback"_s;
    case CallbackType::Mms:
        return u"mms_callback"_s;
    case CallbackType::SmsReceipts:
        return u"sms_dlr_callback"_s;
    case CallbackType::MmsReceipts:
        return u"mms_dlr_callback"_s;
    }
    return {};
}

std::optional<CallbackType> callbackFromWord(const QString &word)
{
    for (const CallbackType type : callbackTypes) {
        if (callbackWord(type) == word)
            return type;
    }
    return {};
}

CallbackUrlProblem checkCallbackUrl(const QString &url)
{
    if (url.isEmpty())
        return CallbackUrlProblem::Empty;
    if (!std::all_of(url.cbegin(), url.cend(), isUrlCharacter))
        return CallbackUrlProblem::BadCharacter;
    const QUrl parsed(url, QUrl::StrictMode);
    const bool web = parsed.scheme() == "http"_L1 || parsed.scheme() == "https"_L1;
    if (!parsed.isValid() || !web || parsed.host().isEmpty())
        return CallbackUrlProblem::NotWeb;
    return parsed.userInfo().isEmpty() ? CallbackUrlProblem::Ok : CallbackUrlProblem::UserInfo;
}

bool isSameCallbackUrl(const QString &a, const QString &b)
{
    if (a == b)
        return true;
    const QUrl one = spelledOut(a);
    return !one.isEmpty() && one == spelledOut(b);
}

} // namespace trunkline

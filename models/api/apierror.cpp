// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apierror.h"

#include "api/jsonscan.h"
#include "domain/visiblecharacters.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int longestText = 1000; // of title and detail: enough for any sentence, too short to flood a window

// An error that tells something is small; what is larger is not even parsed, since errors are read in the
// GUI thread.
constexpr qsizetype largestErrorBody = 65'536;
constexpr JsonLimits errorLimits{16, 2'000};
constexpr qsizetype mostDetails = 50; // of one body; longestText is full long before

/// Control characters and line ends become blanks; what hides is spelled out (visiblecharacters.h).
QString printable(const QString &text, int longest)
{
    QString out;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype fits = out.size();
        if (text.at(at).category() != QChar::Other_Control && !text.at(at).isSpace()) {
            at = appendVisible(&out, text, at);
        } else {
            if (!out.endsWith(u' '))
                out += u' ';
            ++at;
        }
        if (out.size() > longest) {
            out.truncate(fits);
            break;
        }
    }
    return out.trimmed();
}

QJsonArray entriesOf(const QByteArray &body)
{
    if (body.size() > largestErrorBody || !exceededJsonLimit(body, errorLimits).isEmpty())
        return {};
    return QJsonDocument::fromJson(body).object()["errors"_L1].toArray();
}

/// The path one step further in. No longer than can be shown: every text below repeats it, so that one long
/// key would be kept thousands of times.
QString pathInto(const QString &path, const QString &key)
{
    return (path.isEmpty() ? key : QString(path + u'.' + key)).left(longestText);
}

/// Flattens {"start_date": ["Missing ..."]} to "start_date: Missing ...". The envelope of a request is noise
/// to a person, so "data.attributes." is left out.
void flatten(const QJsonValue &value, const QString &path, QStringList *lines)
{
    if (lines->size() >= mostDetails)
        return;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            flatten(it.value(), pathInto(path, it.key()), lines);
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const auto &element : array)
            flatten(element, path, lines);
    } else if (const QString text = value.toVariant().toString().left(longestText); !text.isEmpty()) {
        QString shown = path;
        if (shown.startsWith("data.attributes."_L1))
            shown.remove(0, 16);
        lines->append(shown.isEmpty() ? text : QString(shown + u": "_s + text));
    }
}

void readOne(const QJsonObject &entry, ApiError *error, QStringList *details)
{
    if (error->title.isEmpty())
        error->title = printable(entry["title"_L1].toString(), longestText);
    if (error->requestId.isEmpty())
        error->requestId = printable(entry["id"_L1].toVariant().toString(), 100);
    flatten(entry["detail"_L1], QString(), details);
    // "No such URL" has its text in `status` and nothing else (flowroute-api 8).
    bool isNumber = false;
    const QString status = entry["status"_L1].toString();
    status.toInt(&isNumber);
    if (error->title.isEmpty() && !isNumber)
        error->title = printable(status, longestText);
}

} // namespace

ApiError::Kind kindForStatus(int httpStatus)
{
    switch (httpStatus) {
    case 401:
        return ApiError::Kind::BadCredentials;
    case 403:
        return ApiError::Kind::NotAllowed;
    case 404:
        return ApiError::Kind::NotFound;
    case 408:
        return ApiError::Kind::ServerFault;
    case 429:
        return ApiError::Kind::TooMany;
    default:
        break;
    }
    switch (httpStatus / 100) {
    case 2:
        return ApiError::Kind::None;
    case 3:
        return ApiError::Kind::Redirected;
    case 4:
        return ApiError::Kind::Rejected;
    case 5:
        return ApiError::Kind::ServerFault;
    default:
        return ApiError::Kind::BadAnswer;
    }
}

ApiError errorFromBody(int httpStatus, const QByteArray &body)
{
    ApiError error;
    error.kind = kindForStatus(httpStatus);
    error.httpStatus = httpStatus;
    QStringList details;
    const QJsonArray entries = entriesOf(body);
    for (const auto &entry : entries)
        readOne(entry.toObject(), &error, &details);
    details.removeDuplicates();
    error.detail = printable(details.join(u"; "_s), longestText);
    if (error.title.isEmpty() && error.detail.isEmpty())
        error.excerpt = safeExcerpt(body);
    return error;
}

ApiError badAnswer(int httpStatus, const QString &problem, const QByteArray &body)
{
    ApiError error;
    error.kind = ApiError::Kind::BadAnswer;
    error.httpStatus = httpStatus;
    error.detail = printable(problem, longestText);
    error.excerpt = safeExcerpt(body);
    return error;
}

ApiError blocked(ApiError::Block block, const QString &detail)
{
    ApiError error;
    error.kind = ApiError::Kind::Blocked;
    error.block = block;
    error.detail = detail;
    return error;
}

QString safeText(const QString &text)
{
    return printable(text, longestText);
}

QString safeExcerpt(const QByteArray &body)
{
    return printable(QString::fromUtf8(body.left(4000)), 500);
}

bool isMissingResource(const ApiError &error)
{
    if (error.kind != ApiError::Kind::NotFound || error.httpStatus != 404)
        return false;
    return error.detail.startsWith("Could not find that resource"_L1, Qt::CaseInsensitive)
        || error.title.compare("Resource not found"_L1, Qt::CaseInsensitive) == 0;
}

QString kindWord(ApiError::Kind kind)
{
    switch (kind) {
    case ApiError::Kind::None:
        return {};
    case ApiError::Kind::Offline:
        return u"offline"_s;
    case ApiError::Kind::TlsFailed:
        return u"tls"_s;
    case ApiError::Kind::ConnectionLost:
        return u"connection-lost"_s;
    case ApiError::Kind::Timeout:
        return u"timeout"_s;
    case ApiError::Kind::Cancelled:
        return u"cancelled"_s;
    case ApiError::Kind::BadCredentials:
        return u"bad-credentials"_s;
    case ApiError::Kind::NotAllowed:
        return u"not-allowed"_s;
    case ApiError::Kind::NotFound:
        return u"not-found"_s;
    case ApiError::Kind::Rejected:
        return u"rejected"_s;
    case ApiError::Kind::TooMany:
        return u"too-many"_s;
    case ApiError::Kind::ServerFault:
        return u"server-fault"_s;
    case ApiError::Kind::Redirected:
        return u"redirected"_s;
    case ApiError::Kind::BadAnswer:
        return u"bad-answer"_s;
    case ApiError::Kind::TooLarge:
        return u"too-large"_s;
    case ApiError::Kind::Blocked:
        return u"blocked"_s;
    }
    return {};
}

} // namespace trunkline

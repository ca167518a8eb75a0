// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/curlline.h"

#include "api/request.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

QString quoted(QString text)
{
    text.replace(u'\'', "'\\''"_L1);
    return u'\'' + text + u'\'';
}

} // namespace

QString curlLine(const Request &request, const QString &url)
{
    QStringList words{u"curl"_s, u"--user"_s, u"\"$TRUNKLINE_ACCESS_KEY:$TRUNKLINE_SECRET_KEY\""_s,
                      u"--header"_s, quoted(u"Accept: application/vnd.api+json, application/json"_s)};
    if (request.takesBody()) {
        // An empty Content-Type takes back the form type that curl adds to any body.
        words << u"--request"_s << QString::fromLatin1(request.verb) << u"--header"_s
              << quoted(QString(u"Content-Type: "_s + QString::fromLatin1(request.contentType)).trimmed())
              << u"--data-raw"_s << quoted(QString::fromUtf8(request.body));
    }
    words << quoted(url);
    return words.join(u' ');
}

} // namespace trunkline

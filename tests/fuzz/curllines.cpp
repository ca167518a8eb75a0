// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/document.h"
#include "api/requestlog.h"
#include "oracle.h"
#include "shellwords.h"
#include "targets.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace trunkline::fuzz {

namespace {

const QString accessKey = u"a1b2c3d4"_s;
const QString secretKey = u"not-a-secret-but-as-long-as-one-"_s;

/// A request as the files of models/api make one. Lines: verb, path segments, "key=value" of the query, an
/// empty line, then the text of a body.
Request requestOf(const QByteArray &lines)
{
    const QStringList parts = QString::fromUtf8(lines).split(u'\n');
    qsizetype at = 0;
    const QString verb = parts.value(at++);
    QString path = u"/v2"_s;
    for (; at < parts.size() && parts.at(at).startsWith(u'/'); ++at)
        path += u'/' + api::pathSegment(parts.at(at).mid(1));
    api::Query query;
    for (; at < parts.size() && !parts.at(at).isEmpty(); ++at)
        query.append({parts.at(at).section(u'=', 0, 0), parts.at(at).section(u'=', 1)});
    const QString text = parts.mid(at + 1).join(u'\n');
    for (const char *known : {"POST", "PATCH", "DELETE"}) {
        if (verb == QLatin1String(known))
            return api::writeRequest(known, path,
                                     text.isEmpty() ? QJsonObject() : QJsonObject{{u"body"_s, text}});
    }
    return api::readRequest(path, query);
}

const Transport &transport()
{
    static int count = 0;
    static const QCoreApplication application(count, nullptr);
    static const Transport client(QUrl(u"https://api.example.com/base"_s), {accessKey, secretKey}, {},
                                  nullptr);
    return client;
}

/// The words that curl has to be given for the same request; how they are quoted is up to the line.
QStringList wanted(const Request &request, const QString &url)
{
    QStringList words{u"curl"_s, u"--user"_s, u"$TRUNKLINE_ACCESS_KEY:$TRUNKLINE_SECRET_KEY"_s, u"--header"_s,
                      u"Accept: application/vnd.api+json, application/json"_s};
    if (request.verb != "GET") {
        const QString type = request.body.isEmpty() ? QString() : u" application/vnd.api+json"_s;
        words << u"--request"_s << QString::fromLatin1(request.verb) << u"--header"_s
              << QString(u"Content-Type:"_s + type) << u"--data-raw"_s << QString::fromUtf8(request.body);
    }
    return words << url;
}

} // namespace

void curlLines(const QByteArray &lines)
{
    const Request request = requestOf(lines);
    const QUrl url = transport().urlFor(request);
    if (!url.isValid())
        return; // such a request is not sent, so it is not written down either
    const QString address = url.toString(QUrl::FullyEncoded);
    expect(address.startsWith("https://api.example.com/base/v2"_L1), "a request stays with its own service");
    for (const QChar c : address)
        expect(c > u' ' && c < QChar(0x7F) && c != u'\'', "an address is plain");
    RequestLog log;
    log.begin(request, address, 1);
    const RequestSummary entry = log.entries().constFirst();
    const std::optional<QStringList> words = shellWords(entry.curl);
    expect(words.has_value(), "a line is one command");
    expect(*words == wanted(request, address), "a line asks for what was asked");
    expect(QString::fromUtf8(request.body).toUtf8() == request.body, "a body is text");
    const QString keys = QString::fromLatin1(QString(accessKey + u':' + secretKey).toUtf8().toBase64());
    for (const QString &text : {entry.curl, entry.url, entry.verb}) {
        for (const QString &secret : {accessKey, secretKey, keys})
            expect(!text.contains(secret), "the log has no keys");
    }
}

} // namespace trunkline::fuzz

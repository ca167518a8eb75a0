// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/httptext.h"

#include <QHttpServerRequest>
#include <QMetaEnum>

namespace sandbox {

namespace {

QByteArray reasonPhrase(int status)
{
    static const struct {
        int status;
        const char *phrase;
    } phrases[] = {{200, "OK"},
                   {201, "Created"},
                   {202, "Accepted"},
                   {204, "No Content"},
                   {207, "Multi-Status"},
                   {302, "Found"},
                   {400, "Bad Request"},
                   {401, "Unauthorized"},
                   {403, "Forbidden"},
                   {404, "Not Found"},
                   {405, "Method Not Allowed"},
                   {408, "Request Timeout"},
                   {415, "Unsupported Media Type"},
                   {422, "Unprocessable Entity"},
                   {429, "Too Many Requests"},
                   {500, "Internal Server Error"},
                   {502, "Bad Gateway"},
                   {503, "Service Unavailable"},
                   {504, "Gateway Timeout"}};
    for (const auto &row : phrases) {
        if (row.status == status)
            return row.phrase;
    }
    return "Other";
}

} // namespace

QByteArray verbName(int method)
{
    const auto names = QMetaEnum::fromType<QHttpServerRequest::Method>();
    const char *name = names.valueToKey(method);
    return name ? QByteArray(name).toUpper() : QByteArray("UNKNOWN");
}

QByteArray httpHead(const Answer &answer, bool close)
{
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonPhrase(answer.status) + "\r\n";
    for (const auto &header : answer.headers)
        head += header.first + ": " + header.second + "\r\n";
    if (!answer.body.isEmpty() && !answer.contentType.isEmpty())
        head += "Content-Type: " + answer.contentType + "\r\n";
    // A 204 must not carry a length (RFC 9110, 8.6).
    if (answer.status != 204)
        head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    head += close ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
    return head;
}

} // namespace sandbox

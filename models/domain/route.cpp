// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/route.h"

#include <QRegularExpression>

namespace trunkline {

namespace {

using Problem = RouteValueProblem;

// The patterns end in \z: "$" would let a pasted line break through.

/// Host and optional port, and the ";name=value" parameters after them.
struct Parts {
    QString target;
    QStringList parameters;
};

Parts partsOf(const QString &value)
{
    Parts parts;
    parts.parameters = value.split(u';');
    parts.target = parts.parameters.takeFirst();
    return parts;
}

bool isWeight(const QString &parameter)
{
    static const QRegularExpression pattern(QStringLiteral("^weight=[0-9]{1,5}\\z"));
    return pattern.match(parameter).hasMatch();
}

bool isTransport(const QString &parameter)
{
    static const QRegularExpression pattern(QStringLiteral("^transport=(tcp|udp|tls)\\z"));
    return pattern.match(parameter).hasMatch();
}

bool isHostName(const QString &name)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?=.{1,253}\\z)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)"
                       "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\\.?\\z"));
    return pattern.match(name).hasMatch();
}

bool isIpv4Shaped(const QString &name)
{
    static const QRegularExpression pattern(QStringLiteral("^[0-9.]+\\z"));
    return pattern.match(name).hasMatch();
}

bool isIpv4(const QString &name)
{
    static const QRegularExpression pattern(
        QStringLiteral("^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!\\z)|\\z)){4}\\z"));
    return pattern.match(name).hasMatch();
}

/// Eight groups of up to four hexadecimal digits, or fewer with one "::"; the last two may be an IPv4.
bool isIpv6(const QString &name)
{
    static const QRegularExpression group(QStringLiteral("^[0-9A-Fa-f]{1,4}\\z"));
    const QStringList halves = name.split(QStringLiteral("::"));
    if (halves.size() > 2)
        return false;
    qsizetype groups = 0;
    for (const QString &half : halves) {
        const QStringList words = half.isEmpty() ? QStringList() : half.split(u':');
        for (qsizetype i = 0; i < words.size(); ++i) {
            const bool last = &half == &halves.constLast() && i + 1 == words.size();
            const bool embedded = last && words.at(i).contains(u'.') && isIpv4(words.at(i));
            if (!embedded && !group.match(words.at(i)).hasMatch())
                return false;
            groups += embedded ? 2 : 1;
        }
    }
    return halves.size() == 2 ? groups < 8 : groups == 8;
}

bool isPort(const QString &text)
{
    static const QRegularExpression digits(QStringLiteral("^[0-9]{1,5}\\z"));
    const int port = text.toInt();
    return digits.match(text).hasMatch() && port >= 1 && port <= 65535;
}

/// "name", "name:port", "1.2.3.4:port", "[v6]:port".
Problem checkHostPort(const QString &target)
{
    QString host = target;
    QString port;
    if (target.startsWith(u'[')) {
        const qsizetype end = target.indexOf(u']');
        if (end < 0 || !isIpv6(target.mid(1, end - 1)))
            return Problem::BadHost;
        const QString rest = target.mid(end + 1);
        if (rest.isEmpty())
            return Problem::Ok;
        return rest.startsWith(u':') && rest.size() > 1 && isPort(rest.mid(1)) ? Problem::Ok
                                                                               : Problem::BadPort;
    }
    if (const qsizetype colon = target.indexOf(u':'); colon >= 0) {
        host = target.left(colon);
        port = target.mid(colon + 1);
        if (port.isEmpty() || !isPort(port))
            return Problem::BadPort;
    }
    const bool good = isIpv4Shaped(host) ? isIpv4(host) : isHostName(host);
    return good ? Problem::Ok : Problem::BadHost;
}

Problem checkHost(const QString &value)
{
    const Parts parts = partsOf(value);
    if (const Problem problem = checkHostPort(parts.target); problem != Problem::Ok)
        return problem;
    for (const QString &parameter : parts.parameters) {
        if (!isWeight(parameter))
            return parameter.startsWith(QLatin1String("weight")) ? Problem::BadWeight : Problem::BadHost;
    }
    return Problem::Ok;
}

Problem checkUri(const QString &value)
{
    // No blank of any script, and nothing that cannot be seen.
    static const QRegularExpression shape(
        QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*:([^@;\\p{Z}\\p{C}]+)@([^@;\\p{Z}\\p{C}]+)\\z"));
    const Parts parts = partsOf(value);
    const QRegularExpressionMatch match = shape.match(parts.target);
    if (!match.hasMatch())
        return Problem::BadUri;
    if (const Problem problem = checkHostPort(match.captured(2)); problem != Problem::Ok)
        return problem == Problem::BadPort ? problem : Problem::BadUri;
    for (const QString &parameter : parts.parameters) {
        if (!isWeight(parameter) && !isTransport(parameter))
            return parameter.startsWith(QLatin1String("weight")) ? Problem::BadWeight : Problem::BadUri;
    }
    return Problem::Ok;
}

} // namespace

QString routeTypeWord(RouteType type)
{
    switch (type) {
    case RouteType::Host:
        return QStringLiteral("host");
    case RouteType::Number:
        return QStringLiteral("number");
    case RouteType::Uri:
        return QStringLiteral("uri");
    }
    return {};
}

RouteValueProblem checkRouteValue(RouteType type, const QString &value)
{
    static const QRegularExpression elevenDigits(QStringLiteral("^[0-9]{11}\\z"));
    if (value.isEmpty())
        return Problem::Empty;
    switch (type) {
    case RouteType::Host:
        return checkHost(value);
    case RouteType::Number:
        return elevenDigits.match(value).hasMatch() ? Problem::Ok : Problem::NotElevenDigits;
    case RouteType::Uri:
        return checkUri(value);
    }
    return Problem::Empty;
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/hostilerota.h"

#include "sandbox/hostile.h"
#include "sandbox/messagehash.h"

#include <algorithm>

namespace sandbox {

namespace {

/// "/v2/numbers/{}" for every number: a segment with a digit beyond the version's is somebody's own.
QString kindOf(const QString &path)
{
    QStringList segments = path.split(u'/');
    for (qsizetype i = 2; i < segments.size(); ++i) {
        const QString &segment = segments.at(i);
        if (std::any_of(segment.cbegin(), segment.cend(), [](QChar c) { return c.isDigit(); }))
            segments[i] = QStringLiteral("{}");
    }
    return segments.join(u'/');
}

} // namespace

QStringList nastyNames()
{
    QStringList names;
    for (const Nasty &nasty : nasties())
        names.append(QLatin1String(nasty.name));
    return names;
}

HostileRota::HostileRota(const QStringList &names, quint64 seed)
    : m_names(names.isEmpty() ? nastyNames() : names)
    , m_seed(seed)
{
}

QString HostileRota::next(const QByteArray &verb, const QString &path)
{
    if (m_names.isEmpty())
        return {};
    const QString kind = QString::fromLatin1(verb) + u' ' + kindOf(path);
    auto turn = m_turns.find(kind);
    if (turn == m_turns.end()) {
        quint64 first = m_seed;
        for (const QChar c : kind)
            first = mixed(first + c.unicode());
        turn = m_turns.insert(kind, first % quint64(m_names.size()));
    }
    const QString name = m_names.at(qsizetype(*turn % quint64(m_names.size())));
    ++*turn;
    return name;
}

} // namespace sandbox

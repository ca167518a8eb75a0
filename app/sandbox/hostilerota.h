// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringList>

namespace sandbox {

/// The names of everything nasty that a hostile sandbox answers with, in the order of its rota: README.md
/// says what each is, hostile.cpp does it.
QStringList nastyNames();

/// Whose turn it is. Each kind of request (its verb and its path, numbers and ids apart) goes through the
/// rota for itself, from a place that the seed decides, so the same request is answered with the next nasty
/// thing each time.
class HostileRota {
public:
    HostileRota() = default;
    /// Of all when `names` is empty.
    HostileRota(const QStringList &names, quint64 seed);

    bool isEmpty() const { return m_names.isEmpty(); }
    /// The next one for that request, or nothing when the rota is empty.
    QString next(const QByteArray &verb, const QString &path);

private:
    QStringList m_names;
    quint64 m_seed = 0;
    QHash<QString, quint64> m_turns;
};

} // namespace sandbox

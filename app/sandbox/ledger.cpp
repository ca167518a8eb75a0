// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ledger.h"

using namespace Qt::StringLiterals;

namespace sandbox {

QJsonObject Effect::toJson() const
{
    return {{u"seq"_s, seq}, {u"at"_s, at}, {u"kind"_s, kind}, {u"object"_s, object}, {u"detail"_s, detail}};
}

void Ledger::append(qint64 at, const QString &kind, const QString &object, const QJsonObject &detail)
{
    const QMutexLocker lock(&m_mutex);
    m_entries.append(Effect{m_entries.size() + 1, at, kind, object, detail});
}

QList<Effect> Ledger::entries(qint64 after) const
{
    const QMutexLocker lock(&m_mutex);
    return m_entries.mid(qBound(qint64(0), after, qint64(m_entries.size())));
}

int Ledger::pending() const
{
    const QMutexLocker lock(&m_mutex);
    return m_pending;
}

void Ledger::expect()
{
    const QMutexLocker lock(&m_mutex);
    ++m_pending;
}

void Ledger::arrived()
{
    const QMutexLocker lock(&m_mutex);
    --m_pending;
}

void Ledger::reset()
{
    const QMutexLocker lock(&m_mutex);
    m_entries.clear();
    m_pending = 0;
}

} // namespace sandbox

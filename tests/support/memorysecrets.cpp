// SPDX-License-Identifier: GPL-3.0-or-later
#include "memorysecrets.h"

#include <QPointer>
#include <QTimer>
#include <utility>

using namespace Qt::StringLiterals;
using trunkline::SecretTrouble;

namespace testsupport {

void MemorySecrets::answer(const QString &call, QObject *context, std::function<void()> reply)
{
    m_calls += call;
    const auto later = [context = QPointer(context), reply = std::move(reply)] {
        if (context)
            reply();
    };
    if (m_isHeld)
        m_held += later;
    else
        QTimer::singleShot(0, this, later);
}

void MemorySecrets::release()
{
    m_isHeld = false;
    const auto held = std::exchange(m_held, {});
    for (const auto &reply : held)
        reply();
}

void MemorySecrets::read(const QString &profileId, QObject *context, Got got)
{
    answer(u"read "_s + profileId, context, [this, profileId, got = std::move(got)] {
        if (m_trouble)
            got(m_trouble, {});
        else if (!kept.contains(profileId))
            got({Kind::NotFound, {}}, {});
        else
            got({}, kept.value(profileId));
    });
}

void MemorySecrets::write(const QString &profileId, const QString &secret, QObject *context, Done done)
{
    answer(u"write "_s + profileId, context, [this, profileId, secret, done = std::move(done)] {
        if (!m_trouble)
            kept.insert(profileId, secret);
        done(m_trouble);
    });
}

void MemorySecrets::remove(const QString &profileId, QObject *context, Done done)
{
    answer(u"remove "_s + profileId, context, [this, profileId, done = std::move(done)] {
        if (!m_trouble)
            kept.remove(profileId);
        done(m_trouble);
    });
}

void MemorySecrets::probe(QObject *context, Done done)
{
    answer(u"probe"_s, context, [this, done = std::move(done)] { done(m_trouble); });
}

} // namespace testsupport

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/secretstore.h"

#include <QHash>
#include <QList>

namespace testsupport {

/// A key chain in memory: an implementation of its own, for tests of everything that uses one. It answers on
/// a later turn of the event loop; it can be locked up (nothing is answered until release()), made to give
/// any trouble, and keeps what it was given.
class MemorySecrets : public trunkline::SecretStore {
    Q_OBJECT
public:
    using Kind = trunkline::SecretTrouble::Kind;
    using SecretStore::SecretStore;

    void read(const QString &profileId, QObject *context, Got got) override;
    void write(const QString &profileId, const QString &secret, QObject *context, Done done) override;
    void remove(const QString &profileId, QObject *context, Done done) override;
    void probe(QObject *context, Done done) override;

    /// What every call answers from now on; None: it does its work.
    void setTrouble(Kind kind, const QString &detail = {}) { m_trouble = {kind, detail}; }
    /// Answers are held back, as by a ring that waits for its own window.
    void hold() { m_isHeld = true; }
    /// Answers what was asked meanwhile, as things are now.
    void release();
    int heldCount() const { return int(m_held.size()); }
    /// The calls so far: "read ID", "write ID" ...
    const QStringList &calls() const { return m_calls; }

    QHash<QString, QString> kept; ///< by profile id

private:
    void answer(const QString &call, QObject *context, std::function<void()> reply);

    trunkline::SecretTrouble m_trouble;
    bool m_isHeld = false;
    QList<std::function<void()>> m_held;
    QStringList m_calls;
};

} // namespace testsupport

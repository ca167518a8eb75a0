// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QObject>

namespace trunkline {

/// What came of asking a key chain.
struct SecretTrouble {
    enum class Kind {
        None,
        NotFound, ///< it holds none under this name
        NoService, ///< no key chain answers on this computer
        Denied, ///< locked and not opened, or a person said no
        Slow, ///< no answer within the limit; it may be waiting for its own window
        Failed, ///< anything else; `detail` has its words
    };
    Kind kind = Kind::None;
    QString detail; ///< may be empty; never a secret
    explicit operator bool() const { return kind != Kind::None; }
};

/// Keeps the secret keys of accounts, by the id of their profile. Implemented in app over the desktop's key
/// chain. Every call answers exactly once and later, on the GUI thread, unless `context` has died; none
/// blocks, and each ends within the limit of the implementation.
class SecretStore : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    using Got = std::function<void(const SecretTrouble &trouble, const QString &secret)>;
    using Done = std::function<void(const SecretTrouble &trouble)>;

    virtual void read(const QString &profileId, QObject *context, Got got) = 0;
    virtual void write(const QString &profileId, const QString &secret, QObject *context, Done done) = 0;
    /// Removing what is not there is no trouble.
    virtual void remove(const QString &profileId, QObject *context, Done done) = 0;
    /// Whether a key chain answers at all, so that a form can say where a key will be. Opens no window.
    virtual void probe(QObject *context, Done done) = 0;
};

} // namespace trunkline

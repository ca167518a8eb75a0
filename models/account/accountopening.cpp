// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accountopening.h"

#include <utility>

namespace trunkline {

AccountOpening::AccountOpening(Profile profile, SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_secrets(secrets)
{
}

void AccountOpening::read()
{
    m_question.reset();
    if (!isFromKeyChain()) {
        go(State::Asking);
        return;
    }
    m_question = std::make_unique<QObject>();
    go(State::Reading);
    m_secrets.read(
        m_profile.id, m_question.get(), [this](const SecretTrouble &trouble, const QString &secretKey) {
            m_question.release()->deleteLater(); // this is a callback of its own
            m_secretKey = trouble ? QString() : secretKey;
            if (trouble || secretKey.isEmpty())
                go(State::Asking, trouble ? trouble : SecretTrouble{SecretTrouble::Kind::NotFound, {}});
            else
                go(State::Ready);
        });
}

void AccountOpening::continueWithout()
{
    m_question.reset();
    go(State::Asking);
}

void AccountOpening::give(const QString &secretKey, bool keep)
{
    if (m_state != State::Asking || secretKey.isEmpty())
        return;
    m_secretKey = secretKey;
    m_keep = keep;
    go(State::Ready);
}

OpenedSession AccountOpening::takeSession(const JournalOptions &journal)
{
    return openSession(m_profile, std::exchange(m_secretKey, QString()), journal);
}

void AccountOpening::go(State state, const SecretTrouble &trouble)
{
    m_state = state;
    m_trouble = trouble;
    Q_EMIT stateChanged();
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "secretcheck.h"

#include "account/accounts.h"
#include "errortext.h"

namespace trunkline {

SecretCheck::SecretCheck(Profile profile, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
{
}

void SecretCheck::ask(const QString &secretKey, Answered answered)
{
    QString problem;
    const QList<QSslCertificate> trusted = certificatesOf(m_profile, &problem);
    if (!problem.isEmpty()) {
        answered({false, false, problem, {}});
        return;
    }
    m_check.start(
        m_profile.baseUrl, {m_profile.accessKey, secretKey},
        [answered = std::move(answered)](const ApiError &error) {
            const bool isWrong = error.kind == ApiError::Kind::BadCredentials;
            const ErrorText text = error.isError() ? describeError(error) : ErrorText();
            answered({!error.isError(), !isWrong, text.sentence, text.details});
        },
        trusted);
}

void SecretCheck::cancel()
{
    if (m_check.isRunning())
        m_check.cancel();
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrettext.h"

#include "visibletext.h"

#include <QCoreApplication>

namespace trunkline {

namespace {

struct SecretTextTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::SecretText)
};

} // namespace

QString secretPlaceText(bool ringAnswers, bool inRing)
{
    if (!ringAnswers)
        return SecretTextTr::tr(
            "No key ring answers here, so the secret key is kept while the account is open, and asked "
            "for when it is opened again.");
    if (inRing)
        return SecretTextTr::tr("The key ring of this desktop keeps the secret key.");
    return SecretTextTr::tr(
        "The secret key is kept while the account is open, and asked for when it is opened again.");
}

QString secretAskedText(const SecretTrouble &trouble, bool fromKeyRing)
{
    using Kind = SecretTrouble::Kind;
    switch (trouble.kind) {
    case Kind::None:
        break;
    case Kind::NotFound:
        return SecretTextTr::tr(
            "The key ring holds no secret key of this account. Type it to open the account.");
    case Kind::NoService:
        return SecretTextTr::tr(
            "No key ring answers on this computer. Start one, such as GNOME Keyring or KWallet, and try "
            "again; or type the secret key to open the account this time.");
    case Kind::Denied:
        return SecretTextTr::tr(
            "The key ring did not give the secret key: it is locked, or it was refused. Unlock it and "
            "try again; or type the secret key to open the account this time.");
    case Kind::Slow:
        return SecretTextTr::tr(
            "The key ring did not answer in time. If it asks for its password in a window of its own, "
            "answer there and try again; or type the secret key to open the account this time.");
    case Kind::Failed:
        return SecretTextTr::tr(
            "The key ring reported a problem; Details has its words. Try again; or type the secret key "
            "to open the account this time.");
    }
    return fromKeyRing
        ? SecretTextTr::tr("Type the secret key to open the account without the key ring this time.")
        : SecretTextTr::tr("The secret key of this account is not kept on this computer. Type it to open the "
                           "account.");
}

QString secretNotKeptText(const SecretTrouble &trouble, const QString &account)
{
    const QString name = visibleLine(account, 80);
    switch (trouble.kind) {
    case SecretTrouble::Kind::Slow:
        return SecretTextTr::tr(
                   "The key ring did not answer in time, so the secret key of %1 is kept only while "
                   "the account is "
                   "open. Unlock the key ring, then use Manage accounts, Change secret key.")
            .arg(name);
    case SecretTrouble::Kind::Denied:
        return SecretTextTr::
            tr("The key ring is locked or refused, so the secret key of %1 is kept only while the account is "
               "open. Unlock the key ring, then use Manage accounts, Change secret key.")
                .arg(name);
    case SecretTrouble::Kind::NoService:
        return SecretTextTr::tr(
                   "No key ring answers, so the secret key of %1 is kept only while the account is "
                   "open, and asked "
                   "for when it is opened again.")
            .arg(name);
    case SecretTrouble::Kind::None:
    case SecretTrouble::Kind::NotFound:
    case SecretTrouble::Kind::Failed:
        break;
    }
    return SecretTextTr::tr(
               "The key ring could not keep the secret key of %1, so it is kept only while the account "
               "is open. Use "
               "Manage accounts, Change secret key, to try again.")
        .arg(name);
}

QString ringTroubleText(const SecretTrouble &trouble)
{
    switch (trouble.kind) {
    case SecretTrouble::Kind::Slow:
        return SecretTextTr::tr(
            "It did not answer in time. If it asks for its password in a window of its own, answer there "
            "and try again.");
    case SecretTrouble::Kind::Denied:
        return SecretTextTr::tr("It is locked, or it refused. Unlock it, then try again.");
    case SecretTrouble::Kind::NoService:
        return SecretTextTr::tr(
            "None answers on this computer. Start one, such as GNOME Keyring or KWallet, then try again.");
    case SecretTrouble::Kind::None:
    case SecretTrouble::Kind::NotFound:
    case SecretTrouble::Kind::Failed:
        break;
    }
    if (trouble.detail.isEmpty())
        return SecretTextTr::tr("It did not say why. Try again.");
    return SecretTextTr::tr("It says: %1").arg(visibleLine(trouble.detail));
}

QString baseUrlLine(const Profile &profile)
{
    return SecretTextTr::tr("Base URL: %1").arg(visibleLine(profile.baseUrl.toString(), 200));
}

} // namespace trunkline

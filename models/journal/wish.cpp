// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/wish.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace trunkline {

QJsonObject wishOf(const api::PurchaseOptions &options)
{
    QJsonObject wish;
    if (options.cnamLookups)
        wish["cnam"_L1] = *options.cnamLookups;
    if (options.enableMessaging)
        wish["messaging"_L1] = true;
    return wish;
}

QJsonObject wishOf(const api::NumberEdit &edit)
{
    QJsonObject wish;
    if (edit.alias)
        wish["alias"_L1] = *edit.alias;
    if (edit.cnamLookups)
        wish["cnam"_L1] = *edit.cnamLookups;
    if (edit.messaging)
        wish["messaging"_L1] = *edit.messaging;
    return wish;
}

QJsonObject wishOf(const api::RouteDraft &draft)
{
    return {{"alias"_L1, draft.alias}, {"type"_L1, routeTypeWord(draft.type)}, {"value"_L1, draft.value}};
}

QJsonObject wishOf(const OutgoingMessage &message)
{
    QJsonObject wish{{"from"_L1, message.from.digits()},
                     {"to"_L1, message.to.digits()},
                     {"mms"_L1, message.isMms()},
                     {"media"_L1, int(message.mediaUrls.size())},
                     {"sha256"_L1, textHash(message.body)}};
    if (message.isMms())
        wish["mediaSha256"_L1] = textHash(message.mediaUrls.join(u'\n'));
    return wish;
}

QJsonObject wishOfRoute(const QString &routeId)
{
    return {{"route"_L1, routeId}};
}

QJsonObject wishOfCallback(const QString &url)
{
    return {{"url"_L1, url}};
}

QString objectOf(const OutgoingMessage &message)
{
    return message.from.digits() + u'>' + message.to.digits();
}

QString textHash(const QString &text)
{
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex());
}

} // namespace trunkline

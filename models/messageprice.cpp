// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageprice.h"

#include <QCoreApplication>
#include <QStringList>

namespace trunkline {

namespace {

struct MessagePriceTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::MessagePrice)
};

QString eachWords(const PriceDetails &price)
{
    if (price.base && price.surcharge)
        return MessagePriceTr::tr("each %1 and %2 carrier surcharge")
            .arg(price.base->toString(), price.surcharge->toString());
    if (price.base)
        return MessagePriceTr::tr("each %1").arg(price.base->toString());
    return price.surcharge
        ? MessagePriceTr::tr("each with %1 carrier surcharge").arg(price.surcharge->toString())
        : QString();
}

} // namespace

QString priceWords(const Message &message)
{
    if (!message.price)
        return {};
    QStringList parts;
    if (message.price->charged)
        parts += MessagePriceTr::tr("%1 charged").arg(message.price->charged->toString());
    if (message.price->segments > 0)
        parts += MessagePriceTr::tr("%n part(s)", nullptr, message.price->segments);
    if (const QString each = eachWords(*message.price); !each.isEmpty())
        parts += each;
    return parts.join(MessagePriceTr::tr("; ", "between the parts of a price"));
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled twice: as it is, where the journal is asked, it must compile; with WITHOUT_PERMIT, where a page
// makes its own right to write, each line of that must not. needed.cmake counts them.
#include "api/callbacksapi.h"
#include "journal/journal.h"

using namespace trunkline;

void change(Journal &journal, Transport &transport, QObject *page);
void change(Journal &journal, Transport &transport, QObject *page)
{
    const PhoneNumber number = PhoneNumber::fromService(QStringLiteral("12065550177"));
    const QString id = QStringLiteral("91402");
#ifdef WITHOUT_PERMIT
    Q_UNUSED(journal);
    api::purchaseNumber(transport, WritePermit(1), number, {}, page);
    api::updateNumber(transport, WritePermit(1), number, {}, page);
    api::releaseNumber(transport, WritePermit(1), number, page);
    api::setRoute(transport, WritePermit(1), number, api::RouteSlot::Primary, id, page);
    api::clearRoute(transport, WritePermit(1), number, api::RouteSlot::Primary, page);
    api::createRoute(transport, WritePermit(1), {}, page);
    api::updateRoute(transport, WritePermit(1), id, {}, page);
    api::deleteRoute(transport, WritePermit(1), id, page);
    api::sendMessage(transport, WritePermit(1), {}, page);
    api::setCallback(transport, WritePermit(1), CallbackType::Sms, id, page);
    api::clearCallback(transport, WritePermit(1), CallbackType::Sms, page);
    transport.send(Request(), WritePermit(1), page, {});
#else
    Q_UNUSED(transport);
    journal.purchase(number, {}, Money(), page, [](const WriteResult<api::Purchase> &) {});
    journal.deleteRoute(id, page, [](const WriteResult<Nothing> &) {});
#endif
}

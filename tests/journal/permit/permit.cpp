// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled twice: as it is, where the journal is asked, it must compile; with WITHOUT_PERMIT, where a page
// makes its own right to write, it must not.
#include "journal/journal.h"

void buy(trunkline::Journal &journal, trunkline::Transport &transport, QObject *page);
void buy(trunkline::Journal &journal, trunkline::Transport &transport, QObject *page)
{
    const trunkline::PhoneNumber number = trunkline::PhoneNumber::fromService(QStringLiteral("12065550177"));
#ifdef WITHOUT_PERMIT
    Q_UNUSED(journal);
    trunkline::api::purchaseNumber(transport, trunkline::WritePermit(1), number, {}, page);
#else
    Q_UNUSED(transport);
    journal.purchase(number, {}, trunkline::Money(), page,
                     [](const trunkline::WriteResult<trunkline::api::Purchase> &) {});
#endif
}

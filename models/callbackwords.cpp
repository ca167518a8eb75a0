// SPDX-License-Identifier: GPL-3.0-or-later
#include "callbackwords.h"

#include <QCoreApplication>

namespace trunkline {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(trunkline::CallbackWords)
};

} // namespace

QString callbackName(CallbackType type)
{
    switch (type) {
    case CallbackType::Sms:
        return Words::tr("incoming SMS");
    case CallbackType::Mms:
        return Words::tr("incoming MMS");
    case CallbackType::SmsReceipts:
        return Words::tr("SMS delivery receipts");
    case CallbackType::MmsReceipts:
        return Words::tr("MMS delivery receipts");
    }
    return {};
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "callbackwords.h"

#include <QCoreApplication>

namespace trunkline {

namespace {

struct CallbackWordsTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::CallbackWords)
};

} // namespace

QString callbackName(CallbackType type)
{
    switch (type) {
    case CallbackType::Sms:
        return CallbackWordsTr::tr("incoming SMS");
    case CallbackType::Mms:
        return CallbackWordsTr::tr("incoming MMS");
    case CallbackType::SmsReceipts:
        return CallbackWordsTr::tr("SMS delivery receipts");
    case CallbackType::MmsReceipts:
        return CallbackWordsTr::tr("MMS delivery receipts");
    }
    return {};
}

} // namespace trunkline

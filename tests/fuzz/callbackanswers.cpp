// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/callbacksdecode.h"
#include "oracle.h"
#include "targets.h"

using namespace Qt::StringLiterals;

namespace trunkline::fuzz {

void callback(const QByteArray &body)
{
    const auto url = readTwice<QString>([&] { return api::decodeCallback({200, body}); });
    if (!url.ok())
        return;
    const QJsonValue stated = dataOf(body)["attributes"_L1]["callback_url"_L1];
    expect(stated.isNull() || stated.isString(), "what is not stated is no answer");
    expect(url.value() == stated.toString().trimmed(), "an address is the one that was sent");
    expectText(url.value());
}

} // namespace trunkline::fuzz

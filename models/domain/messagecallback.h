// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <QString>

namespace trunkline {

/// What the service tells an account's own server about, by a request to an address that is set for each
/// (flowroute-api 7.1). The account has one address of each; numbers and messages can have others.
enum class CallbackType {
    Sms, ///< an SMS has come in
    Mms, ///< an MMS has come in
    SmsReceipts, ///< a delivery receipt of an SMS that was sent
    MmsReceipts, ///< of an MMS
};
inline constexpr std::array callbackTypes{CallbackType::Sms, CallbackType::Mms, CallbackType::SmsReceipts,
                                          CallbackType::MmsReceipts};

/// The service's word: "sms_callback", "mms_dlr_callback" ...
QString callbackWord(CallbackType type);
std::optional<CallbackType> callbackFromWord(const QString &word);

/// Why a typed address cannot be used; Ok says it can. The service asks for a URL (flowroute-api 7.1); that
/// it has to be http or https follows from what is sent there, the rest is ours.
enum class CallbackUrlProblem {
    Ok,
    Empty,
    NotWeb, ///< not http:// or https:// with a host
    BadCharacter, ///< a blank, or what has to be percent-encoded
    UserInfo, ///< user name or password in it: they would be shown here and kept in the journal
};
CallbackUrlProblem checkCallbackUrl(const QString &url);

/// Whether both are spellings of one address: "HTTPS://Hooks.example.com" and
/// "https://hooks.example.com:443/".
bool isSameCallbackUrl(const QString &a, const QString &b);

} // namespace trunkline

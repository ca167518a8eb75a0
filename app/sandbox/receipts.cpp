// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/receipts.h"

#include "sandbox/messagetime.h"
#include <algorithm>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

struct CodeText {
    int code;
    const char *text;
};

constexpr CodeText kCodes[] = {
    {1000, "Default State"},
    {1001, "Message queued for delivery"},
    {1002, "Message has been sent"},
    {1003, "Message accepted by Carrier"},
    {1004, "Message delivered to handset"},
    {1005, "Message rejected"},
    {1006, "Message expired"},
    {1007, "Message failed"},
    {1008, "Permanent Send Error"},
    {1009, "Partial Send Failure"},
    {1010, "Validation failed"},
    {1100, "Unknown error"},
    {1101, "Source Carrier Invalid"},
    {1102, "Destination Carrier Invalid"},
    {1103, "Source Not Authorized"},
    {1104, "Source Carrier Disabled"},
    {1105, "Destination Carrier Disabled"},
    {1106, "No Valid Route"},
    {1107, "Invalid Source TON"},
    {1108, "Invalid Destination TON"},
    {1109, "Route Denied"},
    {1110, "User Opted Out (STOP)"},
    {1111, "Temporary Resolution Failure"},
    {1112, "Permanent Resolution Failure"},
    {1115, "No Handler found"},
    {1116, "Destination Address is not text enabled"},
    {1150, "Spam"},
    {1152, "Spam Reject"},
    {1160, "Toll Free Messaging Limits exceeded"},
    {1200, "Unknown error"},
    {1201, "Message too long"},
    {1202, "Invalid Priority Flag"},
    {1203, "Invalid registered delivery flag"},
    {1204, "System error"},
    {1205, "Invalid source address"},
    {1206, "Invalid destination address"},
    {1207, "Message ID is invalid"},
    {1208, "Cancelling message failed"},
    {1209, "Message replacement failed"},
    {1210, "Message queue full"},
    {1211, "Invalid service type"},
};

/// 0180 upwards.
constexpr int kFailures[] = {1005, 1006, 1007, 1008, 1105, 1106, 1110, 1111, 1112, 1116, 1150, 1152, 1160};
constexpr int kFirstFailing = 180;
constexpr int kSlow = 196;
constexpr int kSilent = 197;
constexpr int kOnlyHandedOver = 198;
constexpr int kAcceptedOnly = 199;

int endingOf(const QString &to)
{
    return QStringView(to).right(4).toInt();
}

bool staysAccepted(int ending)
{
    return ending == kAcceptedOnly || (ending >= 170 && ending < 180);
}

struct Step {
    int afterMs;
    int level;
    int code; ///< 0: null in the reply
};

QList<Step> stepsTo(const QString &to)
{
    const int ending = endingOf(to);
    if (ending == kSilent)
        return {};
    QList<Step> steps{{1000, 1, 0}};
    if (const int failure = Receipts::failureOf(to))
        steps << Step{3000, 2, failure};
    else if (ending != kOnlyHandedOver)
        steps << Step{2000, 2, 1003};
    if (steps.last().code == 1003 && !staysAccepted(ending))
        steps << Step{4000, 2, 1004};
    if (ending == kSlow) {
        for (Step &step : steps)
            step.afterMs *= 10;
    }
    return steps;
}

/// The words for success are observed; nothing is known of those for a failure.
QString statusOf(const Step &step, bool isMms)
{
    if (step.level == 1)
        return isMms ? u"mmsc submit"_s : u"smsc submit"_s;
    if (step.code == 1003)
        return u"message buffered"_s;
    return step.code == 1004 ? u"delivered"_s : u"[sandbox] delivery failure"_s;
}

/// Receipts inside a record tell whole seconds with two zeros for a fraction (flowroute-api 1.6).
QString receiptTime(qint64 ms)
{
    return utcText(ms / 1000) % ".00Z"_L1;
}

} // namespace

QJsonArray Receipts::at(const QString &to, bool isMms, qint64 sent, qint64 now)
{
    QJsonArray receipts;
    for (const Step &step : stepsTo(to)) {
        if (sent + step.afterMs > now)
            break;
        receipts.prepend(QJsonObject{{u"level"_s, step.level},
                                     {u"status"_s, statusOf(step, isMms)},
                                     {u"status_code"_s, step.code ? QJsonValue(step.code) : QJsonValue()},
                                     {u"status_code_description"_s, codeText(step.code ? step.code : 1002)},
                                     {u"timestamp"_s, receiptTime(sent + step.afterMs)}});
    }
    return receipts;
}

QString Receipts::codeText(int code)
{
    const auto *found = std::find_if(std::begin(kCodes), std::end(kCodes),
                                     [code](const CodeText &row) { return row.code == code; });
    return found == std::end(kCodes) ? QString() : QString::fromLatin1(found->text);
}

int Receipts::failureOf(const QString &to)
{
    const int ending = endingOf(to);
    const int place = ending - kFirstFailing;
    if (place >= 0 && place < int(std::size(kFailures)))
        return kFailures[place];
    return ending > 1004 && !codeText(ending).isEmpty() ? ending : 0;
}

QList<int> Receipts::failingEndings()
{
    QList<int> endings;
    for (int place = 0; place < int(std::size(kFailures)); ++place)
        endings << kFirstFailing + place;
    return endings;
}

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/messagesapi.h"
#include "domain/phonenumber.h"
#include "domain/route.h"
#include "oracle.h"
#include "targets.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace trunkline::fuzz {

namespace {

bool isAscii(QChar c, char16_t first, char16_t last)
{
    return c >= first && c <= last;
}

bool areDigits(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return isAscii(c, u'0', u'9'); });
}

/// A number as the service might send it: anything at all.
void checkSent(const QString &text)
{
    const PhoneNumber number = PhoneNumber::fromService(text);
    expect(text.endsWith(number.digits()) && text.size() - number.digits().size() <= 1,
           "only a plus is dropped");
    expect(number.lastFour().size() <= 4 && number.npa().size() == number.nxx().size(), "parts are short");
    expect(number.isEmpty() == number.national().isEmpty(), "a number has a spelling");
    expect(number.isEmpty() == number.e164().isEmpty(), "a number has a spelling");
    expectPrintable(number.national(), 40, "what is shown as a number is a short line");
}

} // namespace

void phoneNumber(const QByteArray &text)
{
    const QString typed = QString::fromUtf8(text);
    checkSent(typed);
    expect(areDigits(digitsOf(typed)), "digits are digits");
    const ParsedNumber parsed = parsePhoneNumber(typed);
    const bool usable = parsed.verdict == NumberVerdict::Valid || parsed.verdict == NumberVerdict::Doubtful;
    expect(usable != parsed.number.isEmpty(), "there is a number when it can be used, and only then");
    expect(areDigits(parsed.number.digits()), "a typed number is kept as digits");
    expect(parsed.number.digits().size() <= 20, "no number is that long");
    if (!usable)
        return;
    const ParsedNumber again = parsePhoneNumber(parsed.number.e164());
    expect(again.number == parsed.number && again.verdict == parsed.verdict, "a number stays what it is");
}

void routeValue(const QByteArray &text)
{
    const QString typed = QString::fromUtf8(text);
    for (const RouteType type : {RouteType::Host, RouteType::Number, RouteType::Uri}) {
        const RouteValueProblem problem = checkRouteValue(type, typed);
        expect((problem == RouteValueProblem::Empty) == typed.isEmpty(), "only nothing is empty");
        if (problem != RouteValueProblem::Ok)
            continue;
        const auto isOdd = [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; };
        expect(std::none_of(typed.begin(), typed.end(), isOdd), "a good value is one word");
        expect(type != RouteType::Number || (areDigits(typed) && typed.size() == 11), "a number is a number");
    }
}

void messageId(const QByteArray &text)
{
    const QString pasted = QString::fromUtf8(text);
    const QString id = api::findMessageId(pasted);
    if (id.isEmpty())
        return;
    expect(id.size() == 37 && id.startsWith("mdr"_L1) && id.at(4) == u'-' && areDigits(id.mid(3, 1)),
           "an id has its form");
    const QString rest = id.mid(5);
    expect(std::all_of(rest.begin(), rest.end(),
                       [](QChar c) { return isAscii(c, u'0', u'9') || isAscii(c, u'a', u'f'); }),
           "an id has its form");
    expect(pasted.contains(id, Qt::CaseInsensitive), "an id was in the text");
}

} // namespace trunkline::fuzz

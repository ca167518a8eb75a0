// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/usstates.h"

namespace trunkline {

namespace {

struct Entry {
    const char16_t *code;
    const char16_t *name;
};

// clang-format off
constexpr Entry entries[] = {
    {u"AB", u"Alberta"},
    {u"AK", u"Alaska"},
    {u"AL", u"Alabama"},
    {u"AR", u"Arkansas"},
    {u"AZ", u"Arizona"},
    {u"BC", u"British Columbia"},
    {u"CA", u"California"},
    {u"CO", u"Colorado"},
    {u"CT", u"Connecticut"},
    {u"DC", u"District of Columbia"},
    {u"DE", u"Delaware"},
    {u"FL", u"Florida"},
    {u"GA", u"Georgia"},
    {u"HI", u"Hawaii"},
    {u"IA", u"Iowa"},
    {u"ID", u"Idaho"},
    {u"IL", u"Illinois"},
    {u"IN", u"Indiana"},
    {u"KS", u"Kansas"},
    {u"KY", u"Kentucky"},
    {u"LA", u"Louisiana"},
    {u"MA", u"Massachusetts"},
    {u"MB", u"Manitoba"},
    {u"MD", u"Maryland"},
    {u"ME", u"Maine"},
    {u"MI", u"Michigan"},
    {u"MN", u"Minnesota"},
    {u"MO", u"Missouri"},
    {u"MS", u"Mississippi"},
    {u"MT", u"Montana"},
    {u"NB", u"New Brunswick"},
    {u"NC", u"North Carolina"},
    {u"ND", u"North Dakota"},
    {u"NE", u"Nebraska"},
    {u"NH", u"New Hampshire"},
    {u"NJ", u"New Jersey"},
    {u"NL", u"Newfoundland and Labrador"},
    {u"NM", u"New Mexico"},
    {u"NS", u"Nova Scotia"},
    {u"NT", u"Northwest Territories"},
    {u"NU", u"Nunavut"},
    {u"NV", u"Nevada"},
    {u"NY", u"New York"},
    {u"OH", u"Ohio"},
    {u"OK", u"Oklahoma"},
    {u"ON", u"Ontario"},
    {u"OR", u"Oregon"},
    {u"PA", u"Pennsylvania"},
    {u"PE", u"Prince Edward Island"},
    {u"PR", u"Puerto Rico"},
    {u"QC", u"Quebec"},
    {u"RI", u"Rhode Island"},
    {u"SC", u"South Carolina"},
    {u"SD", u"South Dakota"},
    {u"SK", u"Saskatchewan"},
    {u"TN", u"Tennessee"},
    {u"TX", u"Texas"},
    {u"UT", u"Utah"},
    {u"VA", u"Virginia"},
    {u"VT", u"Vermont"},
    {u"WA", u"Washington"},
    {u"WI", u"Wisconsin"},
    {u"WV", u"West Virginia"},
    {u"WY", u"Wyoming"},
    {u"YT", u"Yukon"},
};
// clang-format on

} // namespace

const QList<UsState> &usStates()
{
    static const QList<UsState> states = [] {
        QList<UsState> list;
        for (const Entry &entry : entries)
            list.append({QString::fromUtf16(entry.code), QString::fromUtf16(entry.name)});
        return list;
    }();
    return states;
}

QString usStateName(const QString &code)
{
    for (const UsState &state : usStates()) {
        if (state.code.compare(code, Qt::CaseInsensitive) == 0)
            return state.name;
    }
    return code;
}

} // namespace trunkline

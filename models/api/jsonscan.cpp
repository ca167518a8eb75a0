// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonscan.h"

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

/// The closing quote of the text that begins behind `at`, or the end.
const char *behindText(const char *at, const char *end)
{
    for (; at < end; ++at) {
        if (*at == '\\')
            ++at;
        else if (*at == '"')
            return at;
    }
    return end;
}

} // namespace

QString exceededJsonLimit(QByteArrayView json, const JsonLimits &limits)
{
    int depth = 0;
    int values = 1;
    const char *const end = json.data() + json.size();
    for (const char *at = json.data(); at < end; ++at) {
        switch (*at) {
        case '"':
            at = behindText(at + 1, end);
            break;
        case '[':
        case '{':
            ++values; // its first element; a comma announces each of the others
            if (++depth > limits.depth)
                return u"document: nested more than %1 deep"_s.arg(limits.depth);
            break;
        case ']':
        case '}':
            --depth;
            break;
        case ',':
            ++values;
            break;
        default:
            break;
        }
        if (values > limits.values)
            return u"document: more than %1 values"_s.arg(limits.values);
    }
    return {};
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/numberfilter.h"

#include "sandbox/errors.h"
#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QString digits(const Request &request, const QString &name, QJsonObject &problems)
{
    QString text = request.queryValue(name).trimmed();
    const bool all = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!all)
        addProblem(problems, name, own(u"Digits only."_s));
    return all ? text : QString();
}

/// "206" means 1206; a plus sign, which a bare one in a query turns into a blank, gives the country code.
QString leadingDigits(const Request &request, QJsonObject &problems)
{
    const QString name = u"starts_with"_s;
    const QString text = request.queryValue(name);
    if (text.startsWith(u'+') || text.startsWith(u' ')) {
        Request bare;
        bare.query.append(qMakePair(name, text.mid(1)));
        return digits(bare, name, problems);
    }
    const QString plain = digits(request, name, problems);
    return plain.isEmpty() || plain.startsWith(u'1') ? plain : u'1' % plain;
}

} // namespace

DigitFilter DigitFilter::of(const Request &request, QJsonObject &problems)
{
    return {leadingDigits(request, problems), digits(request, u"contains"_s, problems),
            digits(request, u"ends_with"_s, problems)};
}

bool DigitFilter::matches(const QString &value) const
{
    return value.startsWith(startsWith) && value.contains(contains) && value.endsWith(endsWith);
}

void DigitFilter::echo(Filters &filters) const
{
    const Filters all{{u"contains"_s, contains}, {u"ends_with"_s, endsWith}, {u"starts_with"_s, startsWith}};
    for (const auto &filter : all) {
        if (!filter.second.isEmpty())
            filters.append(filter);
    }
}

} // namespace sandbox

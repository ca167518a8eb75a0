// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonreader.h"
#include "api/jsonscan.h"
#include "oracle.h"
#include "targets.h"

#include <algorithm>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace trunkline::fuzz {

namespace {

struct Structure {
    int depth = 0; ///< the deepest place
    int values = 1;
};

/// Counted on what is left when the texts are taken out; also of what is no JSON.
Structure byHand(const QByteArray &json)
{
    static const QRegularExpression texts(uR"("(?:[^"\\]++|\\.)*+(?:"|\\?\z))"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    const QString rest = QString::fromLatin1(json).remove(texts);
    Structure found;
    int depth = 0;
    for (const QChar c : rest) {
        if (c == u'[' || c == u'{')
            found.depth = std::max(found.depth, ++depth);
        else if (c == u']' || c == u'}')
            --depth;
    }
    found.values += int(rest.count(u',') + rest.count(u'[') + rest.count(u'{'));
    return found;
}

/// What a parser makes of it. Of members with the same name it keeps one.
void addParsed(const QJsonValue &value, int depth, Structure *sum)
{
    QJsonArray inside = value.toArray();
    const QJsonObject object = value.toObject();
    for (const auto &member : object)
        inside.append(member);
    const bool opens = value.isArray() || value.isObject();
    sum->depth = std::max(sum->depth, depth + (opens ? 1 : 0));
    sum->values += int(inside.size());
    for (const auto &element : std::as_const(inside))
        addParsed(element, depth + 1, sum);
}

} // namespace

void jsonScan(const QByteArray &json)
{
    const Structure wanted = byHand(json);
    for (const JsonLimits limits :
         {JsonLimits{1, 3}, JsonLimits{4, 1'000}, JsonLimits{1'000, 40}, JsonLimits()}) {
        const QString exceeded = exceededJsonLimit(json, limits);
        const bool fits = wanted.depth <= limits.depth && wanted.values <= limits.values;
        expect(exceeded.isEmpty() == fits, "what is too much is refused, and nothing else");
        expectPrintable(exceeded, 100, "the reason is a short line");
    }
    const JsonReader reader(json);
    const QString problem = reader.problem();
    expect(exceededJsonLimit(json).isEmpty() || problem == exceededJsonLimit(json),
           "a reader says what is too much");
    if (!problem.isEmpty())
        return;
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Structure parsed;
    addParsed(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), 0, &parsed);
    expect(parsed.depth <= wanted.depth && parsed.values <= wanted.values, "no parser finds more");
}

} // namespace trunkline::fuzz

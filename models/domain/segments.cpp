// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/segments.h"

#include <QHash>
#include <QSet>

namespace trunkline {

namespace {

constexpr int gsmAlone = 160;
constexpr int gsmJoined = 153;
constexpr int ucs2Alone = 70;
constexpr int ucs2Joined = 67;
constexpr int publishedGsmJoined = 140;
constexpr int publishedUcs2 = 70;

/// GSM 03.38 default alphabet, without the escape character.
const QSet<char16_t> &basicAlphabet()
{
    static const QSet<char16_t> set = [] {
        const QString characters =
            QStringLiteral(u"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ "
                           u"!\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
                           u"¿abcdefghijklmnopqrstuvwxyzäöñüà");
        QSet<char16_t> result;
        for (const QChar c : characters)
            result.insert(c.unicode());
        return result;
    }();
    return set;
}

/// The extension table: each costs an escape and a septet.
bool isExtension(QChar c)
{
    return QStringLiteral(u"\f^{}\\[~]|€").contains(c);
}

/// Septets of a character, or 0 if GSM 03.38 has none for it.
int septets(QChar c)
{
    if (basicAlphabet().contains(c.unicode()))
        return 1;
    return isExtension(c) ? 2 : 0;
}

/// The costs of the body's characters in order: what may not be split is one entry.
struct Costs {
    TextEncoding encoding = TextEncoding::Gsm7;
    QList<int> units;
    QString firstUcs2Character;
};

QString codePointAt(const QString &text, qsizetype at)
{
    const bool pair =
        text.at(at).isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
    return text.mid(at, pair ? 2 : 1);
}

Costs costsOf(const QString &body)
{
    Costs costs;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const int cost = septets(body.at(i));
        if (cost == 0) {
            costs.encoding = TextEncoding::Ucs2;
            costs.firstUcs2Character = codePointAt(body, i);
            break;
        }
        costs.units.append(cost);
    }
    if (costs.encoding == TextEncoding::Gsm7)
        return costs;
    costs.units.clear();
    for (qsizetype i = 0; i < body.size(); i += costs.units.last())
        costs.units.append(int(codePointAt(body, i).size()));
    return costs;
}

struct Packed {
    int parts = 0;
    int left = 0;
};

/// Fills parts of `alone` units when one is enough, else of `joined`; an entry never spans two parts.
Packed pack(const QList<int> &units, int total, int alone, int joined)
{
    if (units.isEmpty())
        return {0, alone};
    if (total <= alone)
        return {1, alone - total};
    Packed packed{1, joined};
    for (const int unit : units) {
        if (unit > packed.left) {
            ++packed.parts;
            packed.left = joined;
        }
        packed.left -= unit;
    }
    return packed;
}

int sum(const QList<int> &units)
{
    int total = 0;
    for (const int unit : units)
        total += unit;
    return total;
}

} // namespace

Segmentation segment(const QString &body)
{
    const Costs costs = costsOf(body);
    const bool gsm = costs.encoding == TextEncoding::Gsm7;
    Segmentation result;
    result.encoding = costs.encoding;
    result.units = sum(costs.units);
    result.firstUcs2Character = costs.firstUcs2Character;
    const Packed packed =
        pack(costs.units, result.units, gsm ? gsmAlone : ucs2Alone, gsm ? gsmJoined : ucs2Joined);
    result.parts = packed.parts;
    result.leftInPart = packed.left;
    return result;
}

int publishedParts(const QString &body)
{
    const Costs costs = costsOf(body);
    const int total = sum(costs.units);
    if (costs.encoding == TextEncoding::Gsm7)
        return pack(costs.units, total, gsmAlone, publishedGsmJoined).parts;
    return pack(costs.units, total, publishedUcs2, publishedUcs2).parts;
}

int partsOfReceived(const QString &body)
{
    return segment(body.size() > LongestCounted ? body.left(LongestCounted) : body).parts;
}

QString withPlainPunctuation(const QString &body)
{
    static const QHash<char16_t, QString> plain{
        {u'\u2018', QStringLiteral("'")},   {u'\u2019', QStringLiteral("'")},
        {u'\u201A', QStringLiteral("'")},   {u'\u201B', QStringLiteral("'")},
        {u'\u2032', QStringLiteral("'")},   {u'\u201C', QStringLiteral("\"")},
        {u'\u201D', QStringLiteral("\"")},  {u'\u201E', QStringLiteral("\"")},
        {u'\u2033', QStringLiteral("\"")},  {u'\u00AB', QStringLiteral("\"")},
        {u'\u00BB', QStringLiteral("\"")},  {u'\u2010', QStringLiteral("-")},
        {u'\u2011', QStringLiteral("-")},   {u'\u2012', QStringLiteral("-")},
        {u'\u2013', QStringLiteral("-")},   {u'\u2014', QStringLiteral("-")},
        {u'\u2015', QStringLiteral("-")},   {u'\u2212', QStringLiteral("-")},
        {u'\u2026', QStringLiteral("...")}, {u'\u2022', QStringLiteral("*")},
        {u'\u00B7', QStringLiteral(".")},   {u'\u00A0', QStringLiteral(" ")},
        {u'\u2007', QStringLiteral(" ")},   {u'\u2009', QStringLiteral(" ")},
        {u'\u202F', QStringLiteral(" ")},   {u'\u2028', QStringLiteral("\n")},
        {u'\u2029', QStringLiteral("\n")},
    };
    QString result;
    result.reserve(body.size());
    for (const QChar c : body) {
        const auto found = plain.constFind(c.unicode());
        if (found == plain.cend())
            result.append(c);
        else
            result.append(*found);
    }
    return result;
}

} // namespace trunkline

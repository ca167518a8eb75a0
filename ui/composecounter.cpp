// SPDX-License-Identifier: GPL-3.0-or-later
#include "composecounter.h"

#include "domain/segments.h"
#include "visibletext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

struct ComposeCounterTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::ComposeCounter)
};

QString codePointOf(const QString &character)
{
    const uint code = character.toUcs4().value(0);
    return u"U+%1"_s.arg(QString::number(code, 16).toUpper(), 4, u'0');
}

QString countWords(const Segmentation &parts)
{
    const QString encoding = parts.encoding == TextEncoding::Gsm7 ? ComposeCounterTr::tr("GSM 03.38")
                                                                  : ComposeCounterTr::tr("Unicode (UCS-2)");
    const QString left = ComposeCounterTr::tr("%n character(s) left in it", nullptr, parts.leftInPart);
    return ComposeCounterTr::tr("%1 · %2 · %3", "encoding, parts, characters left")
        .arg(encoding, ComposeCounterTr::tr("%n part(s)", nullptr, parts.parts), left);
}

} // namespace

ComposeCounter countBody(const QString &body)
{
    const Segmentation parts = segment(body);
    ComposeCounter counter;
    counter.count = countWords(parts);
    if (const int published = publishedParts(body); published != parts.parts)
        counter.published = ComposeCounterTr::tr(
            "Flowroute's published rule (160, then 140 a part; 70 in Unicode) counts %n.", nullptr,
            published);
    if (!parts.firstUcs2Character.isEmpty())
        counter.forced =
            ComposeCounterTr::tr("“%1” (%2) makes it Unicode, with 70 characters a part.")
                .arg(visibleLine(parts.firstUcs2Character), codePointOf(parts.firstUcs2Character));
    counter.plainHelps = withPlainPunctuation(body) != body;
    return counter;
}

} // namespace trunkline

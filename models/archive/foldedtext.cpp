// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/foldedtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int foldingRevision = 1; ///< of the code below

bool isPlain(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c > u'\0' && c <= u'~'; });
}

/// Most texts are plain, and for these it is done here: normalizing takes twenty times as long.
QString foldedPlain(QStringView text)
{
    QString result(text.size(), Qt::Uninitialized);
    std::transform(text.begin(), text.end(), result.begin(),
                   [](QChar c) { return c >= u'A' && c <= u'Z' ? QChar(c.unicode() + (u'a' - u'A')) : c; });
    return result;
}

bool isLeftOut(char16_t c)
{
    return (c >= u'\uFE00' && c <= u'\uFE0F') || c == u'\u00AD' || c == u'\u200B' || c == u'\u2060'
        || c == u'\uFEFF';
}

/// Letters whose stroke or missing dot Unicode takes for no accent.
char16_t withoutStroke(char16_t c)
{
    switch (c) {
    case u'\u0000':
        return u'\uFFFD';
    case u'\u00F8': // ø
        return u'o';
    case u'\u0111': // đ
        return u'd';
    case u'\u0127': // ħ
        return u'h';
    case u'\u0131': // ı
        return u'i';
    case u'\u0142': // ł
        return u'l';
    case u'\u0167': // ŧ
        return u't';
    default:
        return c;
    }
}

/// Takes marks off Latin letters; the text is folded and decomposed.
QString withoutLatinMarks(const QString &text)
{
    QString result;
    result.reserve(text.size());
    bool afterLatin = false;
    for (const QChar c : text) {
        if (isLeftOut(c.unicode()))
            continue;
        const bool isMark = c.category() == QChar::Mark_NonSpacing;
        if (isMark && afterLatin)
            continue;
        if (!isMark)
            afterLatin = c.script() == QChar::Script_Latin;
        if (c == u'\u00DF') // ß; Qt folds letter by letter
            result.append("ss"_L1);
        else if (c == u'\u0587') // և
            result.append(u"\u0565\u0582"_s);
        else
            result.append(QChar(withoutStroke(c.unicode())));
    }
    return result;
}

} // namespace

QString folded(QStringView text)
{
    if (isPlain(text))
        return foldedPlain(text);
    // Folding may bring what can be decomposed again, and decomposing what can be folded.
    const QString once = text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
    const QString twice = once.normalized(QString::NormalizationForm_KD).toCaseFolded();
    return withoutLatinMarks(twice).normalized(QString::NormalizationForm_C);
}

QString foldingVersion()
{
    return u"%1 of Unicode %2"_s.arg(foldingRevision).arg(int(QChar::currentUnicodeVersion()));
}

} // namespace trunkline

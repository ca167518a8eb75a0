// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/segments.h"
#include "oracle.h"
#include "targets.h"
#include "visibletext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace trunkline::fuzz {

namespace {

QString fromUtf16(const QByteArray &bytes)
{
    QString text;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        text += QChar(char16_t(quint8(bytes.at(i)) | quint8(bytes.at(i + 1)) << 8));
    return text;
}

/// GSM 03.38 by the tables of the standard: 1 in the default alphabet, 2 in its extension, 0 outside of both.
int septets(QChar c)
{
    static const QString basic = u"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ"_s;
    static const QString more = u"¡ÄÖÑÜ§¿äöñüà¤"_s;
    static const QString extension = u"\f^{}\\[~]|€"_s;
    const char16_t unit = c.unicode();
    if (extension.contains(c))
        return 2;
    const bool ascii = unit >= 0x20 && unit < 0x7F && unit != u'`';
    return ascii || basic.contains(c) || more.contains(c) ? 1 : 0;
}

/// Fills parts by hand. A pair (escape and character, two surrogates) stays together.
struct Parts {
    int size = 0; ///< of a part
    int count = 1;
    int used = 0; ///< in the last one
    void add(int units)
    {
        if (used + units > size) {
            ++count;
            used = 0;
        }
        used += units;
    }
};

Segmentation byHand(const QString &text)
{
    Segmentation wanted;
    QList<int> units;
    bool gsm = true;
    for (const QChar c : text)
        gsm = gsm && septets(c) > 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair =
            !gsm && i + 1 < text.size() && text.at(i).isHighSurrogate() && text.at(i + 1).isLowSurrogate();
        units += gsm ? septets(text.at(i)) : pair ? 2 : 1;
        i += pair ? 1 : 0;
        wanted.units += units.last();
    }
    wanted.encoding = gsm ? TextEncoding::Gsm7 : TextEncoding::Ucs2;
    const int alone = gsm ? 160 : 70;
    Parts parts{wanted.units <= alone ? alone : gsm ? 153 : 67};
    for (const int unit : units)
        parts.add(unit);
    wanted.parts = units.isEmpty() ? 0 : parts.count;
    wanted.leftInPart = parts.size - parts.used;
    return wanted;
}

bool isObeyed(QChar c)
{
    const char16_t unit = c.unicode();
    const bool control = unit < 0x20 || (unit >= 0x7F && unit < 0xA0);
    const bool direction = unit == 0x061C || unit == 0x200E || unit == 0x200F
        || (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069);
    const bool hidden =
        unit == 0x00AD || unit == 0x200B || unit == 0xFEFF || (unit >= 0xFFF0 && unit <= 0xFFFC);
    return control || direction || hidden || unit == 0x2028 || unit == 0x2029;
}

/// Parts of a text, as *Show more* asks for them, come to its end.
void checkParts(const QString &text)
{
    constexpr qsizetype longest = 30;
    for (qsizetype from = 0; from < text.size();) {
        const VisiblePart part = visiblePart(text, from, longest);
        expect(part.end > from && part.end <= text.size(), "every part shows more");
        expect(part.text.size() < longest + LongestShown, "a part is short");
        expect(part.text.isValidUtf16(), "no pair is split, and none that came in halves is handed on");
        for (const QChar c : part.text)
            expect(c == u'\n' || c == u'\t' || !isObeyed(c), "everything in a text is seen");
        from = part.end;
    }
}

} // namespace

void segments(const QByteArray &utf16)
{
    const QString text = fromUtf16(utf16);
    const Segmentation found = segment(text);
    const Segmentation wanted = byHand(text);
    expect(found.encoding == wanted.encoding, "the alphabet decides the encoding");
    expect(found.units == wanted.units, "every character costs what the standard says");
    expect(found.parts == wanted.parts && found.leftInPart == wanted.leftInPart, "no pair is split");
    expect(found.firstUcs2Character.isEmpty() == (found.encoding == TextEncoding::Gsm7)
               && text.contains(found.firstUcs2Character),
           "what forces UCS-2 is in the text");
    expect((publishedParts(text) > 0) == !text.isEmpty(), "a text has parts");
    expect(partsOfReceived(text) == segment(text.left(LongestCounted)).parts,
           "of a text that is too long the front is counted");
    const QString plain = withPlainPunctuation(text);
    expect(withPlainPunctuation(plain) == plain, "plain stays plain");
}

void visibleTexts(const QByteArray &utf16)
{
    const QString text = fromUtf16(utf16);
    for (const int longest : {0, 1, longestCellText}) {
        const QString line = visibleLine(text, longest);
        expect(line.size() <= std::max(longest, 1), "a cell is short");
        expect(line.isValidUtf16(), "no pair is split, and none that came in halves is handed on");
        for (const QChar c : line)
            expect(!isObeyed(c), "everything in a cell is seen");
        expect(visibleLine(line, std::max(longest, 1)) == line, "what is visible stays as it is");
    }
    checkParts(text);
    QString tip = plainToolTip(text);
    expect(tip.size() <= 6 * (longestToolTip + LongestShown) + 9, "a tool tip is short");
    expect(tip.isValidUtf16(), "no pair is split");
    if (tip.startsWith("<qt>"_L1) && tip.endsWith("</qt>"_L1))
        tip = tip.mid(4, tip.size() - 9);
    expect(!tip.contains(u'<'), "a tool tip has no tags from outside");
}

} // namespace trunkline::fuzz

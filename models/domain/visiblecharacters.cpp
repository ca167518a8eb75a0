// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/visiblecharacters.h"

#include <algorithm>
#include <iterator>

namespace trunkline {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// Shown as nothing, as a blank of no meaning, or not at all; sorted. Arabic number signs and the like are of
/// the same category in Unicode but can be seen, so a category will not do.
constexpr Range invisibles[] = {
    {0x0080, 0x009F}, // C1 controls
    {0x00AD, 0x00AD}, // soft hyphen
    {0x034F, 0x034F}, // combining grapheme joiner
    {0x061C, 0x061C}, // Arabic letter mark
    {0x115F, 0x1160}, // Hangul fillers
    {0x17B4, 0x17B5}, // Khmer inherent vowels
    {0x180B, 0x180F}, // Mongolian selectors and vowel separator
    {0x200B, 0x200F}, // zero width, joiners, direction marks
    {0x2028, 0x202E}, // separators, embeddings and overrides
    {0x2060, 0x206F}, // word joiner, invisible operators, isolates, deprecated formats
    {0x3164, 0x3164}, // Hangul filler
    {0xFDD0, 0xFDEF}, // no characters
    {0xFE00, 0xFE0F}, // variation selectors
    {0xFEFF, 0xFEFF}, // byte order mark
    {0xFFA0, 0xFFA0}, // half-width Hangul filler
    {0xFFF0, 0xFFFC}, // unassigned, interlinear annotation, and what stands for an object in Qt's layouts
    {0xFFFE, 0xFFFF}, // no characters
    {0x1BCA0, 0x1BCA3}, // shorthand format
    {0x1D173, 0x1D17A}, // musical format
    {0xE0000, 0xE0FFF}, // tags and further variation selectors
};

/// What emoji are made of. Wider than Unicode's list by some symbols, which can be seen all the same.
constexpr Range pictures[] = {
    {0x00A9, 0x00A9}, {0x00AE, 0x00AE},   {0x203C, 0x203C},   {0x2049, 0x2049}, {0x2122, 0x2122},
    {0x2139, 0x2139}, {0x2194, 0x21AA},   {0x231A, 0x23FF},   {0x24C2, 0x24C2}, {0x25AA, 0x27BF},
    {0x2934, 0x2935}, {0x2B05, 0x2B55},   {0x3030, 0x3030},   {0x303D, 0x303D}, {0x3297, 0x3297},
    {0x3299, 0x3299}, {0x1F000, 0x1F3FA}, {0x1F400, 0x1FAFF},
};

constexpr char32_t skinFirst = 0x1F3FB;
constexpr char32_t skinLast = 0x1F3FF;
constexpr char32_t joiner = 0x200D;
constexpr char32_t emojiSelector = 0xFE0F;
constexpr char32_t keycap = 0x20E3;
constexpr char32_t blackFlag = 0x1F3F4;
constexpr char32_t endTag = 0xE007F;
constexpr int mostJoined = 10; // of one picture; the longest in use has four with two selectors
constexpr int mostAccents = 8;
constexpr int mostTags = 6; // "gbeng" and its like
static_assert(LongestShown == mostJoined * (2 + 2 * mostTags + 2) + mostJoined - 1);

template <size_t size> bool isIn(const Range (&ranges)[size], char32_t character)
{
    const auto *const found =
        std::lower_bound(std::begin(ranges), std::end(ranges), character,
                         [](const Range &range, char32_t wanted) { return range.last < wanted; });
    return found != std::end(ranges) && found->first <= character;
}

/// The code point at `at`, half a pair as itself; 0 past the end.
char32_t codePoint(QStringView text, qsizetype at)
{
    if (at >= text.size())
        return 0;
    const QChar c = text.at(at);
    if (c.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate())
        return QChar::surrogateToUcs4(c, text.at(at + 1));
    return c.unicode();
}

qsizetype unitsOf(char32_t character)
{
    return character > 0xFFFF ? 2 : 1;
}

/// Where the tags of a flag end, or `at` when they are none: 🏴 and letters as tags, closed by a tag.
qsizetype behindTags(QStringView text, qsizetype at)
{
    qsizetype end = at;
    for (int tags = 0; tags <= mostTags; ++tags) {
        const char32_t next = codePoint(text, end);
        if (next == endTag)
            return tags > 0 ? end + 2 : at;
        if (next < 0xE0020 || next > 0xE007E)
            return at;
        end += 2;
    }
    return at;
}

/// Where a picture with its selector, skin or tags ends, or `at` when none begins there.
qsizetype behindPicture(QStringView text, qsizetype at)
{
    const char32_t base = codePoint(text, at);
    if (!isIn(pictures, base))
        return at;
    qsizetype end = at + unitsOf(base);
    const char32_t next = codePoint(text, end);
    if (next == emojiSelector)
        return end + 1;
    if (next >= skinFirst && next <= skinLast)
        return end + 2;
    return base == blackFlag ? behindTags(text, end) : end;
}

/// Where an emoji ends that begins at `at`, or `at` when none does.
qsizetype behindEmoji(QStringView text, qsizetype at)
{
    const char32_t first = codePoint(text, at);
    const bool isKey = (first >= U'0' && first <= U'9') || first == U'#' || first == U'*';
    if (isKey) {
        const bool sits = codePoint(text, at + 1) == emojiSelector && codePoint(text, at + 2) == keycap;
        return sits ? at + 3 : at;
    }
    qsizetype end = behindPicture(text, at);
    for (int joined = 1; end > at && joined < mostJoined && codePoint(text, end) == joiner; ++joined) {
        const qsizetype further = behindPicture(text, end + 1);
        if (further == end + 1)
            break;
        end = further;
    }
    return end;
}

void appendCode(QString *to, char32_t character)
{
    to->append(QStringLiteral("[U+%1]").arg(QString::number(character, 16).toUpper(), 4, QLatin1Char('0')));
}

bool isAccent(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    return (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing)
        && !isIn(invisibles, character);
}

/// Whether as many accents as are shown stand in front of `at`.
bool isHeap(QStringView text, qsizetype at)
{
    for (int accents = 0; accents < mostAccents; ++accents) {
        if (at == 0)
            return false;
        at -= at > 1 && text.at(at - 1).isLowSurrogate() && text.at(at - 2).isHighSurrogate() ? 2 : 1;
        if (!isAccent(codePoint(text, at)))
            return false;
    }
    return true;
}

/// Where the accents end that begin at `at`; counts them.
qsizetype behindAccents(QStringView text, qsizetype at, qsizetype *count)
{
    while (at < text.size() && isAccent(codePoint(text, at))) {
        at += unitsOf(codePoint(text, at));
        ++*count;
    }
    return at;
}

bool isLineEnd(QChar c)
{
    return c == QLatin1Char('\n') || c == QLatin1Char('\r');
}

/// Behind \r\n as one line end, or behind the single character.
qsizetype behindLineEnd(QStringView text, qsizetype at)
{
    const bool both =
        text.at(at) == QLatin1Char('\r') && at + 1 < text.size() && text.at(at + 1) == QLatin1Char('\n');
    return at + (both ? 2 : 1);
}

} // namespace

qsizetype appendVisible(QString *to, QStringView text, qsizetype at)
{
    const char32_t character = codePoint(text, at);
    if (const qsizetype end = behindEmoji(text, at); end > at) {
        to->append(text.mid(at, end - at));
        return end;
    }
    if (isAccent(character) && isHeap(text, at)) {
        qsizetype count = 0;
        const qsizetype end = behindAccents(text, at, &count);
        to->append(QStringLiteral("[+%1]").arg(count));
        return end;
    }
    if (character < 0x20)
        to->append(QChar(char16_t(0x2400 + character))); // the control pictures block mirrors ASCII
    else if (character == 0x7F)
        to->append(QChar(char16_t(0x2421)));
    else if (QChar::isSurrogate(character))
        to->append(QChar(QChar::ReplacementCharacter));
    else if (isIn(invisibles, character))
        appendCode(to, character);
    else
        to->append(text.mid(at, unitsOf(character)));
    return at + unitsOf(character);
}

QString visibleLine(QStringView text, int longest)
{
    QString line;
    qsizetype fits = 0; // what would stay in front of an ellipsis
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text.at(at);
        if (isLineEnd(c)) {
            line.append(QChar(char16_t(0x23CE))); // a return sign reads better than the picture of LF
            at = behindLineEnd(text, at);
        } else if (c == QLatin1Char('\t')) {
            line.append(QLatin1Char(' '));
            ++at;
        } else {
            at = appendVisible(&line, text, at);
        }
        if (line.size() > longest || (line.size() == longest && at < text.size())) {
            line.truncate(fits);
            line.append(QChar(char16_t(0x2026)));
            return line;
        }
        if (line.size() < longest)
            fits = line.size();
    }
    return line;
}

VisiblePart visiblePart(QStringView text, qsizetype from, qsizetype longest)
{
    VisiblePart part;
    part.end = from;
    while (part.end < text.size() && part.text.size() < longest) {
        const QChar c = text.at(part.end);
        if (isLineEnd(c)) {
            part.text.append(QLatin1Char('\n'));
            part.end = behindLineEnd(text, part.end);
        } else if (c == QLatin1Char('\t')) {
            part.text.append(c);
            ++part.end;
        } else {
            part.end = appendVisible(&part.text, text, part.end);
        }
    }
    return part;
}

} // namespace trunkline
